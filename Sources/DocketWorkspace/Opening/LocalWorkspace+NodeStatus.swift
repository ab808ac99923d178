package import DocketDomain
import DocketStore
package import Foundation

extension LocalWorkspace {
    /// How a node stands; nothing is copied for that.
    ///
    /// - Throws: `failedPrecondition` where the workspace has a log of its own.
    package static func nodeStatus(
        in folder: URL, engines: LogEngines = .live
    ) async throws(DocketError) -> NodeStatus {
        guard let file = try NodeFile(in: folder) else {
            throw DocketError(
                .failedPrecondition,
                "\(folder.path) is no node: its log is in its own file, or there is none. `docket init --log URL` makes a node."
            )
        }
        var status = NodeStatus(
            address: file.address.description, name: file.name, projection: WorkspaceDatabase.projection)
        let path = folder.appendingPathComponent(databaseName).path
        var standing: ReplicaStanding?
        if FileManager.default.fileExists(atPath: path) {
            standing = try WorkspaceDatabase(path: path, readOnly: true).replicaStanding()
            status.reached = standing?.reached
            status.events = standing?.events ?? 0
        }
        do {
            let log = try await engines.open(file.address)
            status.head = try await log.head()
            let identity = try await log.identity()
            status.isOtherLog = standing.map { $0.identity.epoch != identity.epoch } ?? false
            let place = status.isOtherLog ? .start : standing?.reached ?? .start
            status.heldBack = await engines.heldBack(log)
            status.behind = try await log.readAll(after: place, limit: NodeStatus.countLimit).count
        } catch {
            status.failure = WorkspaceDatabase.translated(error)
        }
        return status
    }
}
