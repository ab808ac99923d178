package import DocketDomain
package import Foundation
import GRDB

/// The event log on SQLite. The read model is brought up to date in the transaction of each append.
package struct SQLiteEventLog: EventLog {
    let database: WorkspaceDatabase
    private let codec = EventCodec()

    package init(_ database: WorkspaceDatabase) {
        self.database = database
    }

    package func append(_ appends: [Append]) async throws -> [AppendOutcome] {
        // Encoding needs no lock: several callers do it at once, and only the writing waits for its turn.
        try await write(try await EncodedAppend.all(of: appends, codec))
    }

    /// Writes all of it in one transaction without savepoints: for these SQLite would keep the pages as they were before
    /// each, and put what waits for the search index into a segment of its own.
    private func write(_ appends: [EncodedAppend]) async throws -> [AppendOutcome] {
        do {
            return try await database.pool.write { db in
                try RowFaults.checked {
                    var recorded: [RecordedEvent] = []
                    let outcomes = try appends.map { append in
                        let outcome = try append.write(to: db, recording: &recorded)
                        guard case .appended = outcome else { throw NotAppended(outcome: outcome) }
                        return outcome
                    }
                    try ReadModel.project(recorded, in: db)
                    return outcomes
                }
            }
        } catch let refused as NotAppended {
            return appends.count == 1 ? [refused.outcome] : try await writeApart(appends)
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// Writes what can be written, and leaves out the rest.
    private func writeApart(_ appends: [EncodedAppend]) async throws -> [AppendOutcome] {
        try await database.write { db in
            var outcomes: [AppendOutcome] = []
            for append in appends {
                var outcome = AppendOutcome.appended(.start)
                try db.inSavepoint {
                    outcome = try append.write(to: db)
                    if case .appended = outcome { return .commit }
                    return .rollback
                }
                outcomes.append(outcome)
            }
            return outcomes
        }
    }

    /// Rolls a transaction back.
    private struct NotAppended: Error {
        let outcome: AppendOutcome
    }

    package func read(tenant: TenantID, after: Checkpoint, limit: Int) async throws -> [RecordedEvent] {
        try await database.read { [codec] db in
            // The plus keeps SQLite from sorting all that the tenant has for the few events at the end.
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM events WHERE +tenant_id = ? AND position > ? ORDER BY position LIMIT ?",
                arguments: [tenant.rawValue, after.position, limit])
            return try Array(rows.map { try RecordedEvent(row: $0, codec) })
        }
    }

    package func readAll(after: Checkpoint, limit: Int) async throws -> [RecordedEvent] {
        try await database.read { [codec] db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM events WHERE position > ? ORDER BY position LIMIT ?",
                arguments: [after.position, limit])
            return try Array(rows.map { try RecordedEvent(row: $0, codec) })
        }
    }

    package func read(
        stream: StreamID, tenant: TenantID, afterVersion: Int, limit: Int
    ) async throws -> [RecordedEvent] {
        try await database.read { [codec] db in
            let rows = try Row.fetchCursor(
                db,
                sql:
                    "SELECT * FROM events WHERE tenant_id = ? AND stream_id = ? AND version > ? ORDER BY version LIMIT ?",
                arguments: [tenant.rawValue, stream.description, afterVersion, limit])
            return try Array(rows.map { try RecordedEvent(row: $0, codec) })
        }
    }

    package func head() async throws -> Checkpoint {
        try await database.read { db in
            Checkpoint(position: try Int64.fetchOne(db, sql: "SELECT max(position) FROM events") ?? 0)
        }
    }

    package func identity() async throws -> LogIdentity {
        try await database.read { try LogIdentity($0) }
    }

    package func state(of stream: StreamID, tenant: TenantID) async throws -> StreamSnapshot? {
        try database.readBlocking { try $0.snapshot(of: stream, tenant: tenant) }
    }

    package func owner(of claim: ClaimKey, tenant: TenantID) async throws -> StreamID? {
        try database.readBlocking { try $0.owner(of: claim, tenant: tenant) }
    }

    package func states(of streams: [StreamID], tenant: TenantID) async throws -> [StreamID: StreamSnapshot] {
        try database.readBlocking { db in
            var states: [StreamID: StreamSnapshot] = [:]
            for stream in streams { states[stream] = try db.snapshot(of: stream, tenant: tenant) }
            return states
        }
    }

    package func owners(of claims: [ClaimKey], tenant: TenantID) async throws -> [ClaimKey: StreamID] {
        try database.readBlocking { db in
            var owners: [ClaimKey: StreamID] = [:]
            for claim in claims { owners[claim] = try db.owner(of: claim, tenant: tenant) }
            return owners
        }
    }

    package func response(
        to key: String, user: UserID, tenant: TenantID, now: Timestamp
    ) async throws -> (fingerprint: String, response: Data)? {
        try database.readBlocking { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT * FROM idempotency
                    WHERE tenant_id = ? AND user_id = ? AND key = ? AND expires_at > ?
                    """,
                arguments: [tenant.rawValue, user.rawValue, key, now.milliseconds])
            return try row?.verified(.idempotency).answer
        }
    }

    package func blob(_ digest: String, tenant: TenantID) async throws -> Data? {
        try await database.read { db in
            try db.blob(digest, tenant: tenant)
        }
    }

    package func writes() -> AsyncStream<Void> {
        WriteWatcher(path: database.path).writes
    }
}

extension Database {
    /// Every decision asks for the schema, and reading its JSON takes longer than the rest of the decision.
    private static let schemas = LastDecoded<StreamState>()

    func snapshot(of stream: StreamID, tenant: TenantID) throws -> StreamSnapshot? {
        let statement = try cachedStatement(
            sql: "SELECT * FROM streams WHERE tenant_id = ? AND stream_id = ?")
        guard
            let row = try Row.fetchOne(statement, arguments: [tenant.rawValue, stream.description])?.verified(.streams)
        else { return nil }
        let state: Data = row["state"]
        do {
            if stream.kind == .schema {
                return StreamSnapshot(version: row["version"], state: try Self.schemas.value(of: state))
            }
            return StreamSnapshot(
                version: row["version"], state: try JSONDecoder().decode(StreamState.self, from: state))
        } catch {
            throw DocketError(
                .corrupt,
                "The state of \(stream) cannot be read. Run `docket doctor`, and restore a backup if it agrees.",
                cause: "\(error)")
        }
    }

    func owner(of claim: ClaimKey, tenant: TenantID) throws -> StreamID? {
        let statement = try cachedStatement(sql: "SELECT * FROM claims WHERE tenant_id = ? AND key = ?")
        let row = try Row.fetchOne(statement, arguments: [tenant.rawValue, claim.rawValue.storable])
        return try row.flatMap { StreamID(parsing: try $0.verified(.claims)["owner_stream"]) }
    }
}

extension Row {
    /// What a request was answered.
    fileprivate var answer: (fingerprint: String, response: Data) { (self["fingerprint"], self["response"]) }
}

extension RecordedEvent {
    /// An event as its row tells it.
    init(row: Row, _ codec: EventCodec) throws {
        try row.verified(.events)
        let stream: String = row["stream_id"]
        let role: String = row["actor_role"]
        guard let streamID = StreamID(parsing: stream), let actorRole = Role(rawValue: role) else {
            throw DocketError(
                .corrupt, "The event at position \(row["position"] as Int64) names no stream or role that docket knows."
            )
        }
        self.init(
            checkpoint: Checkpoint(position: row["position"]), tenantID: TenantID(row["tenant_id"]), stream: streamID,
            version: row["version"],
            eventID: EventID(row["event_id"]),
            event: try codec.event(
                StoredEvent(type: row["type"], schemaVersion: row["schema_version"], payload: row["payload"])),
            actorID: UserID(row["actor_id"]), actorRole: actorRole, correlationID: row["correlation_id"],
            recordedAt: Timestamp(milliseconds: row["recorded_at"]))
    }
}
