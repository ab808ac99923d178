import DocketDomain
import Foundation
import GRDB

extension WorkspaceDatabase {
    /// Replays the log into tables beside the workspace, and compares each with the workspace's own.
    ///
    /// - Parameters:
    ///   - lists: Told how far the replay has come.
    ///   - search: Told when the search index is looked at.
    func readModelFaults(_ lists: CareStep, _ search: CareStep) async throws(DocketError) -> [Fault] {
        do {
            guard let work = try workFolder() else {
                return try await readModelFaults(in: DatabaseQueue(configuration: Replay.configuration), lists, search)
            }
            defer { withExtendedLifetime(work) {} }
            let path = work.url.appendingPathComponent("replay.db").path
            try Self.createPrivateFile(at: path)
            return try await readModelFaults(
                in: DatabaseQueue(path: path, configuration: Replay.configuration), lists, search)
        } catch {
            throw Self.translated(error)
        }
    }

    /// Nothing where no copy can lie: then it is held in memory.
    private func workFolder() throws(DocketError) -> WorkFolder? {
        do throws(DocketError) {
            return try WorkFolder(in: folder)
        } catch {
            guard error.code == .permissionDenied, pool.configuration.readonly else { throw error }
            return nil
        }
    }

    private func readModelFaults(
        in replay: DatabaseQueue, _ lists: CareStep, _ search: CareStep
    ) async throws -> [Fault] {
        try Migrations.all.migrate(replay)
        let original = Self.readOnlyAddress(pool.path)
        return try await replay.writeWithoutTransaction { db in
            let index = try Replay.leaveTheReadModelAlone(in: db)
            try db.execute(sql: "ATTACH DATABASE ? AS original", arguments: [original])
            var faults: [Fault] = []
            // All is read as it was at one moment: others may write meanwhile.
            try db.inTransaction(.deferred) {
                try ReadModel.replay(in: db, lists)
                try Self.indexBacklog(in: db)
                faults = try ReadModel.tables.compactMap { try Self.difference(in: $0, db) }
                search.tell(0)
                // No part of the index yet, and no fault.
                try db.execute(sql: "DELETE FROM documents WHERE id IN (SELECT document_id FROM unindexed)")
                try Replay.takeSearchIndex(index, from: "original", db)
                return .commit
            }
            do {
                try db.execute(sql: "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
            } catch {
                faults.append(
                    Fault(
                        area: "search",
                        message: "The search index does not agree with the texts. Run `docket rebuild`."))
            }
            return faults
        }
    }

    /// Gives the documents of the replay the texts that the workspace's own have by now.
    private static func indexBacklog(in db: Database) throws {
        let waiting = try Int64.fetchSet(db, sql: "SELECT document_id FROM original.unindexed")
        try SearchBacklog(db: db).indexAll(but: waiting)
    }

    private static func difference(in table: String, _ db: Database) throws -> Fault? {
        let columns = try db.columns(in: table).map(\.name)
        let keys = try db.primaryKey(table).columns
        func pairs(_ columns: [String], _ comparison: String) -> String {
            columns.map { "ours.\($0) \(comparison) theirs.\($0)" }.joined(separator: " AND ")
        }
        let count =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM main.\(table)) + (SELECT count(*) FROM original.\(table)) - 2 * (
                        SELECT count(*) FROM main.\(table) ours
                        CROSS JOIN original.\(table) theirs ON \(pairs(keys, "=")) WHERE \(pairs(columns, "IS")))
                    """) ?? 0
        guard count > 0 else { return nil }
        return Fault(
            area: "read model",
            message: "The table \(table) differs from the event log in \(count) rows. Run `docket rebuild`.")
    }
}
