import DocketDomain
import DocketStore
package import DocketWorkspace
package import Foundation

extension Session {
    /// Puts a backup in the place of a workspace's database, also where that is damaged beyond opening.
    ///
    /// - Returns: The file that keeps the state before.
    package static func restore(
        _ request: Request, from backup: URL, environment: Environment = .live
    ) async throws -> URL {
        do {
            let workspace = try await open(request, environment: environment).workspace
            return URL(fileURLWithPath: try workspace.restore(from: backup))
        } catch let error as DocketError where error.code == .corrupt {
            let database = DamagedDatabase(in: request.folder, now: environment.now())
            // The backup itself may be what is damaged: then nothing is moved for good.
            guard try database.setAside() else { throw error }
            do {
                let fresh = try await Workspace.create(
                    request.folder, account: request.account, environment: environment)
                let empty = try fresh.restore(from: backup)
                // The state before was an empty database: its copy is of no use, and of no harm should it stay.
                try? FileManager.default.removeItem(atPath: empty)
                return database.kept
            } catch {
                try database.putBack()
                throw error
            }
        }
    }
}

/// The files of a database that cannot be opened.
private struct DamagedDatabase {
    private let original: URL
    let kept: URL

    init(in folder: URL, now: Timestamp) {
        original = folder.appendingPathComponent("docket.db")
        kept = folder.appendingPathComponent("docket.db.damaged-\(now.milliseconds)")
    }

    /// - Returns: Whether there was a damaged database; a sound one stays where it is.
    func setAside() throws -> Bool {
        guard !isSound else { return false }
        try move(from: original, to: kept)
        return true
    }

    func putBack() throws {
        // What cannot be removed makes the move fail, which is told.
        for suffix in Self.suffixes { try? FileManager.default.removeItem(atPath: original.path + suffix) }
        try move(from: kept, to: original)
    }

    /// Whatever keeps it from being opened, it is not of use as it is.
    private var isSound: Bool {
        (try? WorkspaceDatabase(path: original.path, readOnly: true)) != nil
    }

    private static let suffixes = ["", "-wal", "-shm"]

    private func move(from source: URL, to target: URL) throws {
        for suffix in Self.suffixes where FileManager.default.fileExists(atPath: source.path + suffix) {
            try FileManager.default.moveItem(atPath: source.path + suffix, toPath: target.path + suffix)
        }
    }
}
