import DocketDomain
import OrderedCollections
import TerminalKit

extension AppState {
    /// Whether the present key may decide what the last frame showed; where not, it is told why.
    mutating func mayDecide(within limit: Int64 = DecisionGuard.burst) -> Bool {
        if let reason = decisionGuard.refusal(at: now, within: limit) {
            review.report = ReviewNotice(reason, .refused)
            return false
        }
        guard let item = review.selection, decisionGuard.drawn == item.id else {
            review.report = ReviewNotice("The proposal was not on the screen yet: nothing was decided", .refused)
            return false
        }
        return true
    }

    // MARK: One proposal

    mutating func accept(_ effects: inout [Effect]) {
        guard mayDecide(), let item = review.dossier?.item else { return }
        if let reason = invalidity(of: item) { return refuse(reason) }
        guard !shownValue(item.fieldKey).isHidden else {
            return refuse("The value is hidden; \(keymap.label(of: .reveal)) shows it first")
        }
        decide(item, .accept)
    }

    /// Decides at once, or asks where something speaks against it.
    mutating func decide(_ item: ReviewItem, _ verb: VerdictState.Verb) {
        let verdict = VerdictState(verb, .one, [item], self)
        if concerns(about: verdict).isEmpty { hold(verdict, reason: "") } else { overlay = .verdict(verdict) }
    }

    mutating func reject() {
        guard mayDecide(), let item = review.dossier?.item else { return }
        overlay = .reason(ReasonState(items: [item], asAdmin: item.rmID != identity.viewer.userID))
    }

    /// What a person has to know before one proposal is decided.
    func concerns(about verdict: VerdictState) -> [String] {
        guard verdict.scope == .one, let item = verdict.items.first else { return [] }
        var concerns: [String] = []
        let shown = ShownValue(field: review.schema?.field(item.fieldKey), isRevealed: review.isRevealed)
        if item.isStale {
            concerns.append(
                "The profile has changed since this was proposed: it was \(shown.line(item.previousValue)), it is \(shown.line(item.currentValue)) now."
            )
        }
        let value = if case .edit(let value) = verdict.verb { value } else { item.proposedValue }
        if let warning = shown.findings(value, replacing: item.currentValue).warning { concerns.append(warning) }
        if let whose = whose(item) { concerns.append("\(whose) You decide as an admin, and that is recorded.") }
        return concerns
    }

    // MARK: Confirming

    mutating func takeInVerdict(_ key: Key, _ state: VerdictState, _ effects: inout [Effect]) {
        var state = state
        if let distance = Self.distance(of: key, page: 10) {
            state.offset = max(0, min(state.offset + max(-100_000, min(distance, 100_000)), state.items.count - 1))
            overlay = .verdict(state)
            return
        }
        guard !state.isLoading else { return }
        let plan = state.plan
        switch key {
        case Key("y") where !plan.eligible.isEmpty:
            if let reason = decisionGuard.refusal(at: now) {
                review.report = ReviewNotice(reason, .refused)
                return
            }
            guard decisionGuard.drawnQuestion else { return }
            overlay = nil
            hold(state, reason: "")
        case Key("r") where state.verb == .reject && !plan.eligible.isEmpty:
            overlay = .reason(ReasonState(items: plan.eligible, asAdmin: plan.asAdmin))
        default:
            overlay = nil
            review.report = ReviewNotice("Nothing was decided", .refused)
        }
    }

    mutating func takeInReason(_ key: Key, _ state: ReasonState) {
        var state = state
        guard key == .enter else {
            _ = state.editor.handle(key)
            overlay = .reason(state)
            return
        }
        if let reason = decisionGuard.refusal(at: now, within: DecisionGuard.typing) {
            review.report = ReviewNotice(reason, .refused)
            return
        }
        overlay = nil
        let scope: VerdictState.Scope = state.items.count == 1 ? .one : .marked
        hold(VerdictState(.reject, scope, state.items, self), reason: state.editor.text.trimmingBlanks)
    }

    // MARK: Holding and giving

    /// Takes a decision, and goes on to the next proposal. It is given to the workspace when no key follows at once.
    private mutating func hold(_ verdict: VerdictState, reason: String) {
        let plan = verdict.plan
        guard let selected = review.selection, !plan.eligible.isEmpty else {
            review.report = ReviewNotice(verdict.items.first.map(decided) ?? "Nothing was decided", .refused)
            return
        }
        var request = ReviewRequest(
            plan.eligible.map { item in
                switch verdict.verb {
                case .accept: ProposalDecision(item.id, .accept)
                case .reject: ProposalDecision(item.id, .reject(reason: reason))
                case .edit(let value): ProposalDecision(item.id, .edit(value))
                }
            })
        request.ifStale = verdict.scope == .one && plan.eligible[0].isStale ? .accept : .refuse
        request.asAdmin = plan.asAdmin
        review.held = HeldDecision(
            request: request, items: plan.eligible, selected: selected.id,
            due: Timestamp(milliseconds: now.milliseconds + DecisionGuard.burst))
        review.decided.formUnion(plan.eligible.map(\.id))
        let what = plan.eligible.count == 1 ? plan.eligible[0].fieldName.shown : "\(plan.eligible.count) proposals"
        review.report = ReviewNotice("\(verdict.verb.present) \(what)", .underWay)
        selectNextPending()
        noteMove()
    }

    /// What somebody has decided before the list knew of it.
    private func decided(_ item: ReviewItem) -> String {
        let who = item.decision.map { " by \(name(of: $0.by)), \(times.relative($0.at))" } ?? ""
        return "\(item.fieldName) is \(item.status.rawValue) already\(who)".shown
    }

    /// Another key came at once: it was no decision.
    mutating func withdrawHeld() {
        guard let held = review.held else { return }
        review.held = nil
        review.decided.subtract(held.items.map(\.id))
        review.list.select { $0.id == held.selected }
        review.report = ReviewNotice("Keys came too fast: nothing was decided", .refused)
        noteMove()
    }

    /// Gives the workspace what was held for long enough.
    mutating func giveHeld(_ effects: inout [Effect]) {
        guard let held = review.held, now >= held.due else { return }
        review.held = nil
        for item in held.items { review.marks[item.id] = nil }
        perform(Request(.review(held.request), then: .reviewed(held.items)), &effects)
    }

    /// The next proposal that still waits; below if there is one, else above.
    private mutating func selectNextPending() {
        let list = review.list
        let selection = list.view.selection
        let waiting = list.loaded.filter { !review.decided.contains($0.item.id) }
        if let next = waiting.first(where: { $0.index > selection }) ?? waiting.last(where: { $0.index < selection }) {
            review.list.select(next.index)
        }
    }

    // MARK: Taking back

    mutating func undo(_ effects: inout [Effect]) {
        if let reason = decisionGuard.refusal(at: now) {
            review.report = ReviewNotice(reason, .refused)
            return
        }
        review.report = ReviewNotice("Taking back", .underWay)
        perform(Request(.undo(.newest), then: .tookBack), &effects)
    }
}

extension VerdictState.Verb {
    var present: String {
        switch self {
        case .accept: "Accepting"
        case .reject: "Rejecting"
        case .edit: "Changing and accepting"
        }
    }

    var question: String {
        switch self {
        case .accept: "Accept"
        case .reject: "Reject"
        case .edit: "Accept the changed value of"
        }
    }
}
