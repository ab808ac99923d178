package import DocketDomain
package import Foundation
import PostgresKit

extension PostgresEventLog {
    /// What readers may see: all transactions before the oldest one that is still open.
    private static let horizon = "pg_snapshot_xmin(pg_current_snapshot())"

    package func read(tenant: TenantID, after: Checkpoint, limit: Int) async throws -> [RecordedEvent] {
        try await awaitOwnWrites()
        return try await pool.run { [codec] connection in
            let start = try Self.whole(after, of: tenant, on: connection)
            let statement = LogStatement(
                """
                SELECT \(EventRow.columns) FROM docket.events
                WHERE tenant_id = $1 AND (transaction, position) > ($2, $3) AND transaction < \(Self.horizon)
                ORDER BY transaction, position LIMIT $4
                """, .text(tenant.rawValue), .transaction(start.transaction), .integer(start.position),
                .integer(Int64(limit)))
            return try EventRow.all(in: connection.run([.enter(tenant.rawValue), statement])[1], codec)
        }
    }

    package func readAll(after: Checkpoint, limit: Int) async throws -> [RecordedEvent] {
        try await awaitOwnWrites()
        return try await pool.run { [codec] connection in
            let statement = LogStatement(
                "SELECT \(EventRow.columns) FROM docket.events_of_all($1, $2, $3)", .transaction(after.transaction),
                .integer(after.position), .integer(Int64(limit)))
            return try EventRow.all(in: connection.run(statement), codec)
        }
    }

    /// A place of which only the position is known is behind the event of the tenant that stands there. It is looked for
    /// apart: within the other statement the server would look through the whole log for where to begin.
    private static func whole(
        _ place: Checkpoint, of tenant: TenantID, on connection: ServerConnection
    ) throws -> Checkpoint {
        guard place.transaction == 0, place.position > 0 else { return place }
        let statement = LogStatement(
            "SELECT transaction FROM docket.events WHERE position = $1", .integer(place.position))
        let rows = try connection.run([.enter(tenant.rawValue), statement])[1]
        guard rows.rowCount > 0, let transaction = rows.integer(0, 0) else { return place }
        return Checkpoint(transaction: transaction, position: place.position)
    }

    package func read(
        stream: StreamID, tenant: TenantID, afterVersion: Int, limit: Int
    ) async throws -> [RecordedEvent] {
        let statement = LogStatement(
            """
            SELECT \(EventRow.columns) FROM docket.events
            WHERE tenant_id = $1 AND stream_id = $2 AND version > $3 ORDER BY version LIMIT $4
            """, .text(tenant.rawValue), .text(stream.description), .integer(Int64(afterVersion)),
            .integer(Int64(limit)))
        return try await query(statement, of: tenant) { [codec] in try EventRow.all(in: $0, codec) }
    }

    /// What a statement finds of a tenant.
    func query<Value: Sendable>(
        _ statement: LogStatement, of tenant: TenantID, _ read: @escaping @Sendable (PostgresResult) throws -> Value
    ) async throws(DocketError) -> Value {
        try await pool.run { connection in
            try read(connection.run([.enter(tenant.rawValue), statement])[1])
        }
    }

    package func head() async throws -> Checkpoint {
        try await awaitOwnWrites()
        return try await pool.run { connection in
            let rows = try connection.run(LogStatement("SELECT transaction, position FROM docket.head()"))
            guard rows.rowCount > 0 else { return .start }
            return Checkpoint(transaction: rows.integer(0, 0) ?? 0, position: rows.integer(0, 1) ?? 0)
        }
    }

