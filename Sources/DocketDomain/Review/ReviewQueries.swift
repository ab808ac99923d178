/// Which proposals to list.
package struct ReviewFilter: Hashable, Sendable {
    package var customerID: CustomerID?
    package var batchID: BatchID?
    /// Nothing for all of them.
    package var status: ProposalStatus? = .pending
    package var confidence: Confidence?
    package var fieldKey: String?
    /// Only those whose profile value has changed since they were made.
    package var isStale = false
    /// Only those that the viewer is to decide.
    package var isMine = false
    /// Words that each occur in the customer's name, the field or one of its values, whatever their case and accents.
    package var text: String?
    package var sort = ReviewSort.customer
    package var order = SortOrder.ascending

    package init() {}
}

/// By what a queue is sorted; within equals, and always, the older one comes first.
package enum ReviewSort: String, Hashable, Sendable, CaseIterable {
    case age
    /// By the customer's name, so that a customer's proposals stand together.
    case customer
    /// The least sure first, in ascending order.
    case confidence
}

/// A proposal as the queue and the decision show it.
package struct ReviewItem: Hashable, Sendable {
    package let id: ArtifactID
    package let status: ProposalStatus
    package let customerID: CustomerID
    /// The id, for a viewer who does not see the customer.
    package let customerName: String
    /// Who decides: the customer's relationship manager now, or the one of the decision.
    package let rmID: UserID?
    package let batchID: BatchID
    /// 1 for the first proposal of its batch.
    package let batchOrdinal: Int
    package let batchCount: Int
    package let fieldKey: String
    package let fieldName: String
    package let proposedValue: JSON
    /// Null where the field was empty when the proposal was made; for a viewer who does not see the profile's value what
    /// they handed in themselves, or null.
    package let previousValue: JSON
    /// What the profile has now; null where it has nothing.
    package let currentValue: JSON
    package let isStale: Bool
    package let confidence: Confidence?
    package let sourceText: String?
    package let sourceThreadID: ThreadID?
    package let createdBy: Creator
    package let createdAt: Timestamp
    package let decision: RecordedDecision?
    /// Proposals of this customer that wait for a decision.
    package let customerPendingCount: Int
    /// Whether the viewer does not see what the profile has: then nothing of it is here, nor what a decision put there.
    package let hidesProfile: Bool

    /// Whether the viewer does not know the customer's name.
    package var hidesCustomer: Bool { hidesProfile && customerName == customerID.rawValue }

    package init(
        id: ArtifactID, status: ProposalStatus, customerID: CustomerID, customerName: String, rmID: UserID?,
        batchID: BatchID, batchOrdinal: Int, batchCount: Int, fieldKey: String, fieldName: String, proposedValue: JSON,
        previousValue: JSON, currentValue: JSON, isStale: Bool, confidence: Confidence?, sourceText: String?,
        sourceThreadID: ThreadID?, createdBy: Creator, createdAt: Timestamp, decision: RecordedDecision?,
        customerPendingCount: Int, hidesProfile: Bool = false
    ) {
        self.id = id
        self.status = status
        self.customerID = customerID
        self.customerName = customerName
        self.rmID = rmID
        self.batchID = batchID
        self.batchOrdinal = batchOrdinal
        self.batchCount = batchCount
        self.fieldKey = fieldKey
        self.fieldName = fieldName
        self.proposedValue = proposedValue
        self.previousValue = previousValue
        self.currentValue = currentValue
        self.isStale = isStale
        self.confidence = confidence
        self.sourceText = sourceText
        self.sourceThreadID = sourceThreadID
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.decision = decision
        self.customerPendingCount = customerPendingCount
        self.hidesProfile = hidesProfile
    }
}

/// A decision as it is on record.
package struct RecordedDecision: Hashable, Sendable {
    package let status: ProposalStatus
    package let by: UserID
    package let at: Timestamp
    package let reason: String?
    /// The value that was put in place of the proposed one.
    package let editedValue: JSON?
    /// Until when it can be taken back.
    package let undoableUntil: Timestamp

    package init(
        status: ProposalStatus, by: UserID, at: Timestamp, reason: String?, editedValue: JSON?, undoableUntil: Timestamp
    ) {
        self.status = status
        self.by = by
        self.at = at
        self.reason = reason
        self.editedValue = editedValue
        self.undoableUntil = undoableUntil
    }
}

