import DocketDomain
import TerminalKit

/// A question before proposals are decided: confirmed with `y`.
struct BatchDecisionDialog: Overlay {
    private let topic: Topic
    let verb: DecisionPlan.Verb
    let scope: DecisionPlan.Scope
    let rules: ProposalRules
    /// What it would do, as things stood when the proposals were read; nil until then.
    private(set) var plan: DecisionPlan?
    /// Rows of the list of proposals above the dialog.
    private(set) var offset = 0
    private var hasAsked = false

    init(_ topic: Topic, _ plan: DecisionPlan, _ rules: ProposalRules) {
        self.topic = topic
        verb = plan.verb
        scope = plan.scope
        self.rules = rules
        self.plan = plan
    }

    /// A question about proposals that are still to be read.
    init(_ topic: Topic, _ verb: DecisionPlan.Verb, ofBatch batch: BatchID, _ rules: ProposalRules) {
        self.topic = topic
        self.verb = verb
        scope = .batch(batch)
        self.rules = rules
    }

    var hints: ScreenHints { ScreenHints(keys: [("y", "do it"), ("any other key", "decide nothing")]) }

    var asksForDecision: Bool { plan != nil }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if let distance = ListKeys.distance(key, page: 10) {
            let count = plan?.items.count ?? 0
            offset = max(0, min(offset + max(-100_000, min(distance, 100_000)), count - 1))
            return
        }
        guard let plan else { return }
        switch key {
        case Key("y") where !plan.eligible.isEmpty:
            if let reason = context.decisionGuard.refusal(at: context.now) {
                return context.answer(topic, DecisionAnswer.refused(reason))
            }
            guard context.decisionGuard.drawnQuestion else { return }
            context.dismiss()
            context.answer(topic, DecisionAnswer.decide(plan, reason: ""))
        case Key("r") where verb == .reject && !plan.eligible.isEmpty:
            context.dismiss()
            context.answer(topic, DecisionAnswer.askReason(plan))
        default:
            context.dismiss()
            context.answer(topic, DecisionAnswer.nothing)
        }
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        guard plan == nil, !hasAsked, case .batch(let batch) = scope else { return }
        hasAsked = true
        context.reload(.batch(batch))
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .batch(let items) = result else { return }
        plan = DecisionPlan(verb, scope, items, rules)
        context.noteMove()
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        frame.draw(BatchDecisionView(drawing: drawing, dialog: self), in: area)
    }
}
