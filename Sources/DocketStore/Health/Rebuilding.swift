package import DocketDomain
import Foundation
import GRDB

extension WorkspaceDatabase {
    /// Makes the read model anew from the log. Where pages are damaged, the whole file is written anew as well, provided
    /// that the log itself is sound.
    ///
    /// - Returns: The number of events replayed.
    package func rebuild(telling listener: CareProgress.Listener? = nil) async throws(DocketError) -> Int {
        guard try !damagedPages(limit: 1).isEmpty else {
            let step = CareStep(area: "lists and search", part: 0...1, listener: listener)
            return try await write { try ReadModel.rebuild(in: $0, step) }
        }
        do {
            return try await pool.writeWithoutTransaction { db in
                try RowFaults.checked { try PageSeals.withoutComparing(in: db) { try Self.repair(db) } }
            }
        } catch {
            throw Self.translated(error)
        }
    }

    /// Everything that is written gets the seal of what it is now: nothing may be wrong by then.
    private static func repair(_ db: Database) throws -> Int {
        var count = 0
        try db.inTransaction(.immediate) {
            // The indexes of what is not made anew.
            for table in ["events", "blobs", "outbox", "idempotency", "grdb_migrations"] {
                try db.execute(sql: "REINDEX \(table)")
            }
            count = try ReadModel.rebuild(in: db)
            if let fault = try (integrityFaults(db) + logOnlyFaults(db)).first {
                throw DocketError(.corrupt, fault.message)
            }
            return .commit
        }
        try db.execute(sql: "VACUUM")
        return count
    }

    /// Pages of the file that are not what was written, up to a number of them.
    func damagedPages(limit: Int) throws(DocketError) -> [Int] {
        // What a process that died left in the log is what holds; where it cannot be taken to the file, the file is told of
        // as it is.
        if !pool.configuration.readonly { _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.passive) } }
        do {
            return try pool.read { try PageSeals.damagedPages(in: $0, limit: limit) }
        } catch {
            throw Self.translated(error)
        }
    }

    /// Whether a page of the file is not what was written.
    package var hasDamagedPages: Bool {
        get throws(DocketError) { try !damagedPages(limit: 1).isEmpty }
    }
}
