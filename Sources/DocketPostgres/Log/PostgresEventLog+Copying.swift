package import DocketDomain
import Foundation
import PostgresKit

/// What concerns all tenants is read by functions of the log's owner, since rows of one tenant are all that is seen else.
extension PostgresEventLog {
    package func claims() async throws -> [KeptClaim] {
        try await all("SELECT tenant_id, key, owner_stream FROM docket.claims_of_all()") { rows, row in
            guard let owner = StreamID(parsing: rows.text(row, 2) ?? "") else {
                throw DocketError(.corrupt, "A claim names no stream that docket knows. Restore a backup of the log.")
            }
            return KeptClaim(
                tenantID: TenantID(rows.text(row, 0) ?? ""), key: ClaimKey(rawValue: rows.text(row, 1) ?? ""),
                owner: owner)
        }
    }

    package func requests() async throws -> [KeptRequest] {
        try await all(
            "SELECT tenant_id, user_id, key, fingerprint, response, expires_at FROM docket.requests_of_all()"
        ) { rows, row in
            KeptRequest(
                tenantID: TenantID(rows.text(row, 0) ?? ""), userID: UserID(rows.text(row, 1) ?? ""),
                request: IdempotentRequest(
                    key: rows.text(row, 2) ?? "", fingerprint: rows.text(row, 3) ?? "",
                    response: Data(rows.bytes(row, 4) ?? []),
                    expiresAt: Timestamp(milliseconds: rows.integer(row, 5) ?? 0)))
        }
    }

    package func deliveries() async throws -> [KeptDelivery] {
        try await all("SELECT \(OutboxDelivery.columns), tenant_id FROM docket.deliveries_of_all()") { rows, row in
            KeptDelivery(tenantID: TenantID(rows.text(row, 12) ?? ""), delivery: try OutboxDelivery(rows, row))
        }
    }

    private func all<Value: Sendable>(
        _ sql: String, _ read: @escaping @Sendable (PostgresResult, Int) throws -> Value
    ) async throws -> [Value] {
        try await pool.run { connection in
            let rows = try connection.run(LogStatement(sql))
            return try (0..<rows.rowCount).map { try read(rows, $0) }
        }
    }

    package func keep(
        claims: [KeptClaim], requests: [KeptRequest], deliveries: [KeptDelivery]
    ) async throws {
        let tenants = Set(claims.map(\.tenantID) + requests.map(\.tenantID) + deliveries.map(\.tenantID))
        try await pool.run { connection in
            try connection.undoing {
                try connection.run([.begin, AppendTransaction.lockAll])
                try connection.allowTime()
                for tenant in tenants.sorted(by: { $0.rawValue < $1.rawValue }) {
                    let owned = claims.filter { $0.tenantID == tenant }
                    let answered = requests.filter { $0.tenantID == tenant }
                    try connection.run([
                        .enter(tenant.rawValue),
                        .claims(owned.map(\.key.rawValue.storable), owners: owned.map(\.owner.description)),
                        .answers(answered.map { ($0.userID.rawValue, $0.request) }),
                        Self.keeping(deliveries.filter { $0.tenantID == tenant }),
                    ])
                }
                let last = deliveries.map(\.delivery.id).max() ?? 0
                try connection.run([
                    LogStatement("SELECT docket.pass_deliveries($1)", .integer(last)), .commit,
                    LogStatement("NOTIFY docket"),
                ])
            }
        }
    }

    // MARK: Statements

    private static func keeping(_ kept: [KeptDelivery]) -> LogStatement {
        let deliveries = kept.map(\.delivery)
        return LogStatement(
            """
            INSERT INTO docket.outbox (
                tenant_id, id, event_id, destination, payload, ordering_key, created_at, not_before, attempts,
                delivered_at, failed_at, last_error)
            SELECT current_setting('docket.tenant'), o.*
            FROM unnest(
                $1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[],
                $9::bigint[], $10::bigint[], $11::text[]) AS o
            ON CONFLICT (id) DO UPDATE SET
                event_id = excluded.event_id, destination = excluded.destination, payload = excluded.payload,
                ordering_key = excluded.ordering_key, created_at = excluded.created_at,
                not_before = excluded.not_before, claimed_by = NULL, claimed_until = NULL,
                attempts = excluded.attempts, delivered_at = excluded.delivered_at, failed_at = excluded.failed_at,
                last_error = excluded.last_error
            """, .integers(deliveries.map(\.id)), .texts(deliveries.map(\.deliveryID.rawValue)),
            .texts(deliveries.map(\.trigger.storable)),
            .texts(deliveries.map { $0.payload.serialized().storable }),
            .texts(deliveries.map(\.customerID.rawValue)), .integers(deliveries.map(\.createdAt.milliseconds)),
            .integers(deliveries.map(\.notBefore.milliseconds)), .integers(deliveries.map { Int64($0.attempts) }),
            .integers(deliveries.map { $0.deliveredAt?.milliseconds }),
            .integers(deliveries.map { $0.failedAt?.milliseconds }),
            .texts(deliveries.map { $0.lastError?.storable }))
    }
}
