extension ProposalEvent {
    /// The event as it is told to somebody who does not see the customer's profile: what was handed in, and what became
    /// of it; no value of the profile, nor one that a decision put in place of the proposed one.
    ///
    /// - Parameter isOwn: Whether that is who handed the proposal in: they are told what they took for the previous
    ///   value.
    package func withoutProfile(isOwn: Bool) -> ProposalEvent {
        switch self {
        case .made(var made):
            made.previousValue = isOwn ? made.previousGiven ?? .null : .null
            made.previousGiven = nil
            made.isKnown = nil
            made.claim = ClaimKey(rawValue: "")
            made.ownClaim = nil
            return .made(made)
        case .decided(var decided):
            decided.before = nil
            decided.editedValue = nil
            decided.wasStale = false
            return .decided(decided)
        case .takenBack(var takenBack):
            if takenBack.status == .edited { takenBack.value = .null }
            return .takenBack(takenBack)
        case .superseded, .reopened: return self
        }
    }

    /// The members of its payload that say nothing in `withoutProfile(isOwn:)`: they are left out.
    package var membersWithoutProfile: Set<String> {
        switch self {
        case .made(let made): made.previousValue.isNull ? ["previous_value", "claim"] : ["claim"]
        case .decided: ["was_stale"]
        case .takenBack(let takenBack): takenBack.value.isNull ? ["value"] : []
        case .superseded, .reopened: []
        }
    }

    /// The event in words for somebody who does not see the customer's profile.
    func textWithoutProfile(_ values: ValueText) -> String {
        switch self {
        case .made(let made):
            "proposed \(made.fieldName): \(values.text(made.proposedValue, field: made.fieldKey))"
        case .decided(let decided):
            "\(decided.status == .rejected ? "rejected" : "accepted") \(decided.fieldName)"
                + (decided.status == .edited ? " with a change" : "")
                + " (proposed was \(values.text(decided.proposedValue, field: decided.fieldKey)))"
                + (decided.asAdmin ? " as an admin" : "") + (decided.reason.map { ": \($0)" } ?? "")
        case .takenBack(let takenBack): "took back: \(takenBack.status.rawValue) \(takenBack.fieldName)"
        case .superseded, .reopened: text(values)
        }
    }
}
