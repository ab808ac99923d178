import CQueryMemory

/// Keeps what SQLite takes in an engine's thread within bounds; the rest of the program has its memory whatever a query
/// does. A query that takes more and more is ended before the bound; the bound itself is for what asks for a lot at once,
/// within a single step, where nobody could look.
enum EngineMemory {
    /// How much a query may take.
    static let megabytes = 120
    private static let reserve = 40

    /// From here on this thread has a bound.
    static func bound() {
        query_memory_limit(Int64(megabytes + reserve) << 20)
    }

    /// Whether the query of this thread has taken all that it may.
    static var isFull: Bool { query_memory_used() > Int64(megabytes) << 20 }
}
