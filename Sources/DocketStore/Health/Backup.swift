package import DocketDomain
import Foundation
import GRDB

extension WorkspaceDatabase {
    /// Writes a copy of the whole workspace database to a file that must not exist yet.
    package func backUp(to path: String) throws(DocketError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw DocketError(.alreadyExists, "\(path) exists already. Name a new file; docket replaces no backup.")
        }
        do {
            let work = try WorkFolder(in: folder)
            let beside = try work.part(beside: path)
            do throws(DocketError) {
                try Self.createPrivateFile(at: beside)
            } catch {
                throw DocketError(
                    .unavailable, "\(path) cannot be written. Check that its folder exists and is writable.",
                    cause: error.message)
            }
            // With its folder goes the part, should it have no name yet.
            defer { withExtendedLifetime(work) {} }
            let copy = try DatabaseQueue(path: beside)
            try copy.writeWithoutTransaction { copy in
                try pool.read { original in
                    PageSeals.follow(original, in: copy)
                    try original.backup(to: copy)
                }
            }
            // One plain file, without a write-ahead log beside it.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            try FileManager.default.moveItem(atPath: beside, toPath: path)
        } catch {
            throw Self.translated(error)
        }
    }

    /// Puts a backup in the place of everything in this workspace.
    ///
    /// - Returns: Where the state before was kept.
    package func restore(from path: String, now: Timestamp) throws(DocketError) -> String {
        guard FileManager.default.fileExists(atPath: path) else {
            throw DocketError(.notFound, "There is no file \(path).")
        }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let backup = try DatabaseQueue(path: path, configuration: configuration)
            let isSound = try backup.read { db in
                try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok"
                    && !Migrations.all.appliedIdentifiers(db).isEmpty && !Migrations.all.hasBeenSuperseded(db)
            }
            guard isSound else {
                throw DocketError(.corrupt, "\(path) is no sound docket backup; nothing was changed.")
            }
            let kept = "\(self.path).before-restore-\(now.milliseconds)"
            try backUp(to: kept)
            let key = try pool.read { try LogIdentity($0).key }
            try backup.backup(to: pool)
            try Migrations.all.migrate(pool)
            try pool.write { try Migrations.renewIdentity(keeping: key, in: $0) }
            try ReadModel.bringUpToDate(pool)
            return kept
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw DocketError(.corrupt, "\(path) is no docket backup; nothing was changed.", cause: error.description)
        } catch let error as DatabaseError where PageSeals.damagedPage(of: error) != nil {
            throw DocketError(
                .corrupt, "\(path) is no sound docket backup; nothing was changed.", cause: error.description)
        } catch {
            throw Self.translated(error)
        }
    }
}
