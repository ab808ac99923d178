import CSQLite
import Synchronization

/// Keeps what SQLite takes of the process's memory within bounds while queries run. One that takes more and more is ended
/// before the bound, which the rest of the program has too; the bound itself is for what asks for a lot at once, within a
/// single step, where nobody could look.
final class SQLiteHeap: Sendable {
    /// How much queries may take, beside what SQLite has already.
    static let megabytes = 120
    private static let reserve = 40

    private struct Use {
        var users = 0
        var before: Int64 = 0
    }

    private static let use = Mutex(Use())

    init() {
        Self.use.withLock { use in
            use.users += 1
            guard use.users == 1 else { return }
            use.before = sqlite3_memory_used()
            sqlite3_hard_heap_limit64(use.before + Int64(Self.megabytes + Self.reserve) << 20)
        }
    }

    deinit {
        Self.use.withLock { use in
            use.users -= 1
            guard use.users == 0 else { return }
            sqlite3_hard_heap_limit64(0)
            // The other limit follows the first one down, and not up.
            sqlite3_soft_heap_limit64(0)
        }
    }

    /// Whether queries have taken all that they may.
    var isFull: Bool {
        sqlite3_memory_used() > Self.use.withLock { $0.before } + Int64(Self.megabytes) << 20
    }
}
