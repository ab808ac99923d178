package import DocketDomain
import GRDB

/// The rows of `outbox` of one tenant.
struct SQLiteOutbox: Outbox {
    private let database: WorkspaceDatabase
    private let tenant: TenantID

    init(_ database: WorkspaceDatabase, tenant: TenantID) {
        self.database = database
        self.tenant = tenant
    }

    func claim(
        limit: Int, by deliverer: String, now: Timestamp, lease: Int64, triggers: Set<String>?
    ) async throws(DocketError) -> [OutboxDelivery] {
        // A look costs no lock: most of the time nothing is due.
        guard try await hasDue(now: now, triggers: triggers) else { return [] }
        return try await database.write { [tenant] db in
            let ids = try Int64.fetchAll(
                db, sql: "SELECT o.id \(Self.due) ORDER BY o.id LIMIT :limit",
                arguments: Self.arguments(tenant, now, triggers, ["limit": limit]))
            return try ids.compactMap { id in
                try db.run(
                    "UPDATE outbox SET claimed_by = ?, claimed_until = ?, attempts = attempts + 1 WHERE id = ?",
                    [deliverer, now.milliseconds + lease, id])
                try db.seal(.outbox, where: "id = ?", [id])
                return try Row.fetchOne(db, sql: "SELECT * FROM outbox WHERE id = ?", arguments: [id])
                    .map(OutboxDelivery.init(row:))
            }
        }
    }

    func complete(_ id: Int64, by deliverer: String, at time: Timestamp) async throws(DocketError) -> Bool {
        try await database.write { [tenant] db in
            try db.run(
                """
                UPDATE outbox SET delivered_at = ?, claimed_by = NULL, claimed_until = NULL, last_error = NULL
                WHERE tenant_id = ? AND id = ? AND claimed_by = ?
                """, [time.milliseconds, tenant.rawValue, id, deliverer])
            return try db.sealDelivery(id)
        }
    }

    func fail(
        _ id: Int64, by deliverer: String, error: String, at time: Timestamp, retry: Timestamp?
    ) async throws(DocketError) -> Bool {
        try await database.write { [tenant] db in
            try db.run(
                """
                UPDATE outbox SET last_error = ?, not_before = coalesce(?, not_before), failed_at = ?,
                    claimed_by = NULL, claimed_until = NULL
                WHERE tenant_id = ? AND id = ? AND claimed_by = ?
                """,
                [
                    error.storable, retry?.milliseconds, retry == nil ? time.milliseconds : nil, tenant.rawValue, id,
                    deliverer,
                ])
            return try db.sealDelivery(id)
        }
    }

    func giveUp(_ id: Int64, error: String, at time: Timestamp) async throws(DocketError) {
        let isThere = try await database.write { [tenant] db in
            try db.run(
                """
                UPDATE outbox SET failed_at = ?, last_error = ?, claimed_by = NULL, claimed_until = NULL
                WHERE tenant_id = ? AND id = ? AND delivered_at IS NULL AND failed_at IS NULL
                    AND coalesce(claimed_until, 0) <= ?
                """, [time.milliseconds, error.storable, tenant.rawValue, id, time.milliseconds])
            return try db.sealDelivery(id)
        }
        guard isThere else { throw Self.noWaiting(id) }
    }

    func retry(_ id: Int64, now: Timestamp) async throws(DocketError) {
        let isThere = try await database.write { [tenant] db in
            // What has never been tried still waits for its undo window.
            try db.run(
                """
                UPDATE outbox SET failed_at = NULL, not_before = CASE WHEN attempts = 0 THEN not_before ELSE ? END
                WHERE tenant_id = ? AND id = ? AND delivered_at IS NULL
                """, [now.milliseconds, tenant.rawValue, id])
            return try db.sealDelivery(id)
        }
        guard isThere else { throw Self.noDelivery(id) }
    }

    func nextDue(triggers: Set<String>?) async throws(DocketError) -> Timestamp? {
        try await database.read { [tenant] db in
            try Int64.fetchOne(
                db, sql: "SELECT min(max(o.not_before, coalesce(o.claimed_until, 0))) \(Self.first)",
                arguments: Self.arguments(tenant, Timestamp(milliseconds: 0), triggers)
            ).map(Timestamp.init(milliseconds:))
        }
    }

    private func hasDue(now: Timestamp, triggers: Set<String>?) async throws(DocketError) -> Bool {
        try await database.read { [tenant] db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 \(Self.due))", arguments: Self.arguments(tenant, now, triggers))
                ?? false
        }
    }

    private static func arguments(
        _ tenant: TenantID, _ now: Timestamp, _ triggers: Set<String>?,
        _ others: [String: (any DatabaseValueConvertible)?] = [:]
    ) -> StatementArguments {
        let names = triggers.map { JSON.array($0.sorted().map { .string($0.storable) }).serialized() }
        var arguments: [String: (any DatabaseValueConvertible)?] = ["tenant": tenant.rawValue, "triggers": names]
        if now.milliseconds > 0 { arguments["now"] = now.milliseconds }
        return StatementArguments(arguments.merging(others) { _, other in other })
    }

    /// The first one of each customer that still waits, of those that the deliverer can deliver.
    private static let first = """
        FROM outbox o
        WHERE o.tenant_id = :tenant AND o.delivered_at IS NULL AND o.failed_at IS NULL
            AND (:triggers IS NULL OR o.destination IN (SELECT value FROM json_each(:triggers)))
            AND NOT EXISTS (
                SELECT 1 FROM outbox earlier
                WHERE earlier.tenant_id = o.tenant_id AND earlier.ordering_key = o.ordering_key AND earlier.id < o.id
                    AND earlier.delivered_at IS NULL AND earlier.failed_at IS NULL
                    AND (:triggers IS NULL OR earlier.destination IN (SELECT value FROM json_each(:triggers))))
        """

    /// Of these, what is due and leased to nobody.
    private static let due = """
        \(first) AND o.not_before <= :now AND (o.claimed_until IS NULL OR o.claimed_until <= :now)
        """
}

extension Database {
    /// Gives a delivery that was changed its new checksum.
    ///
    /// - Returns: Whether it was changed just now.
    fileprivate func sealDelivery(_ id: Int64) throws -> Bool {
        guard changesCount > 0 else { return false }
        try seal(.outbox, where: "id = ?", [id])
        return true
    }
}

extension SQLiteEventLog: DeliveringLog {
    package func outbox(of tenant: TenantID) -> any Outbox {
        SQLiteOutbox(database, tenant: tenant)
    }
}

extension OutboxDelivery {
    init(row: Row) throws {
        try row.verified(.outbox)
        self.init(
            id: row["id"], deliveryID: EventID(row["event_id"]), trigger: row["destination"],
            payload: try JSON(parsing: row["payload"] as String, maximumDepth: 512),
            customerID: CustomerID(row["ordering_key"]), createdAt: Timestamp(milliseconds: row["created_at"]),
            notBefore: Timestamp(milliseconds: row["not_before"]),
            claimedUntil: (row["claimed_until"] as Int64?).map(Timestamp.init(milliseconds:)),
            attempts: row["attempts"],
            deliveredAt: (row["delivered_at"] as Int64?).map(Timestamp.init(milliseconds:)),
            failedAt: (row["failed_at"] as Int64?).map(Timestamp.init(milliseconds:)), lastError: row["last_error"])
    }
}
