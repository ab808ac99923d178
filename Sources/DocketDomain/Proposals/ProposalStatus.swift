/// What became of a proposal.
package enum ProposalStatus: String, Hashable, Sendable, Codable, CaseIterable {
    case pending
    case accepted
    case rejected
    /// Accepted with a changed value.
    case edited
    /// Its value became the profile's value through another decision.
    case superseded
    /// A correction that was taken back: its maker wants nothing of it any more.
    case withdrawn
}

/// How sure the agent is.
package enum Confidence: String, Hashable, Sendable, Codable, CaseIterable {
    case high, medium, low
}
