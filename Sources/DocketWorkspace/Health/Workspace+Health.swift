package import DocketDomain
package import DocketStore
package import Foundation

extension Workspace {
    /// Faults of the data: in the database, the log, the read model, the blobs. Takes time in proportion to all of it.
    package func faults() async throws(DocketError) -> [Fault] {
        try await database.faults()
    }

    /// Makes the read model anew from the log.
    ///
    /// - Returns: The number of events replayed.
    package func rebuild() async throws(DocketError) -> Int {
        try await database.write { try ReadModel.rebuild(in: $0) }
    }

    /// Writes a copy of the workspace's database to a new file.
    package func backUp(to file: URL) throws(DocketError) {
        try database.backUp(to: file.path)
    }

    /// Puts a backup in the place of the workspace's database.
    ///
    /// - Returns: The file that keeps the state before.
    package func restore(from file: URL) throws(DocketError) -> String {
        try database.restore(from: file.path, now: environment.now())
    }

    /// The last position of the log.
    package func head() async throws(DocketError) -> Checkpoint {
        do {
            return try await log.head()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }
}
