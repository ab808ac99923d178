package import DocketDomain
import OrderedCollections

/// What became of decisions.
extension ReviewScreen {
    package mutating func handle(
        _ outcome: CommandOutcome, of request: Request, _ context: inout ScreenContext
    ) {
        switch request.completion.review {
        case .reviewed(let items): takeReviewed(outcome.review, items, &context)
        case .tookBack: takeUndone(outcome.review, &context)
        case nil: break
        }
    }

    /// A decision could not be stored.
    package mutating func handle(_ error: DocketError, of request: Request, _ context: inout ScreenContext) {
        let completion = request.completion.review
        if case .reviewed(let items) = completion { decided.subtract(items.map(\.id)) }
        let isNoneLeft = completion == .tookBack && undoableUntil(context.now) == nil
        let text = isNoneLeft && error.code == .failedPrecondition ? "No decision of yours can be taken back" : nil
        tell(ReviewNotice(text ?? error.message.shown, .refused), &context)
        reload(&context)
    }

    /// Tells what became of a decision; on the screen that is shown, where one has gone on and it was not stored.
    private mutating func tell(_ new: ReviewNotice, _ context: inout ScreenContext) {
        notice = new
        if !context.isShown, new.kind == .refused { context.refuse(new.text) }
    }

    private mutating func takeReviewed(
        _ outcome: ReviewOutcome?, _ items: [ReviewItem], _ context: inout ScreenContext
    ) {
        let decided = outcome?.decided ?? []
        let skipped = outcome?.skipped ?? []
        self.decided.subtract(skipped.map(\.proposal))
        decidedCount += decided.count { !$0.already }
        let text = text(of: decided, skipped, items)
        tell(ReviewNotice(text, decided.isEmpty && !skipped.isEmpty ? .refused : .done), &context)
        // What was stored comes back as a change, and is read again then; where nothing was, the queue is not as it
        // was thought.
        if decided.allSatisfy(\.already) { reload(&context) }
    }

    private func text(
        of decided: [ReviewOutcome.Decided], _ skipped: [ReviewOutcome.Skipped], _ items: [ReviewItem]
    ) -> String {
        if let only = decided.first, decided.count == 1, let item = items.first(where: { $0.id == only.proposal }) {
            let shown = ShownValue(field: schema?.field(item.fieldKey), isRevealed: isRevealed)
            let what = "\(item.fieldName.shown) of \(item.customerName.shown)"
            if only.already { return "\(what) was decided so already" }
            switch only.status {
            case .rejected: return "Rejected \(what): it stays \(shown.line(item.currentValue))" + rest(skipped)
            default:
                return "Accepted \(what): \(shown.line(item.currentValue)) → \(shown.line(only.value))" + rest(skipped)
            }
        }
        if decided.isEmpty { return skipped.first.map { words(of: $0, items) } ?? "Nothing was decided" }
        let accepted = decided.count { $0.status != .rejected }
        let verb = accepted == 0 ? "Rejected" : "Accepted"
        return "\(verb) \(NumberText.grouped(decided.count)) proposals" + rest(skipped)
    }

    /// Why one was not decided; the proposal by its name, as people know it.
    private func words(of skipped: ReviewOutcome.Skipped, _ items: [ReviewItem]) -> String {
        let name = items.first { $0.id == skipped.proposal }?.fieldName ?? ""
        return name.isEmpty
            ? skipped.message.shown : skipped.message.replacing("Proposal \(skipped.proposal)", with: name).shown
    }

    private func rest(_ skipped: [ReviewOutcome.Skipped]) -> String {
        guard let first = skipped.first else { return "" }
        return skipped.count == 1
            ? "; 1 stays: \(first.message.shown)" : "; \(skipped.count) stay: \(first.message.shown)"
    }

    private mutating func takeUndone(_ outcome: ReviewOutcome?, _ context: inout ScreenContext) {
        let ids = outcome?.decided.map(\.proposal) ?? []
        decided.subtract(ids)
        decidedCount = max(0, decidedCount - ids.count)
        wanted = ids.first
        let name = undoable.first { $0.id == ids.first }.map {
            "\($0.fieldName.shown) of \($0.customerName.shown)"
        }
        let what = ids.count == 1 ? name ?? "1 decision" : "\(NumberText.grouped(ids.count)) decisions"
        notice = ReviewNotice("Took back \(what): pending again", .done)
        if ids.isEmpty { reload(&context) }
    }
}

extension Completion {
    fileprivate var review: ReviewCompletion? {
        if case .topic(let topic) = self { topic.as(ReviewCompletion.self) } else { nil }
    }
}
