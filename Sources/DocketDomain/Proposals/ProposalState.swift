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
    /// Absent in what earlier versions wrote, and where the proposer sees the profile.
    let ownClaim: ClaimKey?
    /// The profile had the value already, or an equal one waited, when it was handed in: nobody is asked.
    package let isKnown: Bool?
    package private(set) var status = ProposalStatus.pending
    package private(set) var decision: StandingDecision?
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
        ownClaim = made.ownClaim
        isKnown = made.isKnown
        if made.isKnown == true { status = .superseded }
    }

    /// All that it holds as long as it waits.
    var claims: [ClaimKey] { [claim] + (ownClaim.map { [$0] } ?? []) }

    /// The value that a decision was about.
    package var finalValue: JSON { decision?.editedValue ?? proposedValue }

    mutating func apply(_ event: ProposalEvent) {
        switch event {
        case .made: break
        case .decided(let decided):
            status = decided.status
            decision = StandingDecision(decided)
        case .takenBack(let takenBack):
            status = takenBack.withdraws ?? false ? .withdrawn : .pending
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

/// What has to be known of a decision that stands: whose it is, until when it can be taken back, and what that brings
/// back. All the rest is in its event.
package struct StandingDecision: Hashable, Sendable, Codable {
    package let decisionID: EventID
    package let editedValue: JSON?
    package let before: ProfileValue?
    package let decidedBy: UserID
    package let reviewID: ReviewID?
    package let supersedes: ArtifactID?
    package let triggers: Bool
    package let decidedAt: Timestamp
    package let undoableUntil: Timestamp
    /// Absent in what earlier versions wrote.
    private let isCorrection: Bool?

    /// Whether its proposal was made only to be decided: taking it back withdraws that, too.
    var isOwnCorrection: Bool { isCorrection ?? false }

    init(_ decided: ProposalDecided) {
        decisionID = decided.decisionID
        editedValue = decided.editedValue
        before = decided.before
        decidedBy = decided.decidedBy
        reviewID = decided.reviewID
        supersedes = decided.supersedes
        triggers = decided.triggers
        decidedAt = decided.decidedAt
        undoableUntil = decided.undoableUntil
        isCorrection = decided.isCorrection
    }

    // Erasure knows by these names what is personal.
    private enum CodingKeys: String, CodingKey {
        case before, supersedes, triggers
        case decisionID = "decision_id"
        case editedValue = "edited_value"
        case decidedBy = "decided_by"
        case reviewID = "review_id"
        case decidedAt = "decided_at"
        case undoableUntil = "undoable_until"
        case isCorrection = "is_correction"
    }
}
