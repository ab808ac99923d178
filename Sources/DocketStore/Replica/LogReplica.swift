package import DocketDomain
import Foundation
import GRDB

/// A log that is kept elsewhere, copied into a workspace's file: its events in the order in which the log gives them, with
/// positions of the file's own (1, 2, 3 …, so that they are the same in every copy), and the read model in the transaction
/// of each part of the copy.
///
/// Any number of processes may bring one file up to date at once: each part says behind which place it follows, and one
/// that another process has written already is left out.
package struct LogReplica: Sendable {
    let log: any EventLog
    let database: WorkspaceDatabase
    private let address: String

    /// Events that are copied in one transaction at the most.
    private static let batch = 500

    /// - Parameter address: Where the log is, without a password.
    package init(of log: any EventLog, at address: String, in database: WorkspaceDatabase) {
        self.log = log
        self.address = address
        self.database = database
    }

    /// Copies what the log has and the file has not: all of it, or up to a place.
    ///
    /// - Returns: The last place of the log that the file has now.
    @discardableResult
    package func catchUp(
        to target: Checkpoint? = nil, telling listener: CareProgress.Listener? = nil
    ) async throws(DocketError) -> Checkpoint {
        do {
            let step = CareStep(area: "events", part: 0...1, listener: listener)
            let end = listener == nil ? nil : try await log.head()
            while true {
                let standing = try await preparedStanding()
                if let target, standing.reached >= target { return standing.reached }
                let events = try await log.readAll(after: standing.reached, limit: Self.batch)
                guard let last = events.last else { return standing.reached }
                try await copyBlobs(ofPayloadsIn: events)
                let isTaken = try await take(events, after: standing)
                if isTaken, let target, last.checkpoint >= target { return last.checkpoint }
                if let end, end.position > 0 { step.tell(Double(last.position) / Double(end.position)) }
            }
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// Forgets what was copied, and copies the log anew.
    ///
    /// - Returns: The number of events.
    package func copyAnew(telling listener: CareProgress.Listener? = nil) async throws(DocketError) -> Int {
        do {
            try await reset(to: try await log.identity(), isForced: true)
            try await catchUp(telling: listener)
            return try await database.write { db in
                try SearchBacklog(db: db).indexAll()
                return try Int.fetchOne(db, sql: "SELECT count(*) FROM events") ?? 0
            }
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// Where the file stands, once it is known to be a copy of the log as it is now: begun, begun anew where the log was
    /// restored from a backup, and without what has been erased. What is read of the log after this is not older.
    private func preparedStanding() async throws -> ReplicaStanding {
        while true {
            let identity = try await log.identity()
            guard let standing = try await database.read({ try ReplicaStanding($0) }),
                standing.identity.epoch == identity.epoch, standing.identity.key == identity.key
            else {
                try await reset(to: identity)
                continue
            }
            guard standing.identity.erasures != identity.erasures else { return standing }
            try await takeErasures(upTo: identity, standing)
        }
    }

    /// Begins the copy of a log.
    ///
    /// - Parameter isForced: Also where it has been begun by now.
    private func reset(to identity: LogIdentity, isForced: Bool = false) async throws {
        try await database.write { [address] db in
            let standing = try ReplicaStanding(db)
            if let standing, standing.identity.epoch == identity.epoch, standing.identity.key == identity.key {
                guard isForced else { return }
            }
            guard try standing != nil || Self.isEmpty(db) else {
                throw DocketError(
                    .failedPrecondition,
                    "The workspace's file has a log of its own, which would be lost. Move docket.db away, or copy its log with `docket log copy --to URL` first."
                )
            }
            for table in ReadModel.tables + ["events", "streams", "blobs", "outbox", "unindexed", "checkpoints"] {
                try db.execute(sql: "DELETE FROM \(table)")
            }
            try db.execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
            try db.execute(sql: "DELETE FROM sqlite_sequence WHERE name IN ('events', 'outbox')")
            try identity.write(to: db)
            try db.run(
                "INSERT OR REPLACE INTO node (id, address, log_transaction, log_position) VALUES (1, ?, 0, 0)",
                [address])
        }
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM events)") ?? true
    }

    /// Writes events that follow where the file stood.
    ///
    /// - Returns: Whether it still stood there.
    private func take(_ events: [RecordedEvent], after standing: ReplicaStanding) async throws -> Bool {
        let codec = EventCodec()
        let stored = try events.map { ($0, try codec.stored($0.event)) }
        return try await database.write { db in
            guard try ReplicaStanding(db) == standing, let last = events.last else { return false }
            var copied: [RecordedEvent] = []
            var folded = FoldedStreams(db: db)
            for (event, stored) in stored {
                let position = standing.events + Int64(copied.count) + 1
                try folded.apply(event)
                try db.insert(
                    .events, by: Self.eventAtItsPlace,
                    [
                        event.tenantID.rawValue, event.stream.description, event.version, event.eventID.rawValue,
                        stored.type, stored.schemaVersion, stored.text, event.actorID.rawValue,
                        event.actorRole.rawValue, event.correlationID, event.recordedAt.milliseconds,
                    ], beside: [position])
                copied.append(event.at(Checkpoint(position: position)))
            }
            try folded.write()
            try ReadModel.project(copied, in: db)
            try db.run(
                "UPDATE node SET log_transaction = ?, log_position = ?",
                [last.checkpoint.transaction, last.checkpoint.position])
            return true
        }
    }

    private static let eventAtItsPlace = Database.insertion(into: .events, beside: "position")

    // MARK: Blobs

    /// What names a blob of a tenant.
    struct BlobKey: Hashable, Sendable {
        let tenant: TenantID
        let digest: String
    }

    /// Copies the blobs that events name, before the events: until then nobody looks for them.
    private func copyBlobs(ofPayloadsIn events: [RecordedEvent]) async throws {
        let codec = EventCodec()
        var named: Set<BlobKey> = []
        for event in events {
            for digest in BlobNames.named(in: try codec.stored(event.event).text) {
                named.insert(BlobKey(tenant: event.tenantID, digest: digest))
            }
        }
        try await copyBlobs(named)
    }

    func copyBlobs(_ named: Set<BlobKey>) async throws {
        guard !named.isEmpty else { return }
        let missing = try await database.read { db in
            try named.filter { key in
                try Bool.fetchOne(
                    db, sql: "SELECT NOT EXISTS (SELECT 1 FROM blobs WHERE tenant_id = ? AND digest = ?)",
                    arguments: [key.tenant.rawValue, key.digest]) ?? true
            }
        }
        var fetched: [BlobKey: Data] = [:]
        var bytes = 0
        for key in missing {
            // Other digests look the same, such as those of exported files.
            guard let blob = try await log.blob(key.digest, tenant: key.tenant) else { continue }
            fetched[key] = blob
            bytes += blob.count
            guard bytes > Self.bytesAtOnce else { continue }
            try await keep(fetched)
            (fetched, bytes) = ([:], 0)
        }
        try await keep(fetched)
    }

    private static let bytesAtOnce = 8 << 20

    private func keep(_ blobs: [BlobKey: Data]) async throws {
        guard !blobs.isEmpty else { return }
        try await database.write { db in
            for (key, bytes) in blobs {
                try db.run(
                    "INSERT OR IGNORE INTO blobs (tenant_id, digest, bytes) VALUES (?, ?, ?)",
                    [key.tenant.rawValue, key.digest, bytes])
            }
        }
    }

    // MARK: Deliveries

    /// Makes the file's deliveries those of the log: no event tells what has become of them.
    package func copyDeliveries() async throws(DocketError) {
        do {
            let deliveries = try await log.deliveries()
            guard try await database.read({ try $0.deliveries() }) != deliveries else { return }
            try await database.write { db in
                try db.execute(sql: "DELETE FROM outbox")
                for delivery in deliveries { try db.keep(delivery) }
            }
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }
}

extension RecordedEvent {
    /// The same at another place.
    fileprivate func at(_ checkpoint: Checkpoint) -> RecordedEvent {
        RecordedEvent(
            checkpoint: checkpoint, tenantID: tenantID, stream: stream, version: version, eventID: eventID,
            event: event, actorID: actorID, actorRole: actorRole, correlationID: correlationID, recordedAt: recordedAt)
    }
}
