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

    /// The same; waits for a server that is started again just now.
    static func openPatiently(_ address: String) async throws -> any EventLog {
        let end = ContinuousClock.now + .seconds(30)
        while true {
            do {
                return try await open(address)
            } catch let error as DocketError where error.code == .unavailable && ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }
}
