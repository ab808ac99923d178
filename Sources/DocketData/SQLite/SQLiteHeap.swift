import CSQLite
import Synchronization

/// Keeps what SQLite takes of the process's memory within bounds while queries run: one can ask for any amount within a
/// single step, where nobody could look.
final class SQLiteHeap: Sendable {
    /// How much queries may take, beside what SQLite has already.
    static let megabytes = 160

    private static let users = Mutex(0)

    init() {
        Self.users.withLock { users in
            users += 1
            guard users == 1 else { return }
            sqlite3_hard_heap_limit64(sqlite3_memory_used() + Int64(Self.megabytes) << 20)
        }
    }

    deinit {
        Self.users.withLock { users in
            users -= 1
            if users == 0 { sqlite3_hard_heap_limit64(0) }
        }
    }
}
