package import DocketDomain
import GRDB

extension SQLiteEventLog: ErasingLog {
    package func exports(of customer: CustomerID, tenant: TenantID) async throws -> [ExportID] {
        try await database.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM exports WHERE tenant_id = :tenant AND deleted_at IS NULL AND CASE source_kind
                        WHEN 'customer' THEN source_id = :customer
                        WHEN 'artifact' THEN source_id IN (
                            SELECT id FROM proposals WHERE tenant_id = :tenant AND customer_id = :customer)
                        WHEN 'review' THEN source_id IN (
                            SELECT batch_id FROM proposals WHERE tenant_id = :tenant AND customer_id = :customer)
                        WHEN 'thread' THEN source_id IN (
                            SELECT r.thread_id FROM relations r
                            JOIN proposals p ON p.tenant_id = r.tenant_id AND p.id = r.artifact_id
                            WHERE r.tenant_id = :tenant AND p.customer_id = :customer)
                        ELSE 0
                        END
                    ORDER BY id
                    """, arguments: ["tenant": tenant.rawValue, "customer": customer.rawValue]
            ).map { ExportID($0) }
        }
    }

    package func erase(_ customer: CustomerID, tenant: TenantID, _ append: Append) async throws {
        let record = try await EncodedAppend(append, EventCodec())
        try await database.write { db in
            guard case .appended = try record.write(to: db) else {
                throw DocketError(.conflict, "Somebody changed customer \(customer) at the same time. Try again.")
            }
            var erasure = Erasure(db: db, tenant: tenant.rawValue, customer: customer.rawValue)
            try erasure.run()
            try ReadModel.rebuild(in: db)
        }
        do {
            try await forgetFreedPages()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// Leaves no old page behind, in the file or in its write-ahead log.
    private func forgetFreedPages() async throws {
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
            "The customer was erased, but another process keeps reading the old file. End it and run `docket customers erase` again."
        )
    }
}