    /// Waits until readers can see what this process has written, as `OwnWrites` says.
    private func awaitOwnWrites() async throws {
        guard let awaited = ownWrites.awaited else { return }
        let end = ContinuousClock.now + ownWrites.patience
        var pause = Duration.milliseconds(1)
        while true {
            let horizon = try await pool.run { connection in
                try connection.run(LogStatement("SELECT \(Self.horizon)")).integer(0, 0) ?? 0
            }
            if ownWrites.isSettled(awaited, at: horizon) { return }
            guard ContinuousClock.now < end else { return ownWrites.giveUp(at: horizon) }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(20))
        }
    }

    package func identity() async throws -> LogIdentity {
        try await pool.run { connection in
            let rows = try connection.run(LogStatement("SELECT epoch, key, erasures FROM docket.identity"))
            guard rows.rowCount == 1 else { throw PostgresFailure.noLog(in: connection.place) }
            return LogIdentity(
                epoch: rows.text(0, 0) ?? "", key: Data(rows.bytes(0, 1) ?? []),
                erasures: Int(rows.integer(0, 2) ?? 0))
        }
    }

    // MARK: What decisions ask for

    package func state(of stream: StreamID, tenant: TenantID) async throws -> StreamSnapshot? {
        try await states(of: [stream], tenant: tenant)[stream]
    }

    package func states(of streams: [StreamID], tenant: TenantID) async throws -> [StreamID: StreamSnapshot] {
        guard !streams.isEmpty else { return [:] }
        let statement = LogStatement(
            "SELECT stream_id, version, state FROM docket.streams WHERE tenant_id = $1 AND stream_id = ANY ($2)",
            .text(tenant.rawValue), .texts(streams.map(\.description)))
        return try await query(statement, of: tenant) { [schemas] rows in
            var states: [StreamID: StreamSnapshot] = [:]
            for row in 0..<rows.rowCount {
                let name = rows.text(row, 0) ?? ""
                guard let stream = StreamID(parsing: name) else { continue }
                let text = Data(rows.bytes(row, 2) ?? [])
                let state =
                    if stream.kind == .schema, let schema = try? schemas.value(of: text) { schema } else {
                        try StreamState(kept: text, of: name)
                    }
                states[stream] = StreamSnapshot(version: Int(rows.integer(row, 1) ?? 0), state: state)
            }
            return states
        }
    }

    package func owner(of claim: ClaimKey, tenant: TenantID) async throws -> StreamID? {
        try await owners(of: [claim], tenant: tenant)[claim]
    }

    package func owners(of claims: [ClaimKey], tenant: TenantID) async throws -> [ClaimKey: StreamID] {
        guard !claims.isEmpty else { return [:] }
        let statement = LogStatement(
            "SELECT key, owner_stream FROM docket.claims WHERE tenant_id = $1 AND key = ANY ($2)",
            .text(tenant.rawValue), .texts(claims.map(\.rawValue.storable)))
        let owners = try await query(statement, of: tenant) { rows in
            (0..<rows.rowCount).reduce(into: [String: String]()) { $0[rows.text($1, 0) ?? ""] = rows.text($1, 1) }
        }
        return claims.reduce(into: [:]) { found, claim in
            found[claim] = owners[claim.rawValue.storable].flatMap { StreamID(parsing: $0) }
        }
    }

    package func response(
        to key: String, user: UserID, tenant: TenantID, now: Timestamp
    ) async throws -> (fingerprint: String, response: Data)? {
        let statement = LogStatement(
            """
            SELECT fingerprint, response FROM docket.idempotency
            WHERE tenant_id = $1 AND user_id = $2 AND key = $3 AND expires_at > $4
            """, .text(tenant.rawValue), .text(user.rawValue), .text(key.storable), .integer(now.milliseconds))
        return try await query(statement, of: tenant) { rows -> (fingerprint: String, response: Data)? in
            rows.rowCount == 0 ? nil : (rows.text(0, 0) ?? "", Data(rows.bytes(0, 1) ?? []))
        }
    }

    package func blob(_ digest: String, tenant: TenantID) async throws -> Data? {
        let statement = LogStatement(
            "SELECT bytes FROM docket.blobs WHERE tenant_id = $1 AND digest = $2", .text(tenant.rawValue),
            .text(digest))
        return try await query(statement, of: tenant) { rows in
            try rows.rowCount == 0 ? nil : BlobCheck.verified(Data(rows.bytes(0, 0) ?? []), digest)
        }
    }
}
