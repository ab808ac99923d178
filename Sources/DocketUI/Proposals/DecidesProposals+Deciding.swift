import DocketDomain
import OrderedCollections
import TerminalKit

extension DecidesProposals {
    // MARK: One proposal

    mutating func accept(_ context: inout ScreenContext) {
        guard mayDecide(context), let item = shownProposal?.item else { return }
        let rules = rules(context.shared)
        if let reason = rules.invalidity(of: item) { return context.refuse(reason) }
        guard hasSeen(item, &context) else { return }
        decide(item, .accept, &context)
    }

    /// Decides at once, or asks where something speaks against it.
    mutating func decide(_ item: ReviewItem, _ verb: DecisionPlan.Verb, _ context: inout ScreenContext) {
        let rules = rules(context.shared)
        let plan = DecisionPlan(verb, .one, [item], rules)
        if rules.concerns(about: plan).isEmpty {
            hold(plan, reason: "", &context)
        } else {
            context.present(BatchDecisionDialog(Topic(ProposalTopic.decision), plan, rules))
        }
    }

    mutating func reject(_ context: inout ScreenContext) {
        guard mayDecide(context), let item = shownProposal?.item else { return }
        context.present(
            RejectionDialog(Topic(ProposalTopic.decision), [item], rules(context.shared), context.drafts))
    }

    // MARK: Other values

    /// Changes the proposed value before it is accepted.
    mutating func edit(_ context: inout ScreenContext) {
        guard mayDecide(context), let item = shownProposal?.item, hasSeen(item, &context),
            let editor = valueEditor(&context)
        else { return }
        context.present(editor)
    }

    /// The same in the user's own editor, which comes back to the one here.
    mutating func editOutside(_ context: inout ScreenContext) {
        guard mayDecide(context), let item = shownProposal?.item, hasSeen(item, &context),
            let editor = valueEditor(&context)
        else { return }
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
        guard let item = shownProposal?.item else { return nil }
        guard let field = shownProposal?.field ?? rules(context.shared).schema?.field(item.fieldKey) else {
            context.refuse("The schema has no such field any more: reject it")
            return nil
        }
        return ValueEditor(
            Topic(ProposalTopic.value(item)), of: item.id, title: "\(field.label) of \(item.customerName)".shown,
            verb: "accept this", field, present: item.currentValue, value: item.proposedValue,
            draft: .value(of: item.id), context.drafts)
    }

    // MARK: Answers

    /// Takes what a question before a decision was answered.
    mutating func handle(_ answer: DecisionAnswer, _ context: inout ScreenContext) {
        switch answer {
        case .decide(let plan, let reason): hold(plan, reason: reason, &context)
        case .askReason(let plan):
            context.present(
                RejectionDialog(
                    Topic(ProposalTopic.decision), plan.eligible, rules(context.shared), context.drafts))
        case .refused(let reason): notice = DecisionNotice(reason, .refused)
        case .nothing: notice = DecisionNotice("Nothing was decided", .refused)
        }
    }

    // MARK: Holding and giving

    /// Takes a decision, and goes on to the next proposal. It is given to the workspace when no key follows at once.
    private mutating func hold(_ plan: DecisionPlan, reason: String, _ context: inout ScreenContext) {
        guard let first = plan.eligible.first else {
            notice = DecisionNotice("Nothing was decided", .refused)
            return
        }
        held = HeldDecision(
            request: plan.request(reason: reason), words: plan.words, items: plan.eligible,
            selected: shownProposal?.item.id ?? first.id,
            due: Timestamp(milliseconds: context.now.milliseconds + DecisionGuard.burst))
        decided.formUnion(plan.eligible.map(\.id))
        notice = DecisionNotice(plan.words, .underWay)
        goOn(after: plan, &context)
        context.noteMove()
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
        goBack(to: held.selected)
        notice = DecisionNotice("Keys came too fast: nothing was decided", .refused)
        context.noteMove()
    }

    /// Gives the workspace what was held.
    private mutating func give(_ context: inout ScreenContext) {
        guard let held else { return }
        self.held = nil
        noteGiven(held.items)
        let ids = held.items.map(\.id)
        let drafts = ids.flatMap { [DraftKey.value(of: $0), .reason(for: [$0])] } + [.reason(for: ids)]
        context.perform(Request(.review(held.request), then: .reviewed(held.items), drafts: drafts), held.words)
    }

    // MARK: Taking back

    mutating func undo(_ request: Undo = .newest, _ context: inout ScreenContext) {
        if let reason = context.decisionGuard.refusal(at: context.now) {
            notice = DecisionNotice(reason, .refused)
            return
        }
        notice = DecisionNotice("Taking back", .underWay)
        context.perform(Request(.undo(request), then: .tookBack), "Taking back a decision")
    }
}
