package import DocketDomain
import DocketStore

extension Workspace {
    /// What waits to be delivered in the viewer's tenant.
    package var outbox: any Outbox { log.outbox(of: viewer.tenantID) }

    /// Tries a delivery again that failed: whoever sees its customer may ask for it.
    package func retryDelivery(_ id: Int64) async throws(DocketError) {
        _ = try await queries.delivery(id)
        try await outbox.retry(id, now: environment.now())
    }
}
