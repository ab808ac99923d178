package import DocketDomain
import PostgresKit

/// Who keeps readers from seeing what has been written: a transaction that began before it and is still open.
package struct ReaderHold: Hashable, Sendable {
    /// Events that nobody can read yet.
    package let waitingEvents: Int
    /// The server's process; nothing for a prepared transaction, or where the log's owner may not know.
    package let process: Int?
    package let account: String?
    package let program: String?
    package let database: String?
    package let since: Timestamp?
    /// The name of a prepared transaction, which stays until somebody commits it or rolls it back.
    package let prepared: String?
}

extension PostgresEventLog {
    /// Who holds readers back now; nothing where they see everything. A moment of it is nothing to worry about.
    package func readerHold() async throws(DocketError) -> ReaderHold? {
        try await pool.run { connection in
            let rows = try connection.run(LogStatement("SELECT * FROM docket.held_back()"))
            guard rows.rowCount > 0 else { return nil }
            return ReaderHold(
                waitingEvents: Int(rows.integer(0, 0) ?? 0), process: rows.integer(0, 1).map { Int($0) },
                account: rows.text(0, 2), program: rows.text(0, 3), database: rows.text(0, 4),
                since: rows.integer(0, 5).map { Timestamp(milliseconds: $0) }, prepared: rows.text(0, 6))
        }
    }
}
