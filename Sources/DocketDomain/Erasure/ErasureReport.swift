/// What an erasure did.
package struct ErasureReport: Hashable, Sendable, Codable {
    /// Nothing was left to erase: it was done before.
    package var already = false
    /// Documents that name the customer: erased, or left, as was asked for.
    package var documents: [ErasureFindings.Document] = []
    package var left = ErasureLeft()
    /// Exports that were removed, with their files.
    package var exports = 0
    /// Copies of the workspace from before a restore that were removed.
    package var copies = 0

    package init() {}
}
