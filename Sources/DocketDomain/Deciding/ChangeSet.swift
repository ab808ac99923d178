/// What a command changes, and what it answers.
package struct ChangeSet: Hashable, Sendable {
    package var changes: [StreamChange]
    package var claims: [ClaimChange]
    package var outbox: [OutboxChange]
    package var outcome: CommandOutcome

    package init(
        changes: [StreamChange] = [], claims: [ClaimChange] = [], outbox: [OutboxChange] = [], outcome: CommandOutcome
    ) {
        self.changes = changes
        self.claims = claims
        self.outbox = outbox
        self.outcome = outcome
    }

    /// Everything holds already.
    static func already(_ outcome: CommandOutcome) -> Self {
        var outcome = outcome
        outcome.already = true
        return Self(outcome: outcome)
    }
}
