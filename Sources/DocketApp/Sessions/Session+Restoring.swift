import DocketDomain
import DocketExport
package import DocketWorkspace
package import Foundation

extension Session {
    /// Writes a copy of a workspace's database to a new file.
    package static func backUp(
        _ request: Request, to file: URL, environment: Environment = .live
    ) async throws {
        guard !LocalWorkspace.isOwn(.file(file)) else {
            throw DocketError(
                .invalidArgument, "A workspace keeps its own files there. Name another place for the backup.")
        }
        try await local(request, environment).0.backUp(to: file)
    }

    /// Puts a backup in the place of a workspace's database, also where that is damaged beyond opening.
    ///
    /// - Returns: The file that keeps the state before.
    package static func restore(
        _ request: Request, from backup: URL, idempotencyKey: String?, environment: Environment = .live
    ) async throws -> URL {
        guard let idempotencyKey else { return try await restore(request, from: backup, environment) }
        let asked: JSON = ["request": "restore", "file": .string(backup.path)]
        do {
            let known = try await local(request, environment).0.answer(to: asked, key: idempotencyKey)
            if let kept = known?.string { return URL(fileURLWithPath: kept) }
        } catch let error as DocketError where error.code == .corrupt {
            // What is damaged remembers no answers.
        }
        let kept = try await restore(request, from: backup, environment)
        let restored = try await local(request, environment).0
        _ = try await restored.keep(.string(kept.path), to: asked, key: idempotencyKey)
        return kept
    }

    private static func restore(_ request: Request, from backup: URL, _ environment: Environment) async throws -> URL {
        do {
            return URL(fileURLWithPath: try await local(request, environment).0.restore(from: backup))
        } catch let error as DocketError where error.code == .corrupt {
            let database = DamagedDatabase(in: request.folder, now: environment.now())
            // The backup itself may be what is damaged: then nothing is moved for good.
            guard try database.setAside() else { throw error }
            do {
                let fresh = try await LocalWorkspace.create(
                    request.folder, account: request.account, environment: environment)
                let empty = try fresh.restore(from: backup)
                // The state before was an empty workspace: nobody misses it, and nobody is hurt where it stays.
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
        guard LocalWorkspace.isDamaged(in: original.deletingLastPathComponent()) else { return false }
        try move(from: original, to: kept)
        return true
    }

    func putBack() throws {
        // What is not there need not go; what is in the way makes the move fail.
        for suffix in Self.suffixes { try? FileManager.default.removeItem(atPath: original.path + suffix) }
        try move(from: kept, to: original)
    }

    private static let suffixes = ["", "-wal", "-shm"]

    private func move(from source: URL, to target: URL) throws {
        for suffix in Self.suffixes where FileManager.default.fileExists(atPath: source.path + suffix) {
            try FileManager.default.moveItem(atPath: source.path + suffix, toPath: target.path + suffix)
        }
    }
}
