/// Where what follows from decisions waits to be delivered: written by appends, emptied by deliverers.
package protocol DeliveringLog {
    /// What waits in one tenant.
    func outbox(of tenant: TenantID) -> any Outbox
}
