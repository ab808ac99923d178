import DocketDomain
import Foundation
import GRDB

extension LogReplica {
    /// An event whose payload the log has rewritten.
    private struct Rewritten: Sendable {
        let position: Int64
        let event: RecordedEvent
        let stored: StoredEvent
        /// What the file has of it.
        let before: String
    }

    /// Takes over what erasures have rewritten: every event that was copied is compared with the log's. What the values
    /// were that went cannot be told from what is left of the log, so that the file could not erase them by itself.
    func takeErasures(upTo identity: LogIdentity, _ standing: ReplicaStanding) async throws {
        let rewritten = try await rewritten(through: standing)
        var named: Set<BlobKey> = []
        var freed: [TenantID: Set<String>] = [:]
        for change in rewritten {
            let now = Set(BlobNames.named(in: change.stored.text))
            named.formUnion(now.map { BlobKey(tenant: change.event.tenantID, digest: $0) })
            let gone = Set(BlobNames.named(in: change.before)).subtracting(now)
            freed[change.event.tenantID, default: []].formUnion(gone)
        }
        try await copyBlobs(named)
        let freedBlobs = freed
        let isTaken = try await database.write { db in
            guard try ReplicaStanding(db) == standing else { return false }
            for change in rewritten { try db.rewrite(change.position, as: change.stored) }
            for tenant in Set(rewritten.map(\.event.tenantID)) {
                let streams = Set(rewritten.filter { $0.event.tenantID == tenant }.map(\.event.stream.description))
                for stream in streams.sorted() { try db.foldAgain(stream, tenant: tenant.rawValue) }
                for digest in try db.unnamed(freedBlobs[tenant] ?? [], tenant: tenant.rawValue) {
                    try db.run("DELETE FROM blobs WHERE tenant_id = ? AND digest = ?", [tenant.rawValue, digest])
                }
            }
            try db.execute(sql: "DELETE FROM outbox")
            try ReadModel.rebuild(in: db)
            try db.note(try Self.filesOfDeletedExports(db))
            try identity.write(to: db)
            return true
        }
        // Whoever opens the workspace next does what is left, and this again, should something stand in its way now.
        if isTaken { try? await SQLiteEventLog(database).forgetFreedPages() }
    }

    private func rewritten(through standing: ReplicaStanding) async throws -> [Rewritten] {
        let codec = EventCodec()
        var rewritten: [Rewritten] = []
        var place = Checkpoint.start
        var position: Int64 = 0
        while place < standing.reached {
            let events = try await log.readAll(after: place, limit: 500)
            guard let last = events.last else { break }
            let first = position
            let copied = try await database.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT event_id, payload FROM events WHERE position > ? ORDER BY position LIMIT ?",
                    arguments: [first, events.count]
                ).map { (id: $0["event_id"] as String, payload: $0["payload"] as String) }
            }
            for (index, (event, own)) in zip(events, copied).enumerated() {
                guard own.id == event.eventID.rawValue else { throw Self.otherLog }
                let stored = try codec.stored(event.event)
                guard stored.text != own.payload else { continue }
                rewritten.append(
                    Rewritten(
                        position: first + Int64(index) + 1, event: event, stored: stored, before: own.payload))
            }
            position += Int64(events.count)
            place = last.checkpoint
        }
        return rewritten
    }

    /// Files of exports that lie beside the file and are nobody's any more: an erasure deletes exports, too.
    private static func filesOfDeletedExports(_ db: Database) throws -> [ErasedFile] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT storage, key FROM exports
                WHERE deleted_at IS NOT NULL AND storage = 'local' AND key IS NOT NULL
                """
        ).map { ErasedFile(storage: $0["storage"], key: $0["key"]) }
    }

    static let otherLog = DocketError(
        .corrupt, "What this node has is not what the log has. Run `docket rebuild`, which reads the log anew.")
}
