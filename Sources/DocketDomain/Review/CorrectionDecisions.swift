/// Decides a relationship manager's own correction of a profile: a proposal and its acceptance in one step
/// (Sources/README, What always holds, 1).
struct CorrectionDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }
    private var inForce: SchemaInForce { SchemaInForce(loaded: loaded, context: context) }

    func requirements(_ customer: CustomerID, _ values: [String: JSON]) -> [Requirement] {
        var requirements: [Requirement] = [.stream(.customer(customer)), .stream(.schema)]
        guard loaded.has(.stream(.schema)) else { return requirements }
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            // A value that is wrong needs nothing: it is refused, with the reason, when it is decided.
            guard let claim = try? claim(customer, key, value) else { continue }
            requirements.append(.claim(claim))
            if let owner = loaded.owner(of: claim) { requirements.append(.stream(owner)) }
        }
        return requirements
    }

    func correct(_ id: CustomerID, _ values: [String: JSON], asAdmin: Bool) throws(DocketError) -> ChangeSet {
        let customer = try Visibility(loaded: loaded, viewer: viewer).livingCustomer(id)
        let isAttached = customer.state.rmID == viewer.userID
        guard isAttached || asAdmin else {
            throw DocketError(
                .permissionDenied,
                "Customer \(id) is for \(customer.state.rmID?.rawValue ?? "a relationship manager") to correct. Say that you do it as an admin (--as-admin), or attach yourself with `docket customers assign`."
            )
        }
        guard !values.isEmpty else {
            throw DocketError(.invalidArgument, "There is nothing to set. Give FIELD=VALUE at least once.")
        }
        var fields: [(field: ProfileField, value: JSON)] = []
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            let field = try inForce.field(key)
            let value = try inForce.normalized(value, field)
            if customer.state.value(key) != value { fields.append((field, value)) }
        }
        var outcome = CommandOutcome()
        outcome.customerID = id
        outcome.review = ReviewOutcome()
        guard !fields.isEmpty else { return .already(outcome) }
        return try decision(id, customer.state, fields, asAdmin: !isAttached, outcome)
    }

    private func decision(
        _ id: CustomerID, _ customer: CustomerState, _ fields: [(field: ProfileField, value: JSON)], asAdmin: Bool,
        _ outcome: CommandOutcome
    ) throws(DocketError) -> ChangeSet {
        let batch = BatchID(context.makeID())
        let review = fields.count > 1 ? ReviewID(context.makeID()) : nil
        var changes = ReviewChanges(loaded: loaded, context: context, reviewID: review)
        var items: [SubmissionOutcome.Item] = []
        var decided: [DecidableProposal] = []
        for (field, value) in fields {
            if let pending = try pending(id, field, value, customer, asAdmin) {
                decided.append(pending)
                continue
            }
            let made = ProposalMade(
                customerID: id, batchID: batch, batchOrdinal: items.count + 1, fieldKey: field.key,
                fieldName: field.label, proposedValue: value, previousValue: customer.value(field.key),
                schemaVersion: inForce.schema.version, claim: try claim(id, field.key, value),
                createdBy: Creator(viewer), createdAt: context.now)
            let item = SubmissionOutcome.Item(id: ArtifactID(context.makeID()), fieldKey: field.key)
            items.append(item)
            changes.add(.made(made), to: item.id, version: nil)
            decided.append(
                DecidableProposal(
                    id: item.id, proposal: ProposalState(made), version: nil, customer: customer, status: .accepted,
                    value: value, reason: nil, isStale: false, asAdmin: asAdmin))
        }
        if !items.isEmpty {
            changes.add(.proposalsReceived(ProposalsReceived(batchID: batch, count: items.count)), of: id)
        }
        decided.forEach { changes.decide($0) }

        var written = [inForce.guarded]
        if !items.isEmpty {
            let submitted = BatchSubmitted(
                customerID: id, items: items, fingerprint: "", createdBy: Creator(viewer), createdAt: context.now)
            written.append(
                StreamChange(stream: .batch(batch), expected: .noStream, events: [.batch(.submitted(submitted))]))
        }
        written += changes.changes
        if let review {
            let held = ReviewDecided(
                proposals: decided.map(\.id), accepted: decided.count { $0.status == .accepted },
                edited: decided.count { $0.status == .edited }, rejected: 0)
            written.append(
                StreamChange(stream: .review(review), expected: .noStream, events: [.review(.decided(held))]))
        }
        var outcome = outcome
        outcome.review = changes.outcome
        return ChangeSet(changes: written, claims: changes.claims, outbox: changes.outbox, outcome: outcome)
    }

    /// A proposal of the same value that waits already: the correction accepts it.
    private func pending(
        _ customer: CustomerID, _ field: ProfileField, _ value: JSON, _ state: CustomerState, _ asAdmin: Bool
    ) throws(DocketError) -> DecidableProposal? {
        guard let owner = loaded.owner(of: try claim(customer, field.key, value)),
            let found = loaded.artifact(ArtifactID(owner.id)), let proposal = found.state.proposal,
            proposal.status == .pending
        else { return nil }
        return DecidableProposal(
            id: ArtifactID(owner.id), proposal: proposal, version: found.version, customer: state,
            status: proposal.proposedValue == value ? .accepted : .edited, value: value, reason: nil,
            isStale: state.value(field.key) != proposal.previousValue, asAdmin: asAdmin)
    }

    private func claim(_ customer: CustomerID, _ key: String, _ value: JSON) throws(DocketError) -> ClaimKey {
        let field = try inForce.field(key)
        return .pending(customer, field: key, value: field.comparable(try inForce.normalized(value, field)))
    }
}
