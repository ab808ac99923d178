import DocketDomain
import DocketPostgres
import DocketStore

/// The log whose order is checked.
enum OrderedLog {
    /// - Parameter address: The URL of a database, or the path of a workspace's file; the log is made where there is none.
    static func open(_ address: String) async throws -> any EventLog {
        guard address.contains("://") else { return SQLiteEventLog(try WorkspaceDatabase(path: address)) }
        return try await PostgresEventLog.create(url: address)
    }
}