/// All that a person needs to decide one proposal.
package struct ProposalDetails: Hashable, Sendable {
    package let item: ReviewItem
    /// The field under the schema of now; nothing where the schema dropped it.
    package let field: ProfileField?
    package let evidence: Evidence?

    package init(item: ReviewItem, field: ProfileField?, evidence: Evidence?) {
        self.item = item
        self.field = field
        self.evidence = evidence
    }
}

/// The quote that a proposal rests on, inside of its message.
package struct Evidence: Hashable, Sendable {
    /// The text before the quote: the whole of it where the viewer sees the thread, else 200 characters.
    package let before: String
    package let quote: String
    package let after: String
    /// Where it stands, if the viewer sees that thread.
    package let threadID: ThreadID?
    package let threadTitle: String?
    package let messageID: MessageID?
    /// Who wrote the message, and when.
    package let author: String?
    package let writtenAt: Timestamp?

    package init(
        before: String, quote: String, after: String, threadID: ThreadID?, threadTitle: String?, messageID: MessageID?,
        author: String?, writtenAt: Timestamp?
    ) {
        self.before = before
        self.quote = quote
        self.after = after
        self.threadID = threadID
        self.threadTitle = threadTitle
        self.messageID = messageID
        self.author = author
        self.writtenAt = writtenAt
    }
}

/// Which decisions to list, the newest first.
package struct DecisionFilter: Hashable, Sendable {
    /// Nothing for everybody's.
    package var decidedBy: UserID?
    package var status: ProposalStatus?
    /// Decided at this time or later.
    package var from: Timestamp?

    package init() {}
}

/// Which decisions to report.
package struct ReviewReportFilter: Hashable, Sendable {
    package var customerID: CustomerID?
    /// The relationship manager of now for what is pending, of the decision for what is decided.
    package var rmID: UserID?
    package var batchID: BatchID?
    /// Proposed at this time or later.
    package var from: Timestamp?
    /// Proposed before this time.
    package var to: Timestamp?
    /// Decided at this time or later; what is pending is left out.
    package var decidedFrom: Timestamp?
    /// Decided before this time; what is pending is left out.
    package var decidedTo: Timestamp?

    package init() {}
}

/// What became of proposals, by customer, relationship manager and batch.
package struct ReviewReport: Hashable, Sendable {
    package let rows: [Row]
    package let total: ReviewCounts

    package struct Row: Hashable, Sendable {
        package let customerID: CustomerID
        package let customerName: String
        package let rmID: UserID?
        package let batchID: BatchID
        /// When the batch was handed in.
        package let proposedAt: Timestamp
        package let counts: ReviewCounts

        package init(
            customerID: CustomerID, customerName: String, rmID: UserID?, batchID: BatchID, proposedAt: Timestamp,
            counts: ReviewCounts
        ) {
            self.customerID = customerID
            self.customerName = customerName
            self.rmID = rmID
            self.batchID = batchID
            self.proposedAt = proposedAt
            self.counts = counts
        }
    }

    package init(rows: [Row], total: ReviewCounts) {
        self.rows = rows
        self.total = total
    }
}

/// How many proposals stand where: accepted + edited + rejected + superseded + withdrawn + pending =
/// proposed.
package struct ReviewCounts: Hashable, Sendable {
    package var proposed = 0
    package var accepted = 0
    package var edited = 0
    package var rejected = 0
    package var superseded = 0
    /// Corrections that were taken back.
    package var withdrawn = 0
    package var pending = 0
    /// Decisions that were taken back, whatever became of their proposals later.
    package var takenBack = 0

    package init() {}

    package static func + (lhs: Self, rhs: Self) -> Self {
        var sum = lhs
        sum.proposed += rhs.proposed
        sum.accepted += rhs.accepted
        sum.edited += rhs.edited
        sum.rejected += rhs.rejected
        sum.superseded += rhs.superseded
        sum.withdrawn += rhs.withdrawn
        sum.pending += rhs.pending
        sum.takenBack += rhs.takenBack
        return sum
    }
}
