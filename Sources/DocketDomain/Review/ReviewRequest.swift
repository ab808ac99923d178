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
