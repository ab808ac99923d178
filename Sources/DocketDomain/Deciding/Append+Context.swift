package import Foundation

extension Append {
    package init(
        context: Context, correlationID: String, changes: [StreamChange], claims: [ClaimChange] = [],
        blobs: [String: Data] = [:], outbox: [OutboxChange] = [], request: IdempotentRequest? = nil
    ) {
        self.init(
            tenantID: context.viewer.tenantID, context: context, correlationID: correlationID, changes: changes,
            claims: claims, blobs: blobs, outbox: outbox, request: request)
    }

    /// An append to a tenant other than the actor's own: only the making of that tenant needs it.
    package init(
        tenantID: TenantID, context: Context, correlationID: String, changes: [StreamChange],
        claims: [ClaimChange] = [], blobs: [String: Data] = [:], outbox: [OutboxChange] = [],
        request: IdempotentRequest? = nil
    ) {
        self.init(
            tenantID: tenantID, actor: context.viewer, recordedAt: context.now, correlationID: correlationID,
            changes: changes, claims: claims, blobs: blobs, outbox: outbox, request: request, makeID: context.makeID)
    }
}
