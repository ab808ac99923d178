package import DocketDomain
import DocketStore

extension LocalWorkspace {
    /// What waits to be delivered in the viewer's tenant.
    package var outbox: any DeliveryQueue { deliveries }

    package func retryDelivery(_ id: Int64, idempotencyKey: String?) async throws(DocketError) {
        _ = try await once(idempotencyKey, ["request": "retry delivery", "id": .number(Int(id))]) {
            () async throws(DocketError) in
            _ = try await queries.delivery(id)
            try await deliveries.retry(id, now: environment.now())
            return id
        }
    }

    private var deliveries: Outbox { Outbox(database, tenant: viewer.tenantID) }
}

extension Outbox: DeliveryQueue {}
