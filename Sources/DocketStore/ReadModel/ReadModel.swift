import DocketDomain
import GRDB

/// The tables that screens and lists read: a function of the events alone.
package enum ReadModel {
    /// Grows whenever the projections' code gives other rows for the same events: then they are made anew.
    static let version = 8

    private static let name = "all"

    /// The tables of the read model, in an order in which they can be emptied.
    package static let tables = [
        "tenants", "users", "tokens", "threads", "thread_tags", "messages", "artifacts", "revisions", "relations",
        "documents",
        "exports", "artifact_terms",
        "schemas", "customers", "profile_values", "batches", "proposals",
    ]

    /// Brings the tables up to date with events that follow what they have seen.
    static func project(_ events: [RecordedEvent], in db: Database) throws {
        guard let last = events.last else { return }
        var threads = ThreadProjection(db: db)
        for event in events {
            switch event.event {
            case .tenant(let tenant): try TenantProjection(db: db).apply(tenant, event)
            case .thread(let thread): try threads.apply(thread, event)
            case .artifact(let artifact):
                try threads.flush()
                try ArtifactProjection(db: db).apply(artifact, event)
            case .export(let export): try ExportProjection(db: db).apply(export, event)
            case .proposal(let proposal):
                try threads.flush()
                try ProposalProjection(db: db).apply(proposal, event)
            case .batch(let batch): try ProposalProjection(db: db).apply(batch, event)
            case .customer(let customer): try CustomerProjection(db: db).apply(customer, event)
            case .schema(.replaced(let replaced)):
                try CustomerProjection(db: db).apply(replaced.schema, tenant: event.tenantID)
            // Who decided what together is asked of the log alone.
            case .review: break
            }
        }
        try threads.flush()
        try seal(events, in: db)
        try db.run(
            """
            INSERT INTO checkpoints (projection, version, position) VALUES (?, ?, ?)
            ON CONFLICT (projection) DO UPDATE SET version = excluded.version, position = excluded.position
            """,
            [name, version, last.position])
    }

    private struct Changed: Hashable {
        let tenant: TenantID
        let stream: StreamID
    }

    /// Gives the rows that these events have changed their checksums. A row that is added has its own, and keeps it unless
    /// more follows.
    private static func seal(_ events: [RecordedEvent], in db: Database) throws {
        var unsealed: [Changed: Bool] = [:]
        for event in events {
            let changed = Changed(tenant: event.tenantID, stream: event.stream)
            unsealed[changed] = unsealed[changed] != nil || !event.event.isSealedAsAdded
        }
        for (changed, isUnsealed) in unsealed where isUnsealed {
            let tenant = changed.tenant.rawValue
            switch changed.stream.kind {
            case .thread: try db.seal(.threads, tenant, changed.stream.id)
            case .artifact:
                try db.seal(.artifacts, tenant, changed.stream.id)
                try db.seal(.proposals, tenant, changed.stream.id)
            case .customer: try db.seal(.customers, tenant, changed.stream.id)
            case .export: try db.seal(.exports, tenant, changed.stream.id)
            case .tenant, .schema, .batch, .review: break
            }
        }
    }

    /// Makes the tables anew from the log, and all of it searchable. Log, blobs and idempotency are not touched.
    ///
    /// - Parameter step: Told how far it has come.
    /// - Returns: The number of events replayed.
    @discardableResult
    static func rebuild(in db: Database, _ step: CareStep? = nil) throws -> Int {
        let count = try replay(in: db, step)
        try SearchBacklog(db: db).indexAll()
        step?.tell(1)
        return count
    }

    /// Empties the tables and replays the log into them.
    ///
    /// - Parameter step: Told how far it has come.
    /// - Returns: The number of events replayed.
    @discardableResult
    static func replay(in db: Database, _ step: CareStep? = nil) throws -> Int {
        for table in tables { try db.execute(sql: "DELETE FROM \(table)") }
        try db.execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
        try db.execute(sql: "DELETE FROM unindexed")
        try db.execute(sql: "DELETE FROM checkpoints")
        let codec = EventCodec()
        let last = try Int64.fetchOne(db, sql: "SELECT max(position) FROM events") ?? 0
        var count = 0
        var batch: [RecordedEvent] = []
        let events = try Row.fetchCursor(db, sql: "SELECT * FROM events ORDER BY position")
        while let row = try events.next() {
            batch.append(try RecordedEvent(row: row, codec))
            if batch.count == 500 {
                try project(batch, in: db)
                count += batch.count
                step?.tell(Double(row["position"] as Int64) / Double(last))
                batch.removeAll(keepingCapacity: true)
            }
        }
        try project(batch, in: db)
        return count + batch.count
    }

    /// Whether the tables say that they have seen all events that there are.
    static func hasSeenAll(in db: Database) throws -> Bool {
        let seen = try Int64.fetchOne(
            db, sql: "SELECT position FROM checkpoints WHERE projection = ? AND version = ?",
            arguments: [name, version])
        return try seen == Int64.fetchOne(db, sql: "SELECT max(position) FROM events")
    }

    /// Makes the tables anew where they were made by other code.
    static func bringUpToDate(_ pool: DatabasePool) throws {
        let isCurrent = try pool.read { db in
            let present = try Int.fetchOne(
                db, sql: "SELECT version FROM checkpoints WHERE projection = ?", arguments: [name])
            if let present { return present == version }
            return try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM events)") ?? false
        }
        if !isCurrent { _ = try pool.write { try rebuild(in: $0) } }
    }
}

extension Event {
    /// Whether its projection adds one row, which gets its checksum by that.
    fileprivate var isSealedAsAdded: Bool {
        switch self {
        case .artifact(.created), .proposal(.made), .customer(.added): true
        default: false
        }
    }
}
