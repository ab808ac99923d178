#if canImport(Glibc)
    import Glibc
#endif

/// How the process takes memory from the system.
enum ProcessMemory {
    /// Has all threads use one heap. With one for each, as glibc gives them, what a thread has freed is no use to the
    /// others: a message that two of them read, one after the other, takes its memory twice.
    static func shareOneHeap() {
        #if canImport(Glibc)
            mallopt(M_ARENA_MAX, 1)
        #endif
    }
}
