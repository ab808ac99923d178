import DocketDomain
import Foundation
import GRDB

/// The erasure of one customer within one transaction.
struct Erasure {
    private let db: Database
    private let tenant: String
    private let customer: CustomerID
    private let codec = EventCodec()
    private var erasing: Erasing
    /// Whose states are folded anew.
    private var streams: Set<String> = []

    init(db: Database, tenant: TenantID, customer: CustomerID, documents: ErasureDocuments) {
        self.db = db
        self.tenant = tenant.rawValue
        self.customer = customer
        erasing = Erasing(customer, documents: documents) { try db.blob($0, tenant: tenant) }
    }

    /// - Returns: What was found.
    mutating func run(record: (ErasureFindings) throws -> ErasureRecord) throws -> ErasureFindings {
        let cursor = try events(after: 0)
        while let row = try cursor.next() { try erasing.learn(RecordedEvent(row: row, codec)) }
        var rewritten: [(position: Int64, event: StoredEvent)] = []
        let last = try rewrite(after: 0, &rewritten)
        let findings = erasing.findings
        let record = try record(findings)
        guard case .appended = try EncodedAppend(now: record.append, codec).write(to: db) else {
            throw DocketError(.conflict, "Somebody changed customer \(customer) at the same time. Try again.")
        }
        _ = try rewrite(after: last, &rewritten)
        try store(rewritten)
        try replaceBlobs()
        for stream in streams.sorted() { try db.foldAgain(stream, tenant: tenant) }
        try rewriteResponses()
        let prefix = ClaimKey.pendingPrefix(customer)
        try db.run(
            "DELETE FROM claims WHERE tenant_id = ? AND substr(key, 1, ?) = ?", [tenant, prefix.count, prefix])
        try rewriteDeliveries()
        try db.note(record.files)
        try db.run("UPDATE log_identity SET erasures = erasures + 1", [])
        return findings
    }

    private func events(after position: Int64) throws -> RowCursor {
        // The plus as in `SQLiteEventLog.read`: what is behind a place is read from there on.
        try Row.fetchCursor(
            db, sql: "SELECT * FROM events WHERE +tenant_id = ? AND position > ? ORDER BY position",
            arguments: [tenant, position])
    }

    /// - Returns: The position of the last event there is.
    private mutating func rewrite(
        after position: Int64, _ rewritten: inout [(position: Int64, event: StoredEvent)]
    ) throws -> Int64 {
        var last = position
        // A table is not changed under the cursor that reads it.
        let cursor = try events(after: position)
        while let row = try cursor.next() {
            let recorded = try RecordedEvent(row: row, codec)
            last = recorded.position
            guard let event = try erasing.rewritten(recorded) else { continue }
            rewritten.append((recorded.position, try codec.stored(event)))
            streams.insert(row["stream_id"])
        }
        return last
    }

    private func store(_ rewritten: [(position: Int64, event: StoredEvent)]) throws {
        for (position, event) in rewritten {
            try db.rewrite(position, as: event)
        }
    }

    private func replaceBlobs() throws {
        for (digest, bytes) in erasing.blobs {
            try db.run(
                "INSERT OR IGNORE INTO blobs (tenant_id, digest, bytes) VALUES (?, ?, ?)", [tenant, digest, bytes])
        }
        for digest in try db.unnamed(erasing.freedBlobs, tenant: tenant) {
            try db.run("DELETE FROM blobs WHERE tenant_id = ? AND digest = ?", [tenant, digest])
        }
    }

    private mutating func rewriteResponses() throws {
        let rows = try Row.fetchAll(
            db, sql: "SELECT user_id, key, response FROM idempotency WHERE tenant_id = ?", arguments: [tenant])
        for row in rows {
            let response = try JSON(parsing: Array(row["response"] as Data))
            let erased = erasing.erased(response: response)
            guard erased != response else { continue }
            try db.run(
                "UPDATE idempotency SET response = ? WHERE tenant_id = ? AND user_id = ? AND key = ?",
                [
                    Data(erased.serialized(sortedKeys: true).utf8), tenant, row["user_id"] as String,
                    row["key"] as String,
                ])
            try db.seal(
                .idempotency, where: "tenant_id = ? AND user_id = ? AND key = ?",
                [tenant, row["user_id"] as String, row["key"] as String])
        }
    }

    /// What was delivered stays on record without its values; what was not is not delivered any more.
    private mutating func rewriteDeliveries() throws {
        let key = [tenant, customer.rawValue]
        try db.run("DELETE FROM outbox WHERE tenant_id = ? AND ordering_key = ? AND delivered_at IS NULL", key)
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, payload FROM outbox WHERE tenant_id = ? AND ordering_key = ?",
            arguments: StatementArguments(key))
        for row in rows {
            let payload = erasing.erased(delivery: try JSON(parsing: row["payload"] as String, maximumDepth: 512))
            try db.run(
                "UPDATE outbox SET payload = ?, last_error = NULL WHERE id = ?",
                [payload.serialized(), row["id"] as Int64])
            try db.seal(.outbox, where: "id = ?", [row["id"] as Int64])
        }
    }
}
