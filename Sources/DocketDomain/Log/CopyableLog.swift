/// What a log has beside its events, as a whole: asked of it, and handed to it, where a log is copied to another engine.
package protocol CopyableLog {
    /// All claims, in the order of tenants and keys.
    func claims() async throws -> [KeptClaim]
    /// All answers to requests, in the order of tenants, users and keys; those that have expired may be left out.
    func requests() async throws -> [KeptRequest]
    /// All deliveries, whatever has become of them, in the order of their ids.
    func deliveries() async throws -> [KeptDelivery]
    /// Writes what another log has, in one step: deliveries with their ids, and leased to nobody. What is there under the
    /// same keys is replaced.
    func keep(claims: [KeptClaim], requests: [KeptRequest], deliveries: [KeptDelivery]) async throws
}

/// A claim and its owner.
package struct KeptClaim: Hashable, Sendable {
    package let tenantID: TenantID
    package let key: ClaimKey
    package let owner: StreamID

    package init(tenantID: TenantID, key: ClaimKey, owner: StreamID) {
        self.tenantID = tenantID
        self.key = key
        self.owner = owner
    }
}

/// A request that was answered, and whose it was.
package struct KeptRequest: Hashable, Sendable {
    package let tenantID: TenantID
    package let userID: UserID
    package let request: IdempotentRequest

    package init(tenantID: TenantID, userID: UserID, request: IdempotentRequest) {
        self.tenantID = tenantID
        self.userID = userID
        self.request = request
    }
}

/// A delivery of a tenant.
package struct KeptDelivery: Hashable, Sendable {
    package let tenantID: TenantID
    package let delivery: OutboxDelivery

    package init(tenantID: TenantID, delivery: OutboxDelivery) {
        self.tenantID = tenantID
        self.delivery = delivery
    }
}
