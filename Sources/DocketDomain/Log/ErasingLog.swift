/// How a customer's personal values are taken out of a log: the one operation that rewrites events.
package protocol ErasingLog {
    /// Replaces a customer's personal values wherever they are kept, and records that it was done: all in one step. Takes
    /// time in proportion to the workspace. The log's identity counts it, so that copies of the log notice.
    ///
    /// - Parameters:
    ///   - documents: What becomes of documents that name the customer.
    ///   - record: Says what is written in the same step, from what was found.
    /// - Throws: `conflict` where somebody changed the customer at the same time.
    func erase(
        _ customer: CustomerID, tenant: TenantID, documents: ErasureDocuments,
        record: @escaping @Sendable (ErasureFindings) throws -> ErasureRecord
    ) async throws -> ErasureFindings
    /// What erasures have left to be done; nothing where all is done.
    ///
    /// - Parameter time: Without what is to be tried again later than then; all of it where there is none.
    func unfinishedErasure(at time: Timestamp?) async throws -> UnfinishedErasure?
    /// Forgets what erasures have freed, unless that is done, and that these files were to be removed.
    func finishErasure(removed files: [ErasedFile]) async throws
    /// Tries files that could not be removed again later, each time after a longer pause.
    func postponeErasure(of files: [ErasedFile], now: Timestamp) async throws
}
