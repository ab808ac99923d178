import DocketDomain
import PostgresKit

/// Rows of the tenant that was entered, whether something new writes them or they are copied from another log.
extension LogStatement {
    /// Gives claims to their owners.
    static func claims(_ keys: [String], owners: [String?]) -> LogStatement {
        LogStatement(
            """
            INSERT INTO docket.claims (tenant_id, key, owner_stream)
            SELECT current_setting('docket.tenant'), c.* FROM unnest($1::text[], $2::text[]) AS c
            ON CONFLICT (tenant_id, key) DO UPDATE SET owner_stream = excluded.owner_stream
            """, .texts(keys), .texts(owners))
    }

    /// Keeps the answers to requests.
    static func answers(_ requests: [(user: String, request: IdempotentRequest)]) -> LogStatement {
        LogStatement(
            """
            INSERT INTO docket.idempotency (tenant_id, user_id, key, fingerprint, response, expires_at)
            SELECT current_setting('docket.tenant'), r.*
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bigint[]) AS r
            ON CONFLICT (tenant_id, user_id, key) DO UPDATE SET
                fingerprint = excluded.fingerprint, response = excluded.response, expires_at = excluded.expires_at
            """, .texts(requests.map(\.user)), .texts(requests.map(\.request.key.storable)),
            .texts(requests.map(\.request.fingerprint)),
            .byteStrings(requests.map { Array($0.request.response) }),
            .integers(requests.map(\.request.expiresAt.milliseconds)))
    }
}
