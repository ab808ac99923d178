/// Decides proposals: who may, which of them can be decided, and what the profile gets.
struct ReviewDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }
    private var inForce: SchemaInForce { SchemaInForce(loaded: loaded, context: context) }

    func requirements(_ request: ReviewRequest) -> [Requirement] {
        var requirements: [Requirement] = [.stream(.schema)]
        for decision in request.decisions {
            requirements.append(.stream(.artifact(decision.proposal)))
            guard let proposal = loaded.artifact(decision.proposal)?.state.proposal else { continue }
            requirements.append(.stream(.customer(proposal.customerID)))
            // A value that is wrong needs nothing: it is refused, with the reason, when it is decided.
            guard loaded.has(.stream(.schema)), proposal.status == .pending,
                let claim = try? value(of: decision.decision, proposal).map({ duplicateClaim($0, proposal) })
            else { continue }
            requirements.append(.claim(claim))
            if let owner = loaded.owner(of: claim) { requirements.append(.stream(owner)) }
        }
        return requirements
    }

    func review(_ request: ReviewRequest) throws(DocketError) -> ChangeSet {
        let decisions = try Self.distinct(request.decisions)
        var decidable: [DecidableProposal] = []
        var already: [ReviewOutcome.Decided] = []
        var refused: [(ArtifactID, DocketError)] = []
        for decision in decisions {
            do throws(DocketError) {
                switch try decide(decision, request) {
                case .holds(let decided): already.append(decided)
                case .decidable(let proposal): decidable.append(proposal)
                }
            } catch {
                refused.append((decision.proposal, error))
            }
        }
        separate(&decidable, &refused)
        if request.isStrict, let first = refused.first {
            guard decisions.count > 1 else { throw first.1 }
            throw DocketError(
                first.1.code,
                "\(refused.count) of \(decisions.count) cannot be decided, so none was. \(first.0): \(first.1.message)")
        }

        let review = decidable.count > 1 ? ReviewID(context.makeID()) : nil
        var changes = ReviewChanges(loaded: loaded, context: context, reviewID: review)
        let own = Set(decidable.map(\.id))
        for var proposal in decidable {
            // A twin that has a verdict of its own gets that.
            if let duplicate = proposal.duplicate, own.contains(duplicate) { proposal.duplicate = nil }
            changes.decide(proposal)
        }
        for decided in already {
            guard let customer = loaded.artifact(decided.proposal)?.state.proposal?.customerID else { continue }
            changes.note(decided, of: customer)
        }
        refused.forEach { changes.skip($0.0, $0.1) }
        return decision(changes, decidable, review)
    }

    private func decision(
        _ changes: ReviewChanges, _ decidable: [DecidableProposal], _ review: ReviewID?
    ) -> ChangeSet {
        var outcome = CommandOutcome()
        outcome.review = changes.outcome
        guard !decidable.isEmpty else {
            outcome.already = changes.outcome.skipped.isEmpty
            return ChangeSet(outcome: outcome)
        }
        var written = [inForce.guarded] + changes.changes
        if let review {
            let decided = ReviewDecided(
                proposals: decidable.map(\.id), accepted: decidable.count { $0.status == .accepted },
                edited: decidable.count { $0.status == .edited }, rejected: decidable.count { $0.status == .rejected })
            written.append(
                StreamChange(stream: .review(review), expected: .noStream, events: [.review(.decided(decided))]))
        }
        return ChangeSet(changes: written, claims: changes.claims, outbox: changes.outbox, outcome: outcome)
    }

    /// Each proposal once; two different verdicts on one are a mistake.
    private static func distinct(_ decisions: [ProposalDecision]) throws(DocketError) -> [ProposalDecision] {
        guard !decisions.isEmpty else { throw DocketError(.invalidArgument, "There is no proposal to decide.") }
        var seen: [ArtifactID: ProposalDecision] = [:]
        var distinct: [ProposalDecision] = []
        for decision in decisions {
            if let other = seen[decision.proposal] {
                guard other == decision else {
                    throw DocketError(
                        .invalidArgument, "Proposal \(decision.proposal) has two verdicts. Give one for each.")
                }
                continue
            }
            seen[decision.proposal] = decision
            distinct.append(decision)
        }
        return distinct
    }

    /// Takes out proposals for one field of one customer that would be accepted together: which one is meant is for a
    /// person to say.
    private func separate(_ decidable: inout [DecidableProposal], _ refused: inout [(ArtifactID, DocketError)]) {
        var fields: [Field: [ArtifactID]] = [:]
        for proposal in decidable where proposal.setsValue { fields[Field(proposal), default: []].append(proposal.id) }
        decidable.removeAll { proposal in
            guard proposal.setsValue, let others = fields[Field(proposal)], others.count > 1 else { return false }
            refused.append(
                (
                    proposal.id,
                    DocketError(
                        .conflict,
                        "\(others.count) proposals for \(proposal.proposal.fieldName) of customer \(proposal.proposal.customerID) were to be accepted at once. Decide one of them first."
                    )
                ))
            return true
        }
    }

    private struct Field: Hashable {
        let customer: CustomerID
        let key: String

        init(_ proposal: DecidableProposal) {
            customer = proposal.proposal.customerID
            key = proposal.proposal.fieldKey
        }
    }

    // MARK: One proposal

    private enum Finding {
        case holds(ReviewOutcome.Decided)
        case decidable(DecidableProposal)
    }

    private func decide(_ decision: ProposalDecision, _ request: ReviewRequest) throws(DocketError) -> Finding {
        let id = decision.proposal
        guard let found = loaded.artifact(id), let proposal = found.state.proposal,
            let customer = loaded.customer(proposal.customerID)
        else { throw DocketError(.notFound, "There is no proposal \(id). See `docket review list`.") }
        if let same = sameDecision(decision.decision, proposal, id) { return .holds(same) }
        let asAdmin = try authorise(customer.state, id, asAdmin: request.asAdmin)
        try Self.refuseDecided(proposal, id)
        try Visibility.refuseGone(customer.state, proposal.customerID)

        let isStale = customer.state.value(proposal.fieldKey) != proposal.previousValue
        var status = ProposalStatus.rejected
        var reason: String?
        if case .reject(let text) = decision.decision {
            let note = try TextRules.note(text, as: "reason").trimmed
            reason = note.isEmpty ? nil : note
        }
        let value = try value(of: decision.decision, proposal)
        if let value {
            // A proposed value that the field does not allow any more is no value to be equal to.
            let isProposed = (try? self.value(of: .accept, proposal)) == value
            status = isProposed ? .accepted : .edited
            if isStale, request.ifStale == .refuse { throw stale(proposal, id, customer.state) }
        }
        return .decidable(
            DecidableProposal(
                id: id, proposal: proposal, version: found.version, customer: customer.state, status: status,
                value: value ?? proposal.proposedValue, reason: reason, isStale: isStale, asAdmin: asAdmin,
                duplicate: value.flatMap { duplicate(of: id, proposal, value: $0) }))
    }

    /// Whether the same user has decided the same before.
    private func sameDecision(
        _ decision: ProposalDecision.Decision, _ proposal: ProposalState, _ id: ArtifactID
    ) -> ReviewOutcome.Decided? {
        guard let standing = proposal.decision, standing.decidedBy == viewer.userID else { return nil }
        let isSame =
            switch (decision, proposal.status) {
            case (.accept, .accepted), (.reject, .rejected): true
            case (.edit(let value), .edited), (.edit(let value), .accepted):
                normalized(value, proposal.fieldKey) == proposal.finalValue
            default: false
            }
        guard isSame else { return nil }
        return ReviewOutcome.Decided(
            proposal: id, status: proposal.status, fieldKey: proposal.fieldKey, value: proposal.finalValue,
            eventID: standing.decisionID, already: true)
    }

    private func normalized(_ value: JSON, _ key: String) -> JSON {
        guard let field = inForce.schema.field(key) else { return value.logged }
        // Compared only: what is no value of the field equals none that was decided.
        return (try? inForce.normalized(value, field)) ?? value.logged
    }

    /// - Returns: Whether an admin decides for a customer of somebody else.
    private func authorise(_ customer: CustomerState, _ id: ArtifactID, asAdmin: Bool) throws(DocketError) -> Bool {
        switch viewer.role {
        case .rm where customer.rmID == viewer.userID: return false
        case .admin where customer.rmID == viewer.userID: return false
        case .admin where asAdmin: return true
        case .admin:
            throw DocketError(
                .permissionDenied,
                "Proposal \(id) is for \(customer.rmID?.rawValue ?? "a relationship manager") to decide. Say that you decide as an admin (--as-admin), or attach yourself with `docket customers assign`."
            )
        case .rm, .member, .agent, .system:
            throw DocketError(
                .permissionDenied,
                "\(viewer.userID) may not decide proposal \(id): only the customer's relationship manager may.")
        }
    }

    private static func refuseDecided(_ proposal: ProposalState, _ id: ArtifactID) throws(DocketError) {
        if let decision = proposal.decision {
            let value = proposal.status == .edited ? " (as \(proposal.finalValue.plainText.prefix(100)))" : ""
            throw DocketError(
                .alreadyDecided,
                "Proposal \(id) was \(proposal.status.rawValue)\(value) by \(decision.decidedBy) at \(decision.decidedAt.iso8601)."
            )
        }
        if let superseded = proposal.superseded {
            throw DocketError(
                .alreadyDecided,
                "Proposal \(id) was superseded: \(superseded.decidedBy) gave \(proposal.fieldName) the same value through \(superseded.by) at \(superseded.supersededAt.iso8601)."
            )
        }
        if proposal.status == .withdrawn {
            throw DocketError(
                .alreadyDecided, "Proposal \(id) was a correction of \(proposal.fieldName) that was taken back.")
        }
        if proposal.isKnown == true {
            throw DocketError(
                .alreadyDecided,
                "Proposal \(id) waits for nobody: the profile had its \(proposal.fieldName) already, or an equal one waited, when it was handed in."
            )
        }
    }

    private func stale(_ proposal: ProposalState, _ id: ArtifactID, _ customer: CustomerState) -> DocketError {
        let present = customer.value(proposal.fieldKey)
        return DocketError(
            .stale,
            "\(proposal.fieldName) has changed since proposal \(id) was made: it is \(Self.shown(present)) now, not \(Self.shown(proposal.previousValue)). Look at it and accept it with --if-stale accept, or reject it."
        )
    }

    private static func shown(_ value: JSON) -> String {
        value.isNull ? "empty" : "“\(value.plainText.prefix(100))”"
    }

    /// The value that a verdict gives the profile, valid under the schema of now; nothing for a rejection.
    private func value(of decision: ProposalDecision.Decision, _ proposal: ProposalState) throws(DocketError) -> JSON? {
        if case .reject = decision { return nil }
        guard let field = inForce.schema.field(proposal.fieldKey) else {
            throw DocketError(
                .failedPrecondition,
                "The profile schema has no field \(proposal.fieldName) any more. Reject the proposal.")
        }
        if case .edit(let value) = decision { return try inForce.normalized(value, field) }
        do throws(DocketError) {
            return try inForce.normalized(proposal.proposedValue, field)
        } catch {
            throw DocketError(
                .failedPrecondition,
                "The proposed value is not valid any more under the schema of now: \(error.message) Edit or reject it.")
        }
    }

    // MARK: Duplicates

    private func duplicateClaim(_ value: JSON, _ proposal: ProposalState) -> ClaimKey {
        let text = inForce.schema.field(proposal.fieldKey)?.comparable(value) ?? value.serialized(sortedKeys: true)
        return .pending(proposal.customerID, field: proposal.fieldKey, value: text)
    }

    /// Another pending proposal for the same value.
    private func duplicate(of id: ArtifactID, _ proposal: ProposalState, value: JSON) -> ArtifactID? {
        guard let owner = loaded.owner(of: duplicateClaim(value, proposal)), owner != .artifact(id) else { return nil }
        let other = ArtifactID(owner.id)
        return loaded.artifact(other)?.state.proposal?.status == .pending ? other : nil
    }
}
