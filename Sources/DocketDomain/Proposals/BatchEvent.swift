/// What can happen to a batch: it is handed in, once.
package enum BatchEvent: Hashable, Sendable {
    case submitted(BatchSubmitted)

    package var payload: any StoredPayload {
        switch self {
        case .submitted(let payload): payload
        }
    }
}

package struct BatchSubmitted: StoredPayload {
    package static let eventType = "batch_submitted"

    package var customerID: CustomerID
    package var threadID: ThreadID?
    /// In the order in which they were handed in.
    package var items: [SubmissionOutcome.Item]
    /// Tells the same submission, sent again under its id, from another one.
    package var fingerprint: String
    package var createdBy: Creator
    package var createdAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case items, fingerprint
        case customerID = "customer_id"
        case threadID = "thread_id"
        case createdBy = "created_by"
        case createdAt = "created_at"
    }
}

extension BatchEvent {
    var text: String {
        switch self {
        case .submitted(let submitted):
            "handed in \(submitted.items.count) \(submitted.items.count == 1 ? "proposal" : "proposals") for customer \(submitted.customerID)"
        }
    }
}
