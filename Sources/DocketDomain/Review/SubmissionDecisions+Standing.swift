extension SubmissionDecisions {
    /// What keeps a line from being taken twice, and whether it waits for anybody.
    struct Standing {
        let claim: ClaimKey
        var ownClaim: ClaimKey?
        var isKnown = false
    }

    func standing(
        _ field: ProfileField, _ value: JSON, of id: CustomerID, _ customer: CustomerState, _ made: ProposalsMade
    ) throws(DocketError) -> Standing {
        let claim = claim(id, field, value)
        let equal = owner(of: claim, made)
        let isInProfile = customer.values[field.key].map { field.comparable($0.value) == field.comparable(value) }
        if Visibility(loaded: loaded, viewer: viewer).sees(field, of: customer) {
            guard isInProfile != true else {
                throw DocketError(.alreadyExists, "The profile has this value for \(field.label) already.")
            }
            if let equal { throw waits(equal, field) }
            return Standing(claim: claim)
        }
        let own = ownClaim(id, field, value, customer)
        if let taken = owner(of: own, made) { throw waits(taken, field) }
        // Whether somebody else has proposed it would tell whether the profile has it.
        guard isInProfile != true, equal == nil else { return Standing(claim: own, isKnown: true) }
        return Standing(claim: claim, ownClaim: own)
    }

    private func owner(of claim: ClaimKey, _ made: ProposalsMade) -> ArtifactID? {
        made.claims[claim] ?? loaded.owner(of: claim).map { ArtifactID($0.id) }
    }

    private func waits(_ proposal: ArtifactID, _ field: ProfileField) -> DocketError {
        DocketError(.alreadyExists, "Proposal \(proposal) for \(field.label) is equal and waits already.")
    }

    func claim(_ customer: CustomerID, _ field: ProfileField, _ value: JSON) -> ClaimKey {
        .pending(customer, field: field.key, value: field.comparable(value))
    }

    /// What keeps a value from being taken twice from one user, as long as the field is not changed.
    func ownClaim(
        _ id: CustomerID, _ field: ProfileField, _ value: JSON, _ customer: CustomerState
    ) -> ClaimKey {
        .own(
            id, field: field.key, value: field.comparable(value), since: customer.values[field.key]?.setAt,
            by: viewer.userID)
    }
}

/// What has been made of a submission's lines so far.
struct ProposalsMade {
    private(set) var items: [SubmissionOutcome.Item] = []
    private(set) var proposals: [ProposalMade] = []
    private(set) var claims: [ClaimKey: ArtifactID] = [:]
    var refused: [SubmissionOutcome.Refused] = []

    mutating func add(_ proposal: ProposalMade, _ id: ArtifactID) {
        items.append(SubmissionOutcome.Item(id: id, fieldKey: proposal.fieldKey))
        proposals.append(proposal)
        for claim in proposal.claims { claims[claim] = id }
    }
}
