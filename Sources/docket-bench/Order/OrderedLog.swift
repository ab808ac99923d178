import DocketDomain
import DocketStore

/// The log whose order is checked.
enum OrderedLog {
    /// - Parameter address: The path of a workspace's file, made where there is none.
    static func open(_ address: String) async throws -> any EventLog {
        SQLiteEventLog(try WorkspaceDatabase(path: address))
    }
}
