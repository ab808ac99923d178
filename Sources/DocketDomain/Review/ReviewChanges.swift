import OrderedCollections

/// A proposal that may be decided as its verdict asks.
struct DecidableProposal {
    let id: ArtifactID
    let proposal: ProposalState
    /// Of the artifact's stream; nothing for a proposal that is made in the same step.
    let version: Int?
    let customer: CustomerState
    let status: ProposalStatus
    /// What the profile gets; of a rejection the proposed value.
    let value: JSON
    let reason: String?
    let isStale: Bool
    let asAdmin: Bool
    /// An equal proposal that waits as well.
    var duplicate: ArtifactID?

    var setsValue: Bool { status != .rejected }

    /// Spelled out, since a bare nil would be the JSON null.
    var editedValue: JSON? { status == .edited ? .some(value) : Optional<JSON>.none }
}

/// What one review writes, gathered by stream: each stream is changed once, however many decisions touch it.
struct ReviewChanges {
    let loaded: LoadedState
    let context: Context
    /// Ties together what was decided in one step, where that is more than one proposal.
    let reviewID: ReviewID?
    private(set) var outcome = ReviewOutcome()
    private(set) var claims: [ClaimChange] = []
    private(set) var outbox: [OutboxChange] = []

    private var artifacts: OrderedDictionary<ArtifactID, (expected: ExpectedVersion, events: [ProposalEvent])> = [:]
    private var customers: OrderedDictionary<CustomerID, [CustomerEvent]> = [:]

    init(loaded: LoadedState, context: Context, reviewID: ReviewID?) {
        self.loaded = loaded
        self.context = context
        self.reviewID = reviewID
    }

    var changes: [StreamChange] {
        artifacts.map { id, change in
            StreamChange(
                stream: .artifact(id), expected: change.expected, events: change.events.map { .proposal($0) })
        }
            + customers.map { id, events in
                StreamChange(
                    stream: .customer(id), expected: .standing(at: loaded.customer(id)?.version ?? 0),
                    events: events.map { .customer($0) })
            }
    }

    mutating func add(_ event: CustomerEvent, of customer: CustomerID) {
        customers[customer, default: []].append(event)
    }

    mutating func add(_ event: ProposalEvent, to artifact: ArtifactID, version: Int?) {
        artifacts[artifact, default: (version.map(ExpectedVersion.exact) ?? .noStream, [])].events.append(event)
    }

    mutating func decide(_ decidable: DecidableProposal) {
        let proposal = decidable.proposal
        let duplicate = decidable.duplicate.flatMap { id in loaded.artifact(id).map { (id: id, found: $0) } }
        let triggers = proposal.workflowTrigger.map(context.policy.triggers.contains) ?? false
        let decided = ProposalDecided(
            decisionID: EventID(context.makeID()), status: decidable.status, customerID: proposal.customerID,
            fieldKey: proposal.fieldKey, fieldName: proposal.fieldName, proposedValue: proposal.proposedValue,
            editedValue: decidable.editedValue,
            before: decidable.customer.values[proposal.fieldKey], reason: decidable.reason,
            decidedBy: context.viewer.userID, rmID: decidable.customer.rmID, asAdmin: decidable.asAdmin,
            wasStale: decidable.isStale, reviewID: reviewID, supersedes: duplicate?.id, triggers: triggers,
            decidedAt: context.now,
            undoableUntil: Timestamp(milliseconds: context.now.milliseconds + context.policy.undoWindow),
            isCorrection: decidable.version == nil ? true : nil)
        add(.decided(decided), to: decidable.id, version: decidable.version)
        if decidable.version != nil { release(proposal, decidable.id) }
        if decidable.setsValue {
            let set = ProfileValueSet(
                fieldKey: proposal.fieldKey, fieldName: proposal.fieldName,
                from: decidable.customer.value(proposal.fieldKey), to: decidable.value, artifactID: decidable.id,
                status: decidable.status, setBy: context.viewer.userID, setAt: context.now)
            add(.valueSet(set), of: proposal.customerID)
        } else {
            close(proposal, decidable.id, as: .rejected)
        }
        if let duplicate {
            supersede(duplicate.id, duplicate.found.state, duplicate.found.version, by: decidable.id, decided)
        }
        if triggers { outbox.append(.add(delivery(decided, decidable))) }
        note(
            ReviewOutcome.Decided(
                proposal: decidable.id, status: decided.status, fieldKey: proposal.fieldKey, value: decidable.value,
                eventID: decided.decisionID, already: false), of: proposal.customerID)
    }

    private mutating func supersede(
        _ id: ArtifactID, _ artifact: ArtifactState, _ version: Int, by other: ArtifactID, _ decided: ProposalDecided
    ) {
        guard let proposal = artifact.proposal else { return }
        let superseded = ProposalSuperseded(
            by: other, decisionID: decided.decisionID, decidedBy: decided.decidedBy, rmID: decided.rmID,
            fieldName: proposal.fieldName, supersededAt: context.now)
        add(.superseded(superseded), to: id, version: version)
        release(proposal, id)
        close(proposal, id, as: .superseded)
    }

