package import DocketDomain
package import DocketStore

extension Workspace {
    /// What waits to be delivered in the viewer's tenant.
    package var outbox: Outbox { Outbox(database, tenant: viewer.tenantID) }

    /// Tries a delivery again that failed: whoever sees its customer may ask for it.
    package func retryDelivery(_ id: Int64) async throws(DocketError) {
        _ = try await queries.delivery(id)
        try await outbox.retry(id, now: environment.now())
    }
}
