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
