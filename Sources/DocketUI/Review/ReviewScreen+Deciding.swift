import DocketDomain
import OrderedCollections
import TerminalKit

extension ReviewScreen {
    /// Whether the present key may decide what the last frame showed; where not, it is told why.
    private mutating func mayDecide(_ context: ScreenContext) -> Bool {
        if let reason = context.decisionGuard.refusal(at: context.now) {
            notice = ReviewNotice(reason, .refused)
            return false
        }
        guard let item = selection, context.decisionGuard.drawn == item.id else {
            notice = ReviewNotice("The proposal was not on the screen yet: nothing was decided", .refused)
            return false
        }
        return true
    }

    // MARK: One proposal

    mutating func accept(_ context: inout ScreenContext) {
        guard mayDecide(context), let item = selectedDetails?.item else { return }
        let rules = rules(context.shared)
        if let reason = rules.invalidity(of: item) { return context.refuse(reason) }
        guard !rules.shownValue(item.fieldKey).isHidden else {
            return context.refuse("The value is hidden; \(context.label(of: .reveal)) shows it first")
        }
        decide(item, .accept, &context)
    }

    /// Decides at once, or asks where something speaks against it.
    mutating func decide(_ item: ReviewItem, _ verb: DecisionPlan.Verb, _ context: inout ScreenContext) {
        let rules = rules(context.shared)
        let plan = DecisionPlan(verb, .one, [item], rules)
        if rules.concerns(about: plan).isEmpty {
            hold(plan, reason: "", &context)
        } else {
            context.present(BatchDecisionDialog(Topic(ReviewTopic.decision), plan, rules))
        }
    }

    mutating func reject(_ context: inout ScreenContext) {
        guard mayDecide(context), let item = selectedDetails?.item else { return }
        context.present(RejectionDialog(Topic(ReviewTopic.decision), [item], rules(context.shared)))
    }

    // MARK: Other values

    /// Changes the proposed value before it is accepted.
    mutating func edit(_ context: inout ScreenContext) {
        guard mayDecide(context), let editor = valueEditor(&context) else { return }
        context.present(editor)
    }

    /// The same in the user's own editor, which comes back to the one here.
    mutating func editOutside(_ context: inout ScreenContext) {
        guard mayDecide(context), let editor = valueEditor(&context) else { return }
        guard editor.isText else { return context.present(editor) }
        editedOutside = editor
        context.add(.editOutside(editor.text))
    }

    package mutating func handle(editedOutside text: String, _ context: inout ScreenContext) {
        guard var editor = editedOutside else { return }
        editedOutside = nil
        editor.handle(editedOutside: text, &context)
        context.present(editor)
    }

    private func valueEditor(_ context: inout ScreenContext) -> ValueEditor? {
        guard let item = selectedDetails?.item else { return nil }
        guard let field = selectedDetails?.field ?? schema?.field(item.fieldKey) else {
            context.refuse("The schema has no such field any more: reject it")
            return nil
        }
        return ValueEditor(
            Topic(ReviewTopic.value(item)), title: "\(field.label) of \(item.customerName)".shown,
            verb: "accept this", field, present: item.currentValue, value: item.proposedValue)
    }

    // MARK: Many at once

    mutating func askAboutMany(_ verb: DecisionPlan.Verb, _ context: inout ScreenContext) {
        guard mayDecide(context) else { return }
        let rules = rules(context.shared)
        if !marks.isEmpty {
            let plan = DecisionPlan(verb, .marked, Array(marks.values), rules)
            context.present(BatchDecisionDialog(Topic(ReviewTopic.decision), plan, rules))
        } else if let item = selection {
            context.present(BatchDecisionDialog(Topic(ReviewTopic.decision), verb, ofBatch: item.batchID, rules))
        }
    }

    /// Takes what a question before a decision was answered.
    mutating func handle(_ answer: DecisionAnswer, _ context: inout ScreenContext) {
        switch answer {
        case .decide(let plan, let reason): hold(plan, reason: reason, &context)
        case .askReason(let plan):
            context.present(RejectionDialog(Topic(ReviewTopic.decision), plan.eligible, rules(context.shared)))
        case .refused(let reason): notice = ReviewNotice(reason, .refused)
        case .nothing: notice = ReviewNotice("Nothing was decided", .refused)
        }
    }

    // MARK: Holding and giving

    /// Takes a decision, and goes on to the next proposal. It is given to the workspace when no key follows at once.
    private mutating func hold(_ plan: DecisionPlan, reason: String, _ context: inout ScreenContext) {
        guard let selected = selection, !plan.eligible.isEmpty else {
            notice = ReviewNotice(
                plan.items.first.map { decidedText($0, context.shared) } ?? "Nothing was decided", .refused)
            return
        }
        held = HeldDecision(
            request: plan.request(reason: reason), words: plan.words, items: plan.eligible, selected: selected.id,
            due: Timestamp(milliseconds: context.now.milliseconds + DecisionGuard.burst))
        decided.formUnion(plan.eligible.map(\.id))
        notice = ReviewNotice(plan.words, .underWay)
        selectNextPending()
        context.noteMove()
    }

    /// What somebody has decided before the list knew of it.
    private func decidedText(_ item: ReviewItem, _ shared: SharedState) -> String {
        let who = item.decision.map {
            " by \(shared.identity.name(of: $0.by)), \(shared.times.relative($0.at))"
        }
        return "\(item.fieldName) is \(item.status.rawValue) already\(who ?? "")".shown
    }

    /// The next proposal that still waits; below if there is one, else above.
    private mutating func selectNextPending() {
        let selection = list.view.selection
        let waiting = list.loaded.filter { !decided.contains($0.item.id) }
        if let next = waiting.first(where: { $0.index > selection }) ?? waiting.last(where: { $0.index < selection }) {
            list.select(next.index)
        }
    }

    package mutating func noteInput(isLeaving: Bool, _ context: inout ScreenContext) {
        // What was refused is read by now, or the next key is about something else.
        if notice?.kind == .refused { notice = nil }
        // Whoever leaves means what they have pressed before; any other key at once makes it no decision.
        if isLeaving { give(&context) } else { withdraw(&context) }
    }

    package mutating func noteTime(_ context: inout ScreenContext) {
        if let held, context.now >= held.due { give(&context) }
    }

    /// Another key came at once: it was no decision.
    private mutating func withdraw(_ context: inout ScreenContext) {
        guard let held else { return }
        self.held = nil
        decided.subtract(held.items.map(\.id))
        list.select { $0.id == held.selected }
        notice = ReviewNotice("Keys came too fast: nothing was decided", .refused)
        context.noteMove()
    }

    /// Gives the workspace what was held.
    private mutating func give(_ context: inout ScreenContext) {
        guard let held else { return }
        self.held = nil
        for item in held.items { marks[item.id] = nil }
        context.perform(Request(.review(held.request), then: .reviewed(held.items)), held.words)
    }

    // MARK: Taking back

    mutating func undo(_ context: inout ScreenContext) {
        if let reason = context.decisionGuard.refusal(at: context.now) {
            notice = ReviewNotice(reason, .refused)
            return
        }
        notice = ReviewNotice("Taking back", .underWay)
        context.perform(Request(.undo(.newest), then: .tookBack), "Taking back a decision")
    }
}
