import DocketDomain
import Foundation
import GRDB

/// An append whose events and states are ready to be written, as far as they can be before it is known what else has been
/// written meanwhile: the time that nobody else can write is kept short.
struct EncodedAppend: Sendable {
    private struct EncodedChange: Sendable {
        let stream: StreamID
        let expected: ExpectedVersion
        let events: [EncodedEvent]
        /// The folded state after the events as JSON, where the one before them is known.
        let state: String?
    }

    private let append: Append
    private let changes: [EncodedChange]
    private let states = StateEncoder()

    init(_ append: Append, _ codec: EventCodec) async throws {
        self.append = append
        let states = states
        changes = try await append.changes.concurrentMap(from: 200) { change in
            try Self.encoded(change, append, codec, states)
        }
    }

    /// Encodes several appends.
    static func all(of appends: [Append], _ codec: EventCodec) async throws -> [EncodedAppend] {
        guard appends.count != 1 else { return [try await EncodedAppend(appends[0], codec)] }
        return try await appends.concurrentMap(from: 20) { try EncodedAppend(now: $0, codec) }
    }

    /// Encodes within the transaction that writes it: where only that knows what there is to write.
    init(now append: Append, _ codec: EventCodec) throws {
        self.append = append
        let states = states
        changes = try append.changes.map { try Self.encoded($0, append, codec, states) }
    }

    private static func encoded(
        _ change: StreamChange, _ append: Append, _ codec: EventCodec, _ states: StateEncoder
    ) throws(DocketError) -> EncodedChange {
        var events: [EncodedEvent] = []
        for event in change.events {
            events.append(try EncodedEvent(event, in: append, codec))
        }
        let state: String? =
            if !events.isEmpty, let before = before(change, append) {
                try states.text(after: change.events, from: before)
            } else { nil }
        return EncodedChange(stream: change.stream, expected: change.expected, events: events, state: state)
    }

    /// The state that a change expects to find, where that is known without reading it; none for a new stream.
    private static func before(_ change: StreamChange, _ append: Append) -> StreamState?? {
        switch change.expected {
        case .noStream: return .some(nil)
        case .exact(let version):
            guard let known = append.known[change.stream], known.version == version else { return nil }
            return known.state
        case .any: return nil
        }
    }

    /// Writes everything, or says what stands in the way; then the caller rolls back.
    func write(to db: Database) throws -> AppendOutcome {
        var recorded: [RecordedEvent] = []
        let outcome = try write(to: db, recording: &recorded)
        if case .appended = outcome { try ReadModel.project(recorded, in: db) }
        return outcome
    }

    /// The same without the read model, which is brought up to date once for all that a transaction writes.
    ///
    /// - Parameter recorded: Gets the events that were written.
    func write(to db: Database, recording recorded: inout [RecordedEvent]) throws -> AppendOutcome {
        if let answered = try answered(db) { return answered }
        if let conflict = try takeClaims(db) { return .conflict(conflict) }
        for (digest, bytes) in append.blobs {
            try db.run(
                "INSERT OR IGNORE INTO blobs (tenant_id, digest, bytes) VALUES (?, ?, ?)",
                [append.tenantID.rawValue, digest, bytes])
        }
        let earlier = recorded.count
        for change in changes {
            if let conflict = try write(change, to: db, &recorded) { return .conflict(conflict) }
        }
        let checkpoint = recorded.count > earlier ? recorded.last?.checkpoint : nil
        for change in append.outbox {
            if let conflict = try write(change, to: db) { return .conflict(conflict) }
        }
        try remember(db)
        return .appended(checkpoint ?? .start)
    }

