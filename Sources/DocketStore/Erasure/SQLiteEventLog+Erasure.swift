package import DocketDomain
import GRDB

extension SQLiteEventLog: ErasingLog {
    package func erase(
        _ customer: CustomerID, tenant: TenantID, documents: ErasureDocuments,
        record: @escaping @Sendable (ErasureFindings) throws -> ErasureRecord
    ) async throws -> ErasureFindings {
        try await database.write { db in
            var erasure = Erasure(db: db, tenant: tenant, customer: customer, documents: documents)
            let findings = try erasure.run(record: record)
            try ReadModel.rebuild(in: db)
            return findings
        }
    }

    package func unfinishedErasure(at time: Timestamp?) async throws -> UnfinishedErasure? {
        let files = try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT storage, key FROM erased_files WHERE ? IS NULL OR not_before <= ? ORDER BY id",
                arguments: [time?.milliseconds, time?.milliseconds]
            ).map { ErasedFile(storage: $0["storage"], key: $0["key"]) }
        }
        guard !files.isEmpty else { return nil }
        return UnfinishedErasure(isNew: files.contains(.pages), files: files.filter { $0 != .pages })
    }

    package func postponeErasure(of files: [ErasedFile], now: Timestamp) async throws {
        try await database.write { db in
            for file in files {
                let attempts = try Int.fetchOne(
                    db, sql: "SELECT max(attempts) FROM erased_files WHERE storage = ? AND key = ?",
                    arguments: [file.storage, file.key])
                let attempt = (attempts ?? 0) + 1
                try db.run(
                    "UPDATE erased_files SET attempts = ?, not_before = ? WHERE storage = ? AND key = ?",
                    [
                        attempt, now.milliseconds + UnfinishedErasure.pause(afterAttempt: attempt), file.storage,
                        file.key,
                    ])
            }
        }
    }

    package func finishErasure(removed files: [ErasedFile]) async throws {
        do {
            let isNew = try await database.read { db in
                try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM erased_files WHERE key = '')") ?? false
            }
            if isNew { try await forgetFreedPages() }
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
        try await database.write { db in
            for file in files + [.pages] {
                try db.run("DELETE FROM erased_files WHERE storage = ? AND key = ?", [file.storage, file.key])
            }
        }
    }

    /// Leaves no old page behind, in the file or in its write-ahead log.
    func forgetFreedPages() async throws {
        try await database.pool.vacuum()
        // Another process may be reading from the write-ahead log; it will be done in a moment.
        for attempt in 0..<50 {
            let left = try await database.pool.writeWithoutTransaction { db in
                try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 0
            }
            if left == 0 { return }
            if attempt < 49 { try await Task.sleep(for: .milliseconds(100)) }
        }
        throw DocketError(
            .unavailable,
            "The customer was erased, but another process keeps reading the old file. End it: the next docket that opens the workspace finishes what is left."
        )
    }
}
