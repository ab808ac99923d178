import DocketDomain
import Foundation
import GRDB

extension WorkspaceDatabase {
    /// Replays the log in a copy and compares every table.
    func readModelFaults() async throws(DocketError) -> [Fault] {
        do {
            guard let work = try workFolder() else {
                return try await readModelFaults(
                    in: DatabaseQueue(), against: DatabaseQueue(named: "original-\(UUID().uuidString)"))
            }
            defer { withExtendedLifetime(work) {} }
            let paths = ["docket.db", "original.db"].map { work.url.appendingPathComponent($0).path }
            for path in paths { try Self.createPrivateFile(at: path) }
            return try await readModelFaults(
                in: DatabaseQueue(path: paths[0]), against: DatabaseQueue(path: paths[1]))
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

    private func readModelFaults(in copy: DatabaseQueue, against original: DatabaseQueue) async throws -> [Fault] {
        defer { withExtendedLifetime(original) {} }
        try pool.backup(to: copy)
        // From the copy: another process may have written to the workspace by now.
        try copy.backup(to: original)
        let place = original.path
        try await copy.write { db in _ = try ReadModel.rebuild(in: db) }
        return try await copy.writeWithoutTransaction { db in
            try db.execute(sql: "ATTACH DATABASE ? AS original", arguments: [place])
            var faults = try ReadModel.tables.compactMap { try Self.difference(in: $0, db) }
            do {
                try db.execute(sql: "INSERT INTO original.search (search, rank) VALUES ('integrity-check', 1)")
            } catch {
                faults.append(
                    Fault(
                        area: "search",
                        message: "The search index does not agree with the texts. Run `docket rebuild`."))
            }
            return faults
        }
    }

    private static func difference(in table: String, _ db: Database) throws -> Fault? {
        let count =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM (SELECT * FROM main.\(table) EXCEPT SELECT * FROM original.\(table)))
                        + (SELECT count(*) FROM (SELECT * FROM original.\(table) EXCEPT SELECT * FROM main.\(table)))
                    """) ?? 0
        guard count > 0 else { return nil }
        return Fault(
            area: "read model",
            message: "The table \(table) differs from the event log in \(count) rows. Run `docket rebuild`.")
    }
}
