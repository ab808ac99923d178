import DocketDomain

extension DecidesProposals {
    /// What became of proposals that were to be decided.
    func words(of outcome: ReviewOutcome?, _ items: [ReviewItem], _ shared: SharedState) -> DecisionNotice {
        let decided = outcome?.decided ?? []
        let skipped = outcome?.skipped ?? []
        return DecisionNotice(
            text(of: decided, skipped, items, rules(shared)), decided.isEmpty && !skipped.isEmpty ? .refused : .done)
    }

    /// Tells what became of a decision; on the screen that is shown, where one has gone on and it was not stored.
    mutating func tell(_ new: DecisionNotice, _ context: inout ScreenContext) {
        notice = new
        if !context.isShown, new.kind == .refused { context.refuse(new.text) }
    }

    private func text(
        of decided: [ReviewOutcome.Decided], _ skipped: [ReviewOutcome.Skipped], _ items: [ReviewItem],
        _ rules: ProposalRules
    ) -> String {
        if let only = decided.first, decided.count == 1, let item = items.first(where: { $0.id == only.proposal }) {
            let shown = rules.shownValue(item.fieldKey)
            let what = item.subject
            if only.already { return "\(what) was decided so already" }
            switch only.status {
            case .rejected: return "Rejected \(what): it stays \(shown.brief(item.currentValue))" + rest(skipped)
            default:
                let change = shown.change(from: item.currentValue, to: only.value)
                return "Accepted \(what): \(change.old) → \(change.new)" + rest(skipped)
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
}
