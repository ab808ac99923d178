/// Proposals for one customer, handed in together: a batch.
package struct Submission: Hashable, Sendable, Encodable {
    package var customerID: CustomerID
    /// Made by docket where none is given.
    package var batchID: BatchID?
    /// Where the quotes are from.
    package var threadID: ThreadID?
    package var lines: [ProposalLine]
    /// Whether the good lines are taken although others are refused.
    package var isPartial: Bool
    /// The agent whose work it is, where a person hands it in: the person stays on record as who did so.
    package var agentID: UserID?

    package init(
        customerID: CustomerID, batchID: BatchID? = nil, threadID: ThreadID? = nil, lines: [ProposalLine],
        isPartial: Bool = false
    ) {
        self.customerID = customerID
        self.batchID = batchID
        self.threadID = threadID
        self.lines = lines
        self.isPartial = isPartial
    }
}

/// One proposed value of a submission.
package struct ProposalLine: Hashable, Sendable, Encodable {
    /// The line of the input, counted from 1: refusals name it.
    package var line: Int
    package var fieldKey: String
    package var proposedValue: JSON
    /// What the agent took for the present value; filled from the profile where absent.
    package var previousValue: JSON?
    /// A verbatim quote; required where the submission names a thread.
    package var sourceText: String?
    package var confidence: Confidence?
    /// The name of a configured trigger, delivered after the decision.
    package var workflowTrigger: String?

    package init(
        line: Int, fieldKey: String, proposedValue: JSON, previousValue: JSON? = nil, sourceText: String? = nil,
        confidence: Confidence? = nil, workflowTrigger: String? = nil
    ) {
        self.line = line
        self.fieldKey = fieldKey
        self.proposedValue = proposedValue
        self.previousValue = previousValue
        self.sourceText = sourceText
        self.confidence = confidence
        self.workflowTrigger = workflowTrigger
    }
}
