package import Foundation

/// Everything that one command writes: all of it or nothing.
package struct Append: Sendable {
    package let tenantID: TenantID
    /// Where the actor belongs, and with them their idempotency keys: another tenant only while that one is made.
    package let actorTenantID: TenantID
    package let actorID: UserID
    package let actorRole: Role
    package let recordedAt: Timestamp
    package let correlationID: String
    package var changes: [StreamChange]
    package var claims: [ClaimChange]
    /// Digest → bytes. A digest that is there already is left alone.
    package var blobs: [String: Data]
    package var outbox: [OutboxChange]
    package var request: IdempotentRequest?
    /// What was read of streams before: an engine that finds one at the same version need not read it again.
    package var known: [StreamID: StreamSnapshot] = [:]
    package let makeID: @Sendable () -> String

    /// - Parameter tenantID: Another tenant than the actor's own only while that one is made.
    package init(
        tenantID: TenantID, actor: Viewer, recordedAt: Timestamp, correlationID: String, changes: [StreamChange],
        claims: [ClaimChange], blobs: [String: Data], outbox: [OutboxChange], request: IdempotentRequest?,
        makeID: @escaping @Sendable () -> String
    ) {
        self.tenantID = tenantID
        actorTenantID = actor.tenantID
        actorID = actor.userID
        actorRole = actor.role
        self.recordedAt = recordedAt
        self.correlationID = correlationID
        self.changes = changes
        self.claims = claims
        self.blobs = blobs
        self.outbox = outbox
        self.request = request
        self.makeID = makeID
    }
}
