package import DocketDomain
import Foundation
import GRDB

extension SQLiteEventLog: CopyableLog {
    package func claims() async throws -> [KeptClaim] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM claims ORDER BY tenant_id, key").map { row in
                try row.verified(.claims)
                guard let owner = StreamID(parsing: row["owner_stream"]) else {
                    throw DocketError(
                        .corrupt, "A claim names no stream that docket knows. Run `docket doctor`, or restore a backup."
                    )
                }
                return KeptClaim(
                    tenantID: TenantID(row["tenant_id"]), key: ClaimKey(rawValue: row["key"]), owner: owner)
            }
        }
    }

    package func requests() async throws -> [KeptRequest] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM idempotency ORDER BY tenant_id, user_id, key").map { row in
                try row.verified(.idempotency)
                let request = IdempotentRequest(
                    key: row["key"], fingerprint: row["fingerprint"], response: row["response"],
                    expiresAt: Timestamp(milliseconds: row["expires_at"]))
                return KeptRequest(
                    tenantID: TenantID(row["tenant_id"]), userID: UserID(row["user_id"]), request: request)
            }
        }
    }

    package func deliveries() async throws -> [KeptDelivery] {
        try await database.read { try $0.deliveries() }
    }

    package func keep(
        claims: [KeptClaim], requests: [KeptRequest], deliveries: [KeptDelivery]
    ) async throws {
        try await database.write { db in
            for claim in claims {
                try db.insert(
                    .claims, by: Self.anyClaim,
                    [claim.tenantID.rawValue, claim.key.rawValue.storable, claim.owner.description])
            }
            for kept in requests {
                let request = kept.request
                try db.insert(
                    .idempotency, by: Self.anyRequest,
                    [
                        kept.tenantID.rawValue, kept.userID.rawValue, request.key, request.fingerprint,
                        request.response, request.expiresAt.milliseconds,
                    ])
            }
            for delivery in deliveries { try db.keep(delivery) }
        }
    }

    private static let anyClaim = Database.insertion(into: .claims, verb: "INSERT OR REPLACE")
    private static let anyRequest = Database.insertion(into: .idempotency, verb: "INSERT OR REPLACE")
}

extension Database {
    /// All deliveries of all tenants.
    func deliveries() throws -> [KeptDelivery] {
        try Row.fetchAll(self, sql: "SELECT * FROM outbox ORDER BY id").map {
            KeptDelivery(tenantID: TenantID($0["tenant_id"]), delivery: try OutboxDelivery(row: $0))
        }
    }

    /// Writes a delivery as it is elsewhere, leased to nobody.
    func keep(_ kept: KeptDelivery) throws {
        let delivery = kept.delivery
        try insert(
            .outbox, by: Self.anyDelivery,
            [
                kept.tenantID.rawValue, delivery.deliveryID.rawValue, delivery.trigger.storable,
                delivery.payload.serialized().storable, delivery.customerID.rawValue,
                delivery.createdAt.milliseconds, delivery.notBefore.milliseconds, nil, nil, delivery.attempts,
                delivery.deliveredAt?.milliseconds, delivery.failedAt?.milliseconds, delivery.lastError?.storable,
            ], beside: [delivery.id])
    }

    private static let anyDelivery = insertion(into: .outbox, verb: "INSERT OR REPLACE", beside: "id")
}
