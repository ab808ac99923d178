import DocketDomain

extension Docket_Review_V1_DecideRequest {
    /// What is decided, and how.
    func read() throws(InvalidField) -> ReviewRequest {
        guard !verdicts.isEmpty else { throw InvalidField("verdicts", "Give at least one verdict.") }
        var decisions: [ProposalDecision] = []
        for (index, verdict) in verdicts.enumerated() {
            decisions.append(try verdict.read("verdicts[\(index)]"))
        }
        var request = ReviewRequest(decisions)
        request.ifStale = try ifStale.read("if_stale")
        request.isStrict = strict
        request.asAdmin = asAdmin
        return request
    }
}

extension Docket_Review_V1_Verdict {
    fileprivate func read(_ field: String) throws(InvalidField) -> ProposalDecision {
        let id: ArtifactID = try Field.id(proposalID, "\(field).proposal_id")
        switch verdict {
        case nil: throw InvalidField(field, "Say accept, reject or edit.")
        case .accept: return ProposalDecision(id, .accept)
        case .reject(let rejection): return ProposalDecision(id, .reject(reason: rejection.reason))
        case .edit(let edit):
            guard let value = try Field.json(edit.value, "\(field).edit.value"), !value.isNull else {
                throw InvalidField("\(field).edit.value", "Give the value that the profile gets: JSON, and not null.")
            }
            return ProposalDecision(id, .edit(value))
        }
    }
}

extension Docket_Review_V1_StaleRule {
    fileprivate func read(_ field: String) throws(InvalidField) -> ReviewRequest.StaleRule {
        switch self {
        case .unspecified, .refuse: .refuse
        case .accept: .accept
        case .UNRECOGNIZED(let number): throw InvalidField(field, "There is no rule \(number).")
        }
    }
}

extension Docket_Review_V1_DecisionResult {
    /// What became of proposals: those that were named in their order, then what was decided with them.
    static func results(
        of outcome: ReviewOutcome, named ids: [ArtifactID], _ values: ShownValues
    ) -> [Docket_Review_V1_DecisionResult] {
        let results = outcome.decided.map { Self($0, values) } + outcome.skipped.map { Self($0) }
        var left = Dictionary(results.map { ($0.proposalID, $0) }) { first, _ in first }
        let named = ids.compactMap { left.removeValue(forKey: $0.rawValue) }
        return named + results.filter { left[$0.proposalID] != nil }
    }

    private init(_ decided: ReviewOutcome.Decided, _ values: ShownValues) {
        self.init()
        proposalID = decided.proposal.rawValue
        status = Docket_Review_V1_ProposalStatus(decided.status)
        fieldKey = decided.fieldKey
        // Null stands for what is not for who asks any more.
        if !decided.value.isNull { value = values.text(decided.value, of: decided.fieldKey) }
        eventID = decided.eventID.rawValue
        already = decided.already
    }

    private init(_ skipped: ReviewOutcome.Skipped) {
        self.init()
        proposalID = skipped.proposal.rawValue
        refusal = Docket_Review_V1_Refusal(skipped.code, skipped.message)
    }
}