    /// What was answered when this request came before.
    private func answered(_ db: Database) throws -> AppendOutcome? {
        guard let request = append.request else { return nil }
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM idempotency WHERE tenant_id = ? AND user_id = ? AND key = ?",
            arguments: [append.actorTenantID.rawValue, append.actorID.rawValue, request.key]
        )?.verified(.idempotency)
        guard let row, row["expires_at"] as Int64 > append.recordedAt.milliseconds else { return nil }
        guard row["fingerprint"] as String == request.fingerprint else { return .conflict(.request(key: request.key)) }
        return .replayed(row["response"])
    }

    private func remember(_ db: Database) throws {
        guard let request = append.request else { return }
        try db.run("DELETE FROM idempotency WHERE expires_at <= ?", [append.recordedAt.milliseconds])
        try db.insert(
            .idempotency,
            [
                append.actorTenantID.rawValue, append.actorID.rawValue, request.key, request.fingerprint,
                request.response, request.expiresAt.milliseconds,
            ])
    }

    private func write(_ change: OutboxChange, to db: Database) throws -> AppendConflict? {
        switch change {
        case .add(let delivery):
            try db.insert(
                .outbox,
                [
                    append.tenantID.rawValue, delivery.decision.rawValue, delivery.trigger.storable,
                    delivery.payload.serialized().storable, delivery.orderingKey, append.recordedAt.milliseconds,
                    delivery.notBefore.milliseconds, nil, nil, 0, nil, nil, nil,
                ])
            return nil
        case .withdraw(let decision):
            try db.run(
                "DELETE FROM outbox WHERE tenant_id = ? AND event_id = ? AND attempts = 0 AND claimed_until IS NULL",
                [append.tenantID.rawValue, decision.rawValue])
            return db.changesCount == 0 ? .delivered(decision) : nil
        }
    }

    private func takeClaims(_ db: Database) throws -> AppendConflict? {
        for claim in append.claims {
            switch claim {
            case .take(let key, let stream):
                try db.insert(
                    .claims, by: Self.newClaim, [append.tenantID.rawValue, key.rawValue.storable, stream.description])
                if db.changesCount == 0, let owner = try db.owner(of: key, tenant: append.tenantID), owner != stream {
                    return .claim(key, owner: owner)
                }
            case .release(let key, let stream):
                try db.run(
                    "DELETE FROM claims WHERE tenant_id = ? AND key = ? AND owner_stream = ?",
                    [append.tenantID.rawValue, key.rawValue.storable, stream.description])
            }
        }
        return nil
    }

    private static let newClaim = Database.insertion(into: .claims, clause: "ON CONFLICT (tenant_id, key) DO NOTHING")
    private static let newStream = Database.insertion(
        into: .streams, clause: "ON CONFLICT (tenant_id, stream_id) DO NOTHING")
    private static let anyStream = Database.insertion(
        into: .streams,
        clause: """
            ON CONFLICT (tenant_id, stream_id) DO UPDATE
            SET version = excluded.version, state = excluded.state, checksum = excluded.checksum
            """)

    private func write(
        _ change: EncodedChange, to db: Database, _ recorded: inout [RecordedEvent]
    ) throws -> AppendConflict? {
        if case .noStream = change.expected, let state = change.state {
            return try begin(change, state, in: db, &recorded)
        }
        let actual = try version(of: change.stream, in: db)
        if let conflict = Self.conflict(change, actual) { return conflict }
        guard !change.events.isEmpty else { return nil }
        try insert(change, after: actual, into: db, &recorded)
        let state =
            if let state = change.state { state } else {
                try states.text(
                    after: change.events.map(\.event),
                    from: db.snapshot(of: change.stream, tenant: append.tenantID)?.state)
            }
        try db.insert(
            .streams, by: Self.anyStream,
            [
                append.tenantID.rawValue, change.stream.description, change.stream.kind.rawValue,
                actual + change.events.count, state,
            ])
        return nil
    }

    /// Writes a new stream; whether it is new is found by that.
    private func begin(
        _ change: EncodedChange, _ state: String, in db: Database, _ recorded: inout [RecordedEvent]
    ) throws -> AppendConflict? {
        try db.insert(
            .streams, by: Self.newStream,
            [
                append.tenantID.rawValue, change.stream.description, change.stream.kind.rawValue, change.events.count,
                state,
            ])
        guard db.changesCount > 0 else {
            return .version(change.stream, actual: try version(of: change.stream, in: db))
        }
        try insert(change, after: 0, into: db, &recorded)
        return nil
    }

    private func version(of stream: StreamID, in db: Database) throws -> Int {
        try db.value(
            "SELECT version FROM streams WHERE tenant_id = ? AND stream_id = ?",
            [append.tenantID.rawValue, stream.description]) ?? 0
    }

    private static func conflict(_ change: EncodedChange, _ actual: Int) -> AppendConflict? {
        switch change.expected {
        case .any: nil
        case .noStream where actual == 0: nil
        case .exact(let version) where version == actual: nil
        case .noStream, .exact: .version(change.stream, actual: actual)
        }
    }

    private func insert(
        _ change: EncodedChange, after version: Int, into db: Database, _ recorded: inout [RecordedEvent]
    ) throws {
        for (index, event) in change.events.enumerated() {
            recorded.append(try insert(event, of: change.stream, version: version + index + 1, into: db))
        }
    }

    private func insert(
        _ event: EncodedEvent, of stream: StreamID, version: Int, into db: Database
    ) throws -> RecordedEvent {
        try db.insert(
            .events,
            [
                append.tenantID.rawValue, stream.description, version, event.id.rawValue, event.type,
                event.schemaVersion, event.payload, append.actorID.rawValue, append.actorRole.rawValue,
                append.correlationID, append.recordedAt.milliseconds,
            ])
        return RecordedEvent(
            checkpoint: Checkpoint(position: db.lastInsertedRowID), tenantID: append.tenantID, stream: stream,
            version: version,
            eventID: event.id, event: event.event, actorID: append.actorID, actorRole: append.actorRole,
            correlationID: append.correlationID, recordedAt: append.recordedAt)
    }
}
