/// A person's verdicts on proposals: decided in one transaction.
package struct ReviewRequest: Hashable, Sendable, Encodable {
    package var decisions: [ProposalDecision]
    /// What becomes of an acceptance where the profile's value is no longer the one that the proposal was made against.
    package var ifStale = StaleRule.refuse
    /// All or none.
    package var isStrict = false
    /// An admin says so explicitly when they decide for a customer of somebody else; it is recorded.
    package var asAdmin = false

    package enum StaleRule: String, Hashable, Sendable, Codable, CaseIterable {
        case refuse = "fail"
        case accept
    }

    package init(_ decisions: [ProposalDecision]) {
        self.decisions = decisions
    }
}

/// What a person says of one proposal.
package struct ProposalDecision: Hashable, Sendable, Encodable {
    package enum Decision: Hashable, Sendable, Encodable {
        case accept
        case reject(reason: String)
        /// Accepts another value than the proposed one.
        case edit(JSON)
    }

    package let proposal: ArtifactID
    package let decision: Decision

    package init(_ proposal: ArtifactID, _ decision: Decision) {
        self.proposal = proposal
        self.decision = decision
    }
}

/// What became of a request to review: what was decided, and what was not and why.
package struct ReviewOutcome: Hashable, Sendable, Codable {
    package var decided: [Decided] = []
    package var skipped: [Skipped] = []

    package struct Decided: Hashable, Sendable, Codable {
        package let proposal: ArtifactID
        package let status: ProposalStatus
        package let fieldKey: String
        /// The value that the profile has now; of a rejection the one that was proposed.
        package let value: JSON
        /// The event of the decision.
        package let eventID: EventID
        /// The same user had decided the same before.
        package let already: Bool

        package init(
            proposal: ArtifactID, status: ProposalStatus, fieldKey: String, value: JSON, eventID: EventID, already: Bool
        ) {
            self.proposal = proposal
            self.status = status
            self.fieldKey = fieldKey
            self.value = value
            self.eventID = eventID
            self.already = already
        }
    }

    package struct Skipped: Hashable, Sendable, Codable {
        package let proposal: ArtifactID
        package let code: DocketError.Code
        package let message: String

        package init(proposal: ArtifactID, code: DocketError.Code, message: String) {
            self.proposal = proposal
            self.code = code
            self.message = message
        }
    }

    package init() {}
}
