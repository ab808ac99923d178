/// A proposal as the queue and the decision show it. What is read of it stands in one place: lists copy a reference.
package struct ReviewItem: Hashable, Sendable {
    private let record: Record

    package var id: ArtifactID { record.fields.id }
    package var status: ProposalStatus { record.fields.status }
    package var customerID: CustomerID { record.fields.customerID }
    /// The id, for a viewer who does not see the customer.
    package var customerName: String { record.fields.customerName }
    /// Who decides: the customer's relationship manager now, or the one of the decision.
    package var rmID: UserID? { record.fields.rmID }
    package var batchID: BatchID { record.fields.batchID }
    /// 1 for the first proposal of its batch.
    package var batchOrdinal: Int { record.fields.batchOrdinal }
    package var batchCount: Int { record.fields.batchCount }
    package var fieldKey: String { record.fields.fieldKey }
    package var fieldName: String { record.fields.fieldName }
    package var proposedValue: JSON { record.fields.proposedValue }
    /// Null where the field was empty when the proposal was made; for a viewer who does not see the profile's value what
    /// they handed in themselves, or null.
    package var previousValue: JSON { record.fields.previousValue }
    /// What the profile has now; null where it has nothing.
    package var currentValue: JSON { record.fields.currentValue }
    package var isStale: Bool { record.fields.isStale }
    package var confidence: Confidence? { record.fields.confidence }
    package var sourceText: String? { record.fields.sourceText }
    package var sourceThreadID: ThreadID? { record.fields.sourceThreadID }
    package var createdBy: Creator { record.fields.createdBy }
    package var createdAt: Timestamp { record.fields.createdAt }
    package var decision: RecordedDecision? { record.fields.decision }
    /// Proposals of this customer that wait for a decision.
    package var customerPendingCount: Int { record.fields.customerPendingCount }
    /// Whether the viewer does not see what the profile has: then nothing of it is here, nor what a decision put there.
    package var hidesProfile: Bool { record.fields.hidesProfile }

    /// Whether the viewer does not know the customer's name.
    package var hidesCustomer: Bool { hidesProfile && customerName == customerID.rawValue }

    package init(
        id: ArtifactID, status: ProposalStatus, customerID: CustomerID, customerName: String, rmID: UserID?,
        batchID: BatchID, batchOrdinal: Int, batchCount: Int, fieldKey: String, fieldName: String, proposedValue: JSON,
        previousValue: JSON, currentValue: JSON, isStale: Bool, confidence: Confidence?, sourceText: String?,
        sourceThreadID: ThreadID?, createdBy: Creator, createdAt: Timestamp, decision: RecordedDecision?,
        customerPendingCount: Int, hidesProfile: Bool = false
    ) {
        record = Record(
            Fields(
                id: id, status: status, customerID: customerID, customerName: customerName, rmID: rmID,
                batchID: batchID, batchOrdinal: batchOrdinal, batchCount: batchCount, fieldKey: fieldKey,
                fieldName: fieldName, proposedValue: proposedValue, previousValue: previousValue,
                currentValue: currentValue, isStale: isStale, confidence: confidence, sourceText: sourceText,
                sourceThreadID: sourceThreadID, createdBy: createdBy, createdAt: createdAt, decision: decision,
                customerPendingCount: customerPendingCount, hidesProfile: hidesProfile))
    }

    package static func == (left: ReviewItem, right: ReviewItem) -> Bool {
        left.record === right.record || left.record.fields == right.record.fields
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(record.fields) }

    private final class Record: Sendable {
        let fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    private struct Fields: Hashable {
        let id: ArtifactID
        let status: ProposalStatus
        let customerID: CustomerID
        let customerName: String
        let rmID: UserID?
        let batchID: BatchID
        let batchOrdinal: Int
        let batchCount: Int
        let fieldKey: String
        let fieldName: String
        let proposedValue: JSON
        let previousValue: JSON
        let currentValue: JSON
        let isStale: Bool
        let confidence: Confidence?
        let sourceText: String?
        let sourceThreadID: ThreadID?
        let createdBy: Creator
        let createdAt: Timestamp
        let decision: RecordedDecision?
        let customerPendingCount: Int
        let hidesProfile: Bool
    }
}
