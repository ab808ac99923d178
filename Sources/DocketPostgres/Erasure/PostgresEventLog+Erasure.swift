package import DocketDomain
import PostgresKit

extension PostgresEventLog {
    package func erase(
        _ customer: CustomerID, tenant: TenantID, documents: ErasureDocuments,
        record: @escaping @Sendable (ErasureFindings) throws -> ErasureRecord
    ) async throws -> ErasureFindings {
        let erased = try await pool.run { connection in
            try connection.undoing {
                var erasure = PostgresErasure(
                    on: connection, tenant: tenant, customer: customer, documents: documents)
                return try erasure.run(record: record)
            }
        }
        ownWrites.note(erased.place.transaction)
        return erased.findings
    }

    package func unfinishedErasure(at time: Timestamp?) async throws -> UnfinishedErasure? {
        try await pool.run { connection in
            let rows = try connection.run(
                LogStatement(
                    "SELECT storage, key FROM docket.erased_files WHERE $1::bigint IS NULL OR not_before <= $1 ORDER BY id",
                    .integer(time?.milliseconds)))
            let files = (0..<rows.rowCount).map {
                ErasedFile(storage: rows.text($0, 0) ?? "", key: rows.text($0, 1) ?? "")
            }
            guard !files.isEmpty else { return nil }
            return UnfinishedErasure(isNew: files.contains(.pages), files: files.filter { $0 != .pages })
        }
    }

    package func postponeErasure(of files: [ErasedFile], now: Timestamp) async throws {
        try await pool.run { connection in
            for file in files {
                let key = [PostgresValue.text(file.storage), .text(file.key)]
                let rows = try connection.run(
                    LogStatement(
                        "SELECT max(attempts) FROM docket.erased_files WHERE storage = $1 AND key = $2", key[0], key[1])
                )
                let attempt = (rows.integer(0, 0) ?? 0) + 1
                let pause = UnfinishedErasure.pause(afterAttempt: Int(attempt))
                try connection.run(
                    LogStatement(
                        """
                        UPDATE docket.erased_files SET attempts = $3, not_before = $4 WHERE storage = $1 AND key = $2
                        """, key[0], key[1], .integer(attempt), .integer(now.milliseconds + pause)))
            }
        }
    }

    /// What an erasure has overwritten stays in the tables' files until these are written anew. What is in the server's own
    /// log, its backups and its replicas is the business of those who keep them.
    package func finishErasure(removed files: [ErasedFile]) async throws {
        let isNew = try await unfinishedErasure(at: nil)?.isNew ?? false
        try await pool.run { connection in
            if isNew {
                try connection.undoing {
                    try connection.run(.begin)
                    try connection.allowTime()
                    try connection.run([LogStatement("SELECT docket.forget_freed()"), .commit])
                }
            }
            let done = files + [.pages]
            try connection.run(
                LogStatement(
                    """
                    DELETE FROM docket.erased_files
                    WHERE (storage, key) IN (SELECT * FROM unnest($1::text[], $2::text[]))
                    """, .texts(done.map(\.storage)), .texts(done.map(\.key))))
        }
    }
}
