package import DocketDomain
import DocketStore
package import Foundation

extension LocalWorkspace {
    package func faults(telling listener: CareProgress.Listener?) async throws(DocketError) -> [Fault] {
        let faults = try await database.faults(telling: listener)
        guard faults.isEmpty, let node else { return faults }
        return try await node.faults()
    }

    package func makeSearchable() async throws(DocketError) -> Bool {
        // Few at a time: other writers wait no longer than that.
        try await database.indexBacklog(atMost: 8)
    }

    package func rebuild(telling listener: CareProgress.Listener?) async throws(DocketError) -> Int {
        if let node { return try await node.copyAnew(telling: listener) }
        return try await database.rebuild(telling: listener)
    }

    /// Writes a copy of the workspace's database to a new file.
    package func backUp(to file: URL) throws(DocketError) {
        if let node { throw node.isBackedUpElsewhere }
        try database.backUp(to: file.path)
    }

    /// Puts a backup in the place of the workspace's database.
    ///
    /// - Returns: The file that keeps the state before.
    package func restore(from file: URL) throws(DocketError) -> String {
        if let node { throw node.isBackedUpElsewhere }
        return try database.restore(from: file.path, now: environment.now())
    }

    /// Copies of the workspace's data that lie in its folder: left by processes that died, or kept before a restore.
    package static func copies(in folder: URL) -> [KeptCopy] {
        WorkspaceDatabase.copies(in: folder).map { KeptCopy(path: $0.path, bytes: $0.bytes, isLeftOver: $0.isLeftOver) }
    }

    /// Whether the database in a folder is damaged so that it cannot be opened or copied.
    package static func isDamaged(in folder: URL) -> Bool {
        do throws(DocketError) {
            return try WorkspaceDatabase(path: folder.appendingPathComponent(databaseName).path, readOnly: true)
                .hasDamagedPages
        } catch {
            return error.code == .corrupt
        }
    }
}
