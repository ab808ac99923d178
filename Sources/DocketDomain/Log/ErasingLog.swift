/// How a customer's personal values are taken out of a log: the one operation that rewrites events.
package protocol ErasingLog {
    /// The exports that tell of a customer and are not deleted: of the customer, of their proposals, and of the batches
    /// and threads that these came from.
    func exports(of customer: CustomerID, tenant: TenantID) async throws -> [ExportID]
    /// Replaces a customer's personal values wherever they are kept, and records that it was done. Takes time in
    /// proportion to the workspace.
    ///
    /// - Parameter append: The event that says so.
    /// - Throws: `conflict` where somebody changed the customer at the same time.
    func erase(_ customer: CustomerID, tenant: TenantID, _ append: Append) async throws
}
