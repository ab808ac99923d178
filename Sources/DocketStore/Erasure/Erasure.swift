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
        for stream in streams.sorted() { try foldAgain(stream) }
        try rewriteResponses()
        let prefix = ClaimKey.pendingPrefix(customer)
        try db.run(
            "DELETE FROM claims WHERE tenant_id = ? AND substr(key, 1, ?) = ?", [tenant, prefix.count, prefix])
        try rewriteDeliveries()
        try note(record.files)
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
            try db.run(
                "UPDATE events SET payload = ?, schema_version = ? WHERE position = ?",
                [event.text, event.schemaVersion, position])
            try db.seal(.events, where: "position = ?", [position])
        }
    }

    private func replaceBlobs() throws {
        for (digest, bytes) in erasing.blobs {
            try db.run(
                "INSERT OR IGNORE INTO blobs (tenant_id, digest, bytes) VALUES (?, ?, ?)", [tenant, digest, bytes])
        }
        for digest in try unnamed(erasing.freedBlobs) {
            try db.run("DELETE FROM blobs WHERE tenant_id = ? AND digest = ?", [tenant, digest])
        }
    }

    /// Those of some blobs that no event names any more: somebody else may have handed in the same bytes. The log is
    /// looked through once.
    private func unnamed(_ digests: Set<String>) throws -> Set<String> {
        var unnamed = digests
        let payloads = try String.fetchCursor(
            db, sql: "SELECT payload FROM events WHERE tenant_id = ? AND instr(payload, 'digest')",
            arguments: [tenant])
        while !unnamed.isEmpty, let payload = try payloads.next() {
            for name in BlobNames.named(in: payload) { unnamed.remove(name) }
        }
        return unnamed
    }

    private func foldAgain(_ stream: String) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM events WHERE tenant_id = ? AND stream_id = ? ORDER BY version",
            arguments: [tenant, stream])
        var state: StreamState?
        while let row = try rows.next() { state = try evolve(state, RecordedEvent(row: row, codec).event) }
        guard let state else { return }
        try db.run(
            "UPDATE streams SET state = ? WHERE tenant_id = ? AND stream_id = ?",
            [try StateEncoder().text(of: state), tenant, stream])
        try db.seal(.streams, where: "tenant_id = ? AND stream_id = ?", [tenant, stream])
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

    /// What has to be done once all this is written; whoever opens the workspace next does it, if need be.
    private func note(_ files: [ErasedFile]) throws {
        for file in files + [.pages] {
            try db.run("INSERT INTO erased_files (storage, key) VALUES (?, ?)", [file.storage, file.key])
        }
    }
}

extension Database {
    /// The bytes of a blob; nothing where it is not there.
    func blob(_ digest: String, tenant: TenantID) throws -> Data? {
        let statement = try cachedStatement(sql: "SELECT bytes FROM blobs WHERE tenant_id = ? AND digest = ?")
        return try Data.fetchOne(statement, arguments: [tenant.rawValue, digest]).map {
            try BlobCheck.verified($0, digest)
        }
    }
}
