import CMalloc

/// How the process takes memory from the system.
enum ProcessMemory {
    /// With a heap for each thread, as glibc has them, what one has freed is no use to the others: a message that two of
    /// them read, one after the other, takes its memory twice.
    static func shareOneHeap() { cmalloc_share_one_heap() }
}
