package import DocketDomain
import DocketStore
package import Foundation

extension LocalWorkspace {
    /// Copies this workspace's log to one elsewhere, which is made where it is not there, and compares both.
    ///
    /// - Throws: `permissionDenied` for whoever is no admin; `failedPrecondition` where the other log has other events.
    package func copyLog(
        to address: LogAddress, engines: LogEngines = .live, telling listener: CareProgress.Listener? = nil
    ) async throws(DocketError) -> LogCopyReport {
        guard viewer.role == .admin else {
            throw DocketError(
                .permissionDenied,
                "Only an admin may copy the log; \(viewer.userID) is \(viewer.role.rawValue). Ask an admin.")
        }
        return try await stored {
            let target = try await engines.create(address)
            return try await LogCopying(source: log, target: target, listener: listener).run()
        }
    }

    /// Copies a log elsewhere into a new workspace with a log of its own, and compares both.
    ///
    /// - Throws: `alreadyExists` where the folder has a workspace with another log.
    package static func copyLog(
        from address: LogAddress, to folder: URL, engines: LogEngines = .live,
        telling listener: CareProgress.Listener? = nil
    ) async throws(DocketError) -> LogCopyReport {
        guard try NodeFile(in: folder) == nil else {
            throw DocketError(
                .alreadyExists,
                "\(folder.path) has a node. Name another folder with --workspace for the copy of its log.")
        }
        do {
            let source = try await engines.open(address)
            try makeFolder(folder)
            let database = try WorkspaceDatabase(path: folder.appendingPathComponent(databaseName).path)
            return try await LogCopying(source: source, target: SQLiteEventLog(database), listener: listener).run()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }
}
