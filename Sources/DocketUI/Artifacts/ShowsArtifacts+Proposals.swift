import DocketDomain

extension ArtifactListState {
    /// What judges the proposal that is open, as things stand.
    func rules(_ shared: SharedState) -> ProposalRules {
        ProposalRules(
            schema: schema, field: viewer?.proposal?.details.field, isRevealed: viewer?.isRevealed ?? false,
            identity: shared.identity, today: shared.now)
    }

    mutating func scrollProposal(by distance: Int, _ shared: SharedState) {
        let rules = rules(shared)
        viewer?.proposal?.scroll(by: distance, rules, shared)
    }

    func copyProposedValue(_ context: inout ScreenContext) {
        guard let item = viewer?.proposal?.details.item else { return }
        let shown = rules(context.shared).shownValue(item.fieldKey)
        guard !shown.isHidden else {
            return context.refuse("The value is hidden; \(context.label(of: .reveal)) shows it")
        }
        context.copy(shown.text(item.proposedValue), as: "Proposed value")
    }
}

/// An open proposal is decided where it is open, as in the review.
extension ShowsArtifacts {
    var shownProposal: ProposalDetails? { artifacts.viewer?.proposal?.details }

    var isRevealed: Bool {
        get { artifacts.viewer?.isRevealed ?? false }
        set { artifacts.viewer?.isRevealed = newValue }
    }

    func rules(_ shared: SharedState) -> ProposalRules { artifacts.rules(shared) }

    func proposalPage(_ shared: SharedState) -> ProposalPage? {
        artifacts.viewer?.proposal?.page(rules(shared), shared)
    }

    func displayRefusal(_ shared: SharedState) -> String? {
        isViewerFocused && shownProposal != nil ? nil : "Open a proposal first"
    }

    func standing(_ shared: SharedState) -> String? {
        shownProposal.flatMap { SettledText.text(of: $0.item, shared) }
    }

    /// Shows what is open as JSON, or as what it means again. A value that is hidden stays hidden.
    mutating func toggleJSON(_ context: inout ScreenContext) {
        if let item = shownProposal?.item, rules(context.shared).shownValue(item.fieldKey).isHidden {
            return context.refuse("The value is hidden; \(context.label(of: .reveal)) shows it first")
        }
        artifacts.stopRun(&context)
        artifacts.viewer?.toggleJSON()
    }

    mutating func scrollProposal(to offset: Int) { artifacts.viewer?.proposal?.scroll(to: offset) }

    mutating func goOn(after plan: DecisionPlan, _ context: inout ScreenContext) {}
    mutating func goBack(to proposal: ArtifactID) {}
    mutating func noteGiven(_ items: [ReviewItem]) {}

    /// When a decision that is held has to be given, or the seconds since somebody has decided are told anew.
    package func wake(_ shared: SharedState, isShown: Bool) -> Wake? {
        if let held { return Wake(at: held.due, isDecision: true) }
        guard isShown, let proposal = artifacts.viewer?.proposal, proposal.isSettled else { return nil }
        return SettledText.wake(of: proposal.details.item, shared.now)
    }

    /// Takes what became of a decision that was given here.
    package mutating func handle(
        _ outcome: CommandOutcome, of request: Request, _ context: inout ScreenContext
    ) {
        switch request.completion.decision {
        case .reviewed(let items):
            decided.subtract(outcome.review?.skipped.map(\.proposal) ?? [])
            tell(words(of: outcome.review, items, context.shared), &context)
        case .tookBack:
            let ids = outcome.review?.decided.map(\.proposal) ?? []
            decided.subtract(ids)
            let what = ids.count == 1 ? "1 decision" : "\(NumberText.grouped(ids.count)) decisions"
            tell(DecisionNotice("Took back \(what)", .done), &context)
        case .corrected, nil: return
        }
        artifacts.reloadProposal(&context)
    }

    /// A decision that was given here could not be stored, or something else failed.
    package mutating func handle(_ error: DocketError, of request: Request, _ context: inout ScreenContext) {
        guard let completion = request.completion.decision else { return context.fail(error) }
        if case .reviewed(let items) = completion { decided.subtract(items.map(\.id)) }
        artifacts.reloadProposal(&context)
        tell(DecisionNotice(error.message.shown, .refused), &context)
    }

    /// Takes what was asked for about artifacts; false where the answer is about something else.
    mutating func takeArtifacts(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) -> Bool {
        let isTaken = artifacts.handle(result, of: query, decided: decided, &context)
        // It is as it was decided now.
        if case .proposal(let details) = result, details.item.status != .pending { decided.remove(details.item.id) }
        return isTaken
    }
}