    private mutating func release(_ proposal: ProposalState, _ id: ArtifactID) {
        claims += proposal.claims.map { .release($0, .artifact(id)) }
    }

    private mutating func close(_ proposal: ProposalState, _ id: ArtifactID, as status: ProposalStatus) {
        add(.proposalClosed(CustomerProposalClosed(CustomerProposal(proposal, id, status))), of: proposal.customerID)
    }

    private func delivery(_ decided: ProposalDecided, _ decidable: DecidableProposal) -> OutgoingDelivery {
        let trigger = decidable.proposal.workflowTrigger ?? ""
        let payload: JSON = [
            "delivery_id": .string(decided.decisionID.rawValue), "trigger": .string(trigger),
            "artifact_id": .string(decidable.id.rawValue), "customer_id": .string(decided.customerID.rawValue),
            "batch_id": .string(decidable.proposal.batchID.rawValue), "field_key": .string(decided.fieldKey),
            "field_display_name": .string(decided.fieldName), "status": .string(decided.status.rawValue),
            "value": decidable.value, "previous_value": decided.before?.value ?? .null,
            "reason": decided.reason.map(JSON.string) ?? .null, "decided_by": .string(decided.decidedBy.rawValue),
            "rm_id": decided.rmID.map { .string($0.rawValue) } ?? .null,
            "decided_at": .string(decided.decidedAt.iso8601),
        ]
        return OutgoingDelivery(
            decision: decided.decisionID, trigger: trigger, payload: payload,
            orderingKey: decided.customerID.rawValue, notBefore: decided.undoableUntil)
    }

    // MARK: Taking back

    /// Puts a decided proposal, and the one that it superseded, back to pending, and the profile back to its value. A
    /// correction is withdrawn: nobody proposed it to anybody.
    mutating func undo(
        _ decided: StandingDecision, of id: ArtifactID, _ proposal: ProposalState, version: Int
    ) {
        let takenBack = DecisionTakenBack(
            undoID: EventID(context.makeID()), decisionID: decided.decisionID, status: proposal.status,
            fieldKey: proposal.fieldKey, fieldName: proposal.fieldName, value: proposal.finalValue,
            withdraws: decided.isOwnCorrection ? true : nil)
        add(.takenBack(takenBack), to: id, version: version)
        if !decided.isOwnCorrection { take(proposal, id) }
        if proposal.status == .rejected {
            reopen(proposal, id, from: .rejected)
        } else {
            let restored = ProfileValueRestored(
                fieldKey: proposal.fieldKey, fieldName: proposal.fieldName,
                from: loaded.customer(proposal.customerID)?.state.value(proposal.fieldKey) ?? .null,
                value: decided.before, artifactID: id)
            add(.valueRestored(restored), of: proposal.customerID)
            if decided.isOwnCorrection { close(proposal, id, as: .withdrawn) }
        }
        if let duplicate = decided.supersedes, let found = loaded.artifact(duplicate), let other = found.state.proposal
        {
            let reopened = ProposalReopened(decisionID: decided.decisionID, fieldName: other.fieldName)
            add(.reopened(reopened), to: duplicate, version: found.version)
            take(other, duplicate)
            reopen(other, duplicate, from: .superseded)
        }
        if decided.triggers { outbox.append(.withdraw(decision: decided.decisionID)) }
        note(
            ReviewOutcome.Decided(
                proposal: id, status: decided.isOwnCorrection ? .withdrawn : .pending, fieldKey: proposal.fieldKey,
                value: proposal.finalValue, eventID: takenBack.undoID, already: false), of: proposal.customerID)
    }

    /// Takes back what the proposal held, but for what the same user has handed in anew since.
    private mutating func take(_ proposal: ProposalState, _ id: ArtifactID) {
        claims.append(.take(proposal.claim, .artifact(id)))
        if let own = proposal.ownClaim, loaded.owner(of: own) == nil { claims.append(.take(own, .artifact(id))) }
    }

    private mutating func reopen(_ proposal: ProposalState, _ id: ArtifactID, from status: ProposalStatus) {
        add(
            .proposalReopened(CustomerProposalReopened(CustomerProposal(proposal, id, status))), of: proposal.customerID
        )
    }

    /// Answers a decision: its value only to who sees the customer still.
    mutating func note(_ decided: ReviewOutcome.Decided, of customer: CustomerID) {
        let isSeen = loaded.customer(customer).map {
            Visibility(loaded: loaded, viewer: context.viewer).sees($0.state)
        }
        outcome.decided.append(isSeen ?? false ? decided : decided.withoutValue)
    }

    // MARK: What was not written

    mutating func skip(_ proposal: ArtifactID, _ error: DocketError) {
        outcome.skipped.append(ReviewOutcome.Skipped(proposal: proposal, code: error.code, message: error.message))
    }
}

extension CustomerProposal {
    fileprivate init(_ proposal: ProposalState, _ id: ArtifactID, _ status: ProposalStatus) {
        self.init(
            fieldKey: proposal.fieldKey, fieldName: proposal.fieldName, artifactID: id, status: status,
            proposedValue: proposal.proposedValue)
    }
}
