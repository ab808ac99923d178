import DocketDomain
import Foundation
import GRDB
import OrderedCollections

/// The erasure of one customer within one transaction.
struct Erasure {
    let db: Database
    let tenant: String
    let customer: String
    private var personal = PersonalValues()
    private var streams: [String] = []

    init(db: Database, tenant: String, customer: String) {
        self.db = db
        self.tenant = tenant
        self.customer = customer
    }

    mutating func run() throws {
        let proposals = try String.fetchAll(
            db, sql: "SELECT id FROM proposals WHERE tenant_id = ? AND customer_id = ?", arguments: [tenant, customer])
        let batches = try String.fetchAll(
            db, sql: "SELECT id FROM batches WHERE tenant_id = ? AND customer_id = ?", arguments: [tenant, customer])
        streams = ["customer:\(customer)"] + proposals.map { "artifact:\($0)" } + batches.map { "batch:\($0)" }
        for stream in streams { try rewriteEvents(of: stream) }
        try rewriteTexts()
        try rewriteExportTitles()
        for stream in streams { try foldAgain(stream) }
        try rewriteResponses(about: proposals)
        let prefix = ClaimKey.pendingPrefix(CustomerID(customer))
        try db.run(
            "DELETE FROM claims WHERE tenant_id = ? AND substr(key, 1, ?) = ?", [tenant, prefix.count, prefix])
        try rewriteDeliveries()
    }

    private mutating func rewriteEvents(of stream: String) throws {
        let rows = try Row.fetchAll(
            db, sql: "SELECT position, type, payload FROM events WHERE tenant_id = ? AND stream_id = ?",
            arguments: [tenant, stream])
        for row in rows {
            let payload = try JSON(parsing: row["payload"] as String, maximumDepth: 512)
            let replaced = personal.replaced(payload, ofType: row["type"])
            if replaced != payload { try store(replaced, at: row["position"]) }
        }
    }

    /// The threads that proposals came from, all that is written in them; and wherever else the customer's name or a
    /// quote stands in a thread, or in what is said about an artifact.
    private mutating func rewriteTexts() throws {
        let sources = try Row.fetchCursor(
            db,
            sql: """
                SELECT * FROM events WHERE tenant_id = :tenant AND stream_id IN (
                    SELECT 'thread:' || source_thread_id FROM proposals
                    WHERE tenant_id = :tenant AND customer_id = :customer)
                """, arguments: ["tenant": tenant, "customer": customer])
        try rewriteTexts(of: sources) { [personal] in personal.removed(from: $0) }
        let others = try Row.fetchCursor(
            db,
            sql: """
                SELECT * FROM events WHERE tenant_id = :tenant
                    AND (stream_id GLOB 'thread:*' OR stream_id GLOB 'artifact:*')
                    AND EXISTS (SELECT 1 FROM json_each(:phrases) WHERE instr(payload, value))
                """, arguments: ["tenant": tenant, "phrases": personal.phrasesInPayloads.serialized()])
        try rewriteTexts(of: others) { [personal] in personal.removed(phrasesFrom: $0) }
    }

    private mutating func rewriteTexts(of rows: RowCursor, _ replaced: (String) -> String) throws {
        let codec = EventCodec()
        // A table is not changed under the cursor that reads it.
        var rewritten: [(position: Int64, event: StoredEvent)] = []
        var changed: Set<String> = []
        while let row = try rows.next() {
            let recorded = try RecordedEvent(row: row, codec)
            guard let event = recorded.event.replacingTexts(replaced), event != recorded.event else { continue }
            rewritten.append((recorded.position, try codec.stored(event)))
            changed.insert(row["stream_id"])
        }
        for (position, event) in rewritten {
            try db.run(
                "UPDATE events SET payload = ?, schema_version = ? WHERE position = ?",
                [event.text, event.schemaVersion, position])
        }
        streams += changed.subtracting(streams).sorted()
    }

    /// An export's title has its customer's name.
    private mutating func rewriteExportTitles() throws {
        let exports = try String.fetchAll(
            db,
            sql: """
                SELECT id FROM exports WHERE tenant_id = :tenant AND CASE source_kind
                    WHEN 'customer' THEN source_id = :customer
                    WHEN 'artifact' THEN source_id IN (
                        SELECT id FROM proposals WHERE tenant_id = :tenant AND customer_id = :customer)
                    WHEN 'review' THEN source_id IN (
                        SELECT id FROM batches WHERE tenant_id = :tenant AND customer_id = :customer)
                    ELSE 0 END
                """, arguments: ["tenant": tenant, "customer": customer])
        for export in exports {
            let stream = "export:\(export)"
            streams.append(stream)
            let rows = try Row.fetchAll(
                db, sql: "SELECT position, payload FROM events WHERE tenant_id = ? AND stream_id = ?",
                arguments: [tenant, stream])
            for row in rows {
                let payload = try JSON(parsing: row["payload"] as String, maximumDepth: 512)
                guard case .object(var members) = payload, let title = members["title"]?.string else { continue }
                members["title"] = .string(personal.removed(from: title))
                try store(.object(members), at: row["position"])
            }
        }
    }

    private func store(_ payload: JSON, at position: Int64) throws {
        try db.run(
            "UPDATE events SET payload = ? WHERE position = ?", [payload.serialized(sortedKeys: true), position])
    }

    private func foldAgain(_ stream: String) throws {
        let codec = EventCodec()
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM events WHERE tenant_id = ? AND stream_id = ? ORDER BY version",
            arguments: [tenant, stream])
        var state: StreamState?
        while let row = try rows.next() { state = try evolve(state, RecordedEvent(row: row, codec).event) }
        guard let state else { return }
        try db.run(
            "UPDATE streams SET state = ? WHERE tenant_id = ? AND stream_id = ?",
            [try StateEncoder().text(of: state), tenant, stream])
    }

    private mutating func rewriteResponses(about proposals: [String]) throws {
        let ids = Set(proposals + [customer])
        let rows = try Row.fetchAll(
            db, sql: "SELECT user_id, key, response FROM idempotency WHERE tenant_id = ?", arguments: [tenant])
        for row in rows {
            let response = try JSON(parsing: Array(row["response"] as Data))
            guard response.mentions(ids) else { continue }
            try db.run(
                "UPDATE idempotency SET response = ? WHERE tenant_id = ? AND user_id = ? AND key = ?",
                [
                    Data(personal.replaced(response).serialized(sortedKeys: true).utf8), tenant,
                    row["user_id"] as String, row["key"] as String,
                ])
        }
    }

    /// What was delivered stays on record without its values; what was not is not delivered any more.
    private mutating func rewriteDeliveries() throws {
        try db.run(
            "DELETE FROM outbox WHERE tenant_id = ? AND ordering_key = ? AND delivered_at IS NULL", [tenant, customer])
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, payload FROM outbox WHERE tenant_id = ? AND ordering_key = ?",
            arguments: [tenant, customer])
        for row in rows {
            let payload = personal.replaced(try JSON(parsing: row["payload"] as String, maximumDepth: 512))
            try db.run(
                "UPDATE outbox SET payload = ?, last_error = NULL WHERE id = ?",
                [payload.serialized(), row["id"] as Int64])
        }
    }
}
