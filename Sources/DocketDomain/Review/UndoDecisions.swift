/// Decides which of one's own decisions can be taken back: while their undo window is open, nothing has been delivered,
/// and nobody has changed what they left.
struct UndoDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }

    func requirements(_ request: Undo) -> [Requirement] {
        var requirements: [Requirement] = []
        if case .newest = request { requirements.append(.newestDecision(viewer.userID)) }
        for id in proposals(request) {
            requirements.append(.stream(.artifact(id)))
            guard let proposal = loaded.artifact(id)?.state.proposal else { continue }
            requirements += [.stream(.customer(proposal.customerID))] + proposal.claims.map { .claim($0) }
            guard let decision = proposal.decision else { continue }
            if let review = decision.reviewID { requirements.append(.stream(.review(review))) }
            if let duplicate = decision.supersedes {
                requirements.append(.stream(.artifact(duplicate)))
                if let other = loaded.artifact(duplicate)?.state.proposal {
                    requirements += other.claims.map { .claim($0) }
                }
            }
        }
        return requirements
    }

    func undo(_ request: Undo) throws(DocketError) -> ChangeSet {
        let ids = proposals(request)
        guard !ids.isEmpty else {
            throw DocketError(
                .failedPrecondition, "There is no decision of \(viewer.userID) that can still be taken back.")
        }
        var changes = ReviewChanges(loaded: loaded, context: context, reviewID: nil)
        for id in ids {
            guard let found = loaded.artifact(id), let proposal = found.state.proposal else {
                throw DocketError(.notFound, "There is no proposal \(id). See `docket review list`.")
            }
            let decision = try ownDecision(proposal, id)
            try check(decision, proposal, id)
            changes.undo(decision, of: id, proposal, version: found.version)
        }
        var outcome = CommandOutcome()
        outcome.review = changes.outcome
        var written = changes.changes
        for review in reviews(ids) {
            written.append(
                StreamChange(
                    stream: .review(review.id), expected: .exact(review.version),
                    events: [.review(.takenBack(ReviewTakenBack(count: review.count)))]))
        }
        return ChangeSet(changes: written, claims: changes.claims, outbox: changes.outbox, outcome: outcome)
    }

    /// What was asked for, and what was decided in one step with it.
    private func proposals(_ request: Undo) -> [ArtifactID] {
        let named =
            switch request {
            case .proposals(let ids): ids
            case .newest: loaded.newestDecisions[viewer.userID] ?? []
            }
        var seen: Set<ArtifactID> = []
        var all: [ArtifactID] = []
        for id in named {
            let review = loaded.artifact(id)?.state.proposal?.decision?.reviewID
            for member in review.flatMap({ loaded.review($0)?.state.proposals }) ?? [id]
            where seen.insert(member).inserted {
                all.append(member)
            }
        }
        return all
    }

    private func reviews(_ ids: [ArtifactID]) -> [(id: ReviewID, version: Int, count: Int)] {
        let reviews = Set(ids.compactMap { loaded.artifact($0)?.state.proposal?.decision?.reviewID })
        return reviews.sorted().compactMap { id in
            loaded.review(id).map { (id, $0.version, $0.state.proposals.count) }
        }
    }

    private func ownDecision(_ proposal: ProposalState, _ id: ArtifactID) throws(DocketError) -> StandingDecision {
        guard let decision = proposal.decision else {
            if let superseded = proposal.superseded {
                throw DocketError(
                    .failedPrecondition,
                    "Proposal \(id) was superseded by the decision of \(superseded.by): take that one back.")
            }
            // Of one that was closed as it was made, its proposer learns no more than of one that waits.
            guard proposal.status == .pending || proposal.isKnown == true else {
                throw DocketError(.failedPrecondition, "Correction \(id) was taken back already.")
            }
            throw DocketError(.failedPrecondition, "Proposal \(id) is pending: there is no decision to take back.")
        }
        guard decision.decidedBy == viewer.userID else {
            throw DocketError(
                .permissionDenied, "Proposal \(id) was decided by \(decision.decidedBy); only they can take it back.")
        }
        guard context.now < decision.undoableUntil else {
            throw DocketError(
                .failedPrecondition,
                "The decision of proposal \(id) is final since \(decision.undoableUntil.iso8601). Correct the profile instead."
            )
        }
        return decision
    }

    /// Nobody has changed the profile's value or proposed the same since.
    private func check(_ decision: StandingDecision, _ proposal: ProposalState, _ id: ArtifactID) throws(DocketError) {
        guard let customer = loaded.customer(proposal.customerID)?.state else {
            throw Visibility.noCustomer(proposal.customerID)
        }
        try Visibility.refuseGone(customer, proposal.customerID)
        if proposal.status != .rejected {
            let present = customer.values[proposal.fieldKey]
            guard present?.artifactID == id else {
                throw DocketError(
                    .failedPrecondition,
                    "\(proposal.fieldName) was changed by \(present?.setBy.rawValue ?? "somebody") since; the decision of proposal \(id) stands."
                )
            }
        }
        // What is withdrawn is not in the way of an equal one.
        if !decision.isOwnCorrection { try refuseEqual(to: proposal, id) }
        if let duplicate = decision.supersedes, let other = loaded.artifact(duplicate)?.state.proposal {
            try refuseEqual(to: other, duplicate)
        }
    }

    private func refuseEqual(to proposal: ProposalState, _ id: ArtifactID) throws(DocketError) {
        guard let owner = loaded.owner(of: proposal.claim), owner != .artifact(id) else { return }
        throw DocketError(
            .failedPrecondition,
            "An equal proposal for \(proposal.fieldName), \(owner.id), was handed in since. Decide that one instead.")
    }
}
