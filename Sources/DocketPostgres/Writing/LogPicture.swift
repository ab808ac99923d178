import DocketDomain
import Foundation
import PostgresKit

/// What appends have to see of the log, as it is while they hold it.
struct LogPicture {
    /// Something of a tenant.
    struct Place<Name: Hashable>: Hashable {
        let tenant: String
        let name: Name
    }

    struct Standing {
        var version: Int
        /// Nothing where it was not needed, or there is no stream.
        var state: StreamState?
    }

    var streams: [Place<String>: Standing] = [:]
    /// The streams that own them.
    var claims: [Place<String>: String] = [:]
    var requests: [Place<LogNeeds.RequestName>: IdempotentRequest] = [:]
    /// Deliveries that nobody has had yet, by their decisions.
    var untouched: [Place<String>: [Int64]] = [:]

    /// Reads it.
    ///
    /// - Parameter first: What is run before it, in the same step.
    static func read(
        _ needs: LogNeeds, after first: [LogStatement], on connection: ServerConnection
    ) throws -> LogPicture {
        var statements = first
        var readers: [Int: (inout LogPicture, PostgresResult) throws -> Void] = [:]
        for (name, tenant) in needs.tenants.sorted(by: { $0.key < $1.key }) {
            statements.append(.enter(name))
            for (statement, reader) in reading(tenant, of: name) {
                readers[statements.count] = reader
                statements.append(statement)
            }
        }
        guard !statements.isEmpty else { return LogPicture() }
        var picture = LogPicture()
        for (index, result) in try connection.run(statements).enumerated() { try readers[index]?(&picture, result) }
        return picture
    }

    private typealias Reader = (inout LogPicture, PostgresResult) throws -> Void

    private static func reading(_ tenant: LogNeeds.Tenant, of name: String) -> [(LogStatement, Reader)] {
        var reading: [(LogStatement, Reader)] = []
        if !tenant.streams.isEmpty {
            reading.append((streams(tenant), { try $0.takeStreams($1, name) }))
        }
        if !tenant.claims.isEmpty {
            reading.append((claims(tenant), { $0.takeClaims($1, name) }))
        }
        if !tenant.requests.isEmpty {
            reading.append((requests(tenant), { $0.takeRequests($1, name) }))
        }
        if !tenant.decisions.isEmpty {
            reading.append((deliveries(tenant), { $0.takeDeliveries($1, name) }))
        }
        return reading
    }

    // MARK: Statements

    private static func streams(_ tenant: LogNeeds.Tenant) -> LogStatement {
        LogStatement(
            """
            SELECT stream_id, version, CASE WHEN stream_id = ANY ($2) THEN state END FROM docket.streams
            WHERE tenant_id = current_setting('docket.tenant') AND stream_id = ANY ($1)
            """, .texts(tenant.streams.keys.sorted()),
            .texts(tenant.streams.filter { $0.value }.keys.sorted()))
    }

    private static func claims(_ tenant: LogNeeds.Tenant) -> LogStatement {
        LogStatement(
            """
            SELECT key, owner_stream FROM docket.claims
            WHERE tenant_id = current_setting('docket.tenant') AND key = ANY ($1)
            """, .texts(tenant.claims.sorted()))
    }

    private static func requests(_ tenant: LogNeeds.Tenant) -> LogStatement {
        let requests = Array(tenant.requests)
        return LogStatement(
            """
            SELECT i.user_id, i.key, i.fingerprint, i.response, i.expires_at
            FROM unnest($1::text[], $2::text[]) AS asked (user_id, key)
            JOIN docket.idempotency i ON i.tenant_id = current_setting('docket.tenant')
                AND i.user_id = asked.user_id AND i.key = asked.key
            """, .texts(requests.map(\.user)), .texts(requests.map(\.key)))
    }

    /// Deliverers pass by what is locked here, and nothing is withdrawn that one of them has just taken.
    private static func deliveries(_ tenant: LogNeeds.Tenant) -> LogStatement {
        LogStatement(
            """
            SELECT event_id, id FROM docket.outbox
            WHERE tenant_id = current_setting('docket.tenant') AND event_id = ANY ($1)
                AND attempts = 0 AND claimed_until IS NULL
            ORDER BY id FOR UPDATE
            """, .texts(tenant.decisions.sorted()))
    }

    // MARK: Rows

    private mutating func takeStreams(_ rows: PostgresResult, _ tenant: String) throws {
        for row in 0..<rows.rowCount {
            let name = rows.text(row, 0) ?? ""
            let state = try rows.bytes(row, 2).map { try StreamState(kept: Data($0), of: name) }
            streams[Place(tenant: tenant, name: name)] = Standing(version: Int(rows.integer(row, 1) ?? 0), state: state)
        }
    }

    private mutating func takeClaims(_ rows: PostgresResult, _ tenant: String) {
        for row in 0..<rows.rowCount {
            claims[Place(tenant: tenant, name: rows.text(row, 0) ?? "")] = rows.text(row, 1)
        }
    }

    private mutating func takeRequests(_ rows: PostgresResult, _ tenant: String) {
        for row in 0..<rows.rowCount {
            let name = LogNeeds.RequestName(user: rows.text(row, 0) ?? "", key: rows.text(row, 1) ?? "")
            requests[Place(tenant: tenant, name: name)] = IdempotentRequest(
                key: name.key, fingerprint: rows.text(row, 2) ?? "", response: Data(rows.bytes(row, 3) ?? []),
                expiresAt: Timestamp(milliseconds: rows.integer(row, 4) ?? 0))
        }
    }

    private mutating func takeDeliveries(_ rows: PostgresResult, _ tenant: String) {
        for row in 0..<rows.rowCount {
            let place = Place(tenant: tenant, name: rows.text(row, 0) ?? "")
            untouched[place, default: []].append(rows.integer(row, 1) ?? 0)
        }
    }
}

extension StreamState {
    /// A state as the log keeps it.
    init(kept text: Data, of stream: String) throws(DocketError) {
        do {
            self = try JSONDecoder().decode(StreamState.self, from: text)
        } catch {
            throw DocketError(
                .corrupt,
                "The state of \(stream) cannot be read. Run `docket doctor`, and restore a backup if it agrees.",
                cause: "\(error)")
        }
    }
}
