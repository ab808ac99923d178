/// A batch as `decide` sees it.
package struct BatchState: Hashable, Sendable, Codable {
    package let customerID: CustomerID
    package let items: [SubmissionOutcome.Item]
    package let fingerprint: String
    package let createdBy: Creator

    init(_ submitted: BatchSubmitted) {
        customerID = submitted.customerID
        items = submitted.items
        fingerprint = submitted.fingerprint
        createdBy = submitted.createdBy
    }
}
