package import DocketDomain
import PostgresKit

/// The rows of `outbox` of one tenant.
struct PostgresOutbox: Outbox {
    private let log: PostgresEventLog
    private let tenant: TenantID

    init(_ log: PostgresEventLog, tenant: TenantID) {
        self.log = log
        self.tenant = tenant
    }

    func claim(
        limit: Int, by deliverer: String, now: Timestamp, lease: Int64, triggers: Set<String>?
    ) async throws(DocketError) -> [OutboxDelivery] {
        // What somebody else is claiming or withdrawing just now is passed by. One that was claimed meanwhile is looked at
        // again when its row is locked, and is no longer due then.
        let statement = LogStatement(
            """
            WITH due AS (
                SELECT o.id \(Self.first) AND o.not_before <= $2 AND (o.claimed_until IS NULL OR o.claimed_until <= $2)
                ORDER BY o.id LIMIT $3 FOR UPDATE OF o SKIP LOCKED
            )
            UPDATE docket.outbox SET claimed_by = $4, claimed_until = $5, attempts = attempts + 1
            FROM due WHERE outbox.id = due.id
            RETURNING outbox.\(OutboxDelivery.columns)
            """, names(triggers), .integer(now.milliseconds), .integer(Int64(limit)), .text(deliverer),
            .integer(now.milliseconds + lease))
        return try await log.query(statement, of: tenant) { rows in
            try (0..<rows.rowCount).map { try OutboxDelivery(rows, $0) }.sorted { $0.id < $1.id }
        }
    }

    func complete(_ id: Int64, by deliverer: String, at time: Timestamp) async throws(DocketError) -> Bool {
        try await changes(
            LogStatement(
                """
                UPDATE docket.outbox SET delivered_at = $3, claimed_by = NULL, claimed_until = NULL, last_error = NULL
                WHERE id = $1 AND claimed_by = $2 RETURNING id
                """, .integer(id), .text(deliverer), .integer(time.milliseconds)))
    }

    func fail(
        _ id: Int64, by deliverer: String, error: String, at time: Timestamp, retry: Timestamp?
    ) async throws(DocketError) -> Bool {
        try await changes(
            LogStatement(
                """
                UPDATE docket.outbox SET last_error = $3, not_before = coalesce($4, not_before), failed_at = $5,
                    claimed_by = NULL, claimed_until = NULL
                WHERE id = $1 AND claimed_by = $2 RETURNING id
                """, .integer(id), .text(deliverer), .text(error.storable), .integer(retry?.milliseconds),
                .integer(retry == nil ? time.milliseconds : nil)))
    }

    func giveUp(_ id: Int64, error: String, at time: Timestamp) async throws(DocketError) {
        let isThere = try await changes(
            LogStatement(
                """
                UPDATE docket.outbox SET failed_at = $2, last_error = $3, claimed_by = NULL, claimed_until = NULL
                WHERE id = $1 AND delivered_at IS NULL AND failed_at IS NULL AND coalesce(claimed_until, 0) <= $2
                RETURNING id
                """, .integer(id), .integer(time.milliseconds), .text(error.storable)))
        guard isThere else { throw Self.noWaiting(id) }
    }

    func retry(_ id: Int64, now: Timestamp) async throws(DocketError) {
        // What has never been tried still waits for its undo window.
        let isThere = try await changes(
            LogStatement(
                """
                UPDATE docket.outbox
                SET failed_at = NULL, not_before = CASE WHEN attempts = 0 THEN not_before ELSE $2 END
                WHERE id = $1 AND delivered_at IS NULL RETURNING id
                """, .integer(id), .integer(now.milliseconds)))
        guard isThere else { throw Self.noDelivery(id) }
    }

    func nextDue(triggers: Set<String>?) async throws(DocketError) -> Timestamp? {
        let statement = LogStatement(
            "SELECT min(greatest(o.not_before, coalesce(o.claimed_until, 0))) \(Self.first)", names(triggers))
        return try await log.query(statement, of: tenant) { rows in
            rows.integer(0, 0).map { Timestamp(milliseconds: $0) }
        }
    }

    /// Whether a statement has changed a row of this tenant.
    private func changes(_ statement: LogStatement) async throws(DocketError) -> Bool {
        try await log.query(statement, of: tenant) { $0.rowCount > 0 }
    }

    private func names(_ triggers: Set<String>?) -> PostgresValue {
        triggers.map { .texts($0.map(\.storable).sorted()) } ?? .noTexts
    }

    /// The first one of each customer that still waits, of those that the deliverer can deliver.
    private static let first = """
        FROM docket.outbox o
        WHERE o.tenant_id = current_setting('docket.tenant') AND o.delivered_at IS NULL AND o.failed_at IS NULL
            AND ($1::text[] IS NULL OR o.destination = ANY ($1))
            AND NOT EXISTS (
                SELECT 1 FROM docket.outbox earlier
                WHERE earlier.tenant_id = o.tenant_id AND earlier.ordering_key = o.ordering_key AND earlier.id < o.id
                    AND earlier.delivered_at IS NULL AND earlier.failed_at IS NULL
                    AND ($1::text[] IS NULL OR earlier.destination = ANY ($1)))
        """
}

extension PostgresEventLog {
    package func outbox(of tenant: TenantID) -> any Outbox { PostgresOutbox(self, tenant: tenant) }
}

extension OutboxDelivery {
    static let columns = """
        id, event_id, destination, payload, ordering_key, created_at, not_before, claimed_until, attempts, delivered_at,
        failed_at, last_error
        """

    /// As a row of the columns tells it.
    init(_ rows: PostgresResult, _ row: Int) throws {
        func text(_ column: Int) -> String { rows.text(row, column) ?? "" }
        func time(_ column: Int) -> Timestamp? {
            rows.integer(row, column).map { Timestamp(milliseconds: $0) }
        }
        let never = Timestamp(milliseconds: 0)
        self.init(
            id: rows.integer(row, 0) ?? 0, deliveryID: EventID(text(1)), trigger: text(2),
            payload: try JSON(parsing: text(3), maximumDepth: 512), customerID: CustomerID(text(4)),
            createdAt: time(5) ?? never, notBefore: time(6) ?? never, claimedUntil: time(7),
            attempts: Int(rows.integer(row, 8) ?? 0), deliveredAt: time(9), failedAt: time(10),
            lastError: rows.text(row, 11))
    }
}
