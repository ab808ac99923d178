/// A proposal as `decide` sees it.
package struct ProposalState: Hashable, Sendable, Codable {
    package let customerID: CustomerID
    package let batchID: BatchID
    package let fieldKey: String
    package let fieldName: String
    package let proposedValue: JSON
    package let previousValue: JSON
    package let workflowTrigger: String?
    package let claim: ClaimKey
    package private(set) var status = ProposalStatus.pending
    package private(set) var decision: ProposalDecided?
    package private(set) var superseded: ProposalSuperseded?

    init(_ made: ProposalMade) {
        customerID = made.customerID
        batchID = made.batchID
        fieldKey = made.fieldKey
        fieldName = made.fieldName
        proposedValue = made.proposedValue
        previousValue = made.previousValue
        workflowTrigger = made.workflowTrigger
        claim = made.claim
    }

    /// The value that a decision was about.
    package var finalValue: JSON { decision?.editedValue ?? proposedValue }

    mutating func apply(_ event: ProposalEvent) {
        switch event {
        case .made: break
        case .decided(let decided):
            status = decided.status
            decision = decided
        case .takenBack:
            status = .pending
            decision = nil
        case .superseded(let superseded):
            status = .superseded
            self.superseded = superseded
        case .reopened:
            status = .pending
            superseded = nil
        }
    }
}

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

/// Proposals that were decided in one step, as `decide` sees them.
package struct ReviewState: Hashable, Sendable, Codable {
    package let proposals: [ArtifactID]
    package private(set) var isTakenBack = false

    init(_ decided: ReviewDecided) {
        proposals = decided.proposals
    }

    mutating func apply(_ event: ReviewEvent) {
        switch event {
        case .decided: break
        case .takenBack: isTakenBack = true
        }
    }
}
