package import DocketDomain
import OrderedCollections

/// What became of decisions.
extension ReviewScreen {
    package mutating func handle(
        _ outcome: CommandOutcome, of request: Request, _ context: inout ScreenContext
    ) {
        switch request.completion.decision {
        case .reviewed(let items): takeReviewed(outcome.review, items, &context)
        case .tookBack: takeUndone(outcome.review, &context)
        case .corrected(let text):
            let isSame = outcome.review?.decided.isEmpty ?? true
            tell(DecisionNotice(isSame ? "Nothing had to be changed" : text, .done), &context)
        case nil: break
        }
    }

    /// A decision could not be stored.
    package mutating func handle(_ error: DocketError, of request: Request, _ context: inout ScreenContext) {
        let completion = request.completion.decision
        if case .reviewed(let items) = completion { decided.subtract(items.map(\.id)) }
        let isNoneLeft = completion == .tookBack && undoableUntil(context.now) == nil
        let text = isNoneLeft && error.code == .failedPrecondition ? "No decision of yours can be taken back" : nil
        tell(DecisionNotice(text ?? error.message.shown, .refused), &context)
        reload(&context)
    }

    private mutating func takeReviewed(
        _ outcome: ReviewOutcome?, _ items: [ReviewItem], _ context: inout ScreenContext
    ) {
        let decided = outcome?.decided ?? []
        let skipped = outcome?.skipped ?? []
        self.decided.subtract(skipped.map(\.proposal))
        decidedCount += decided.count { !$0.already }
        tell(words(of: outcome, items, context.shared), &context)
        // What was stored comes back as a change, and is read again then; where nothing was, the queue is not as it
        // was thought.
        if decided.allSatisfy(\.already) { reload(&context) }
    }

    private mutating func takeUndone(_ outcome: ReviewOutcome?, _ context: inout ScreenContext) {
        let ids = outcome?.decided.map(\.proposal) ?? []
        let reopened = outcome?.decided.filter { $0.status == .pending }.map(\.proposal) ?? []
        decided.subtract(ids)
        decidedCount = max(0, decidedCount - reopened.count)
        wanted = reopened.first
        let name = undoable.first { $0.id == ids.first }?.subject
        let what = ids.count == 1 ? name ?? "1 decision" : "\(NumberText.grouped(ids.count)) decisions"
        notice = DecisionNotice(
            reopened.isEmpty
                ? "Took back the correction of \(what): the profile is as it was"
                : "Took back \(what): pending again", .done)
        if ids.isEmpty { reload(&context) }
    }
}
