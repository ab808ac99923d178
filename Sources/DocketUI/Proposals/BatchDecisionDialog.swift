import DocketDomain
import TerminalKit

/// A question before proposals are decided: confirmed with `y`.
struct BatchDecisionDialog: Overlay {
    private let topic: Topic
    let verb: DecisionPlan.Verb
    let scope: DecisionPlan.Scope
    let rules: ProposalRules
    /// The proposals as they were read; nil until then.
    private var items: [ReviewItem]?
    private var isWhole = true
    /// What it would do, where the proposals have been read.
    private(set) var plan: DecisionPlan?
    /// The rows of the proposals that would be decided, laid out for the size.
    private(set) var list: [Line] = []
    /// Rows of the list above the dialog.
    private(set) var offset = 0
    /// Rows of the list that were drawn, for the size that they were laid out in.
    private var drawn: Set<Int> = []
    private var size: Size?
    private var hasAsked = false
    private var turning = PageTurning()
    /// What `y` does, in the words of the box and of the line below it; nil where there is nothing to decide.
    private(set) var consent: String?

    init(_ topic: Topic, _ plan: DecisionPlan, _ rules: ProposalRules) {
        self.topic = topic
        verb = plan.verb
        scope = plan.scope
        self.rules = rules
        items = plan.items
        isWhole = plan.isWhole
        self.plan = plan
    }

    /// A question about proposals that are still to be read.
    init(_ topic: Topic, _ verb: DecisionPlan.Verb, shownBy filter: ReviewFilter, _ rules: ProposalRules) {
        self.topic = topic
        self.verb = verb
        scope = .shown(filter)
        self.rules = rules
    }

    var hints: ScreenHints {
        guard let consent else { return ScreenHints(keys: [("any key", "close")]) }
        // Where there is room for one only, the box has the other.
        return ScreenHints(keys: [("y", consent), ("any other key", "decide nothing")], pinned: 0)
    }

    var asksForDecision: Bool { plan != nil }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        guard let plan else { return }
        let layout = layout(plan, context.shared)
        if let distance = ListKeys.distance(key, page: 10) {
            turning.stop()
            offset = layout.window.offset(scrolledBy: max(-100_000, min(distance, 100_000)))
            return
        }
        switch key {
        case Key("y") where !plan.eligible.isEmpty:
            if let reason = context.decisionGuard.refusal(at: context.now) {
                return context.answer(topic, DecisionAnswer.refused(reason))
            }
            guard context.decisionGuard.drawnQuestion else { return }
            if turnPage(layout, &context) { return }
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
        if size != context.size {
            size = context.size
            drawn = []
            judge(context.shared)
        }
        if let plan, turning.isDue(context.now) {
            turning.stop()
            _ = turnPage(layout(plan, context.shared), &context)
        }
        consent = plan.flatMap { consent(to: $0, layout($0, context.shared)) }
        guard plan == nil, !hasAsked, case .shown(let filter) = scope else { return }
        hasAsked = true
        context.reload(.shown(filter))
    }

    private func consent(to plan: DecisionPlan, _ layout: BatchDecisionLayout) -> String? {
        let count = plan.eligible.count
        guard count > 0 else { return nil }
        guard showsAll(layout) else { return isTurning ? "next page" : "see the rest first" }
        return (verb == .reject ? "reject" : "accept") + (count == 1 ? "" : " \(NumberText.grouped(count))")
    }

    var wake: Wake? { turning.turnsAt.map { Wake(at: $0) } }

    /// Shows what follows, and what follows that by itself: all of it is drawn without a key for each page. False where
    /// all was drawn. Who has the screen read to them turns each page.
    private mutating func turnPage(_ layout: BatchDecisionLayout, _ context: inout ScreenContext) -> Bool {
        turning.stop()
        guard let unseen = firstUnseen(layout) else { return false }
        offset = layout.window.offset(showing: unseen)
        if !context.appearance.isAccessible { turning.note(pageOf: layout.window.rows, at: context.now) }
        context.noteMove()
        return true
    }

    mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        guard let items else { return }
        if case .shown(let filter) = scope { return context.reload(.shown(filter)) }
        let changed = Set(changes)
        for item in items where changed.contains(.artifact(item.id)) { context.reload(.standing(item.id)) }
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        let before = (items, list)
        switch result {
        case .shown(let items, let isWhole): (self.items, self.isWhole) = (items, isWhole)
        case .proposal(let details): items = items?.map { $0.id == details.item.id ? details.item : $0 }
        default: return
        }
        guard items != before.0 else { return }
        judge(context.shared)
        // Rows that are others now have not been drawn yet.
        if list != before.1 { drawn = [] }
        context.noteMove()
    }

    /// Says what becomes of each proposal, by what of it is seen in a dialog of this size.
    private mutating func judge(_ shared: SharedState) {
        guard let items else { return }
        let row = BatchDecisionRow(
            rules: rules, verb: verb, namesCustomer: items.areOfSeveralCustomers, drawing: Drawing(shared))
        let width = BatchDecisionLayout.textWidth(in: shared.body)
        var rows: [ArtifactID: [Line]] = [:]
        let plan = DecisionPlan(verb, scope, items, isWhole: isWhole, rules) { item in
            let laidOut = row.laidOut(item, width: width)
            rows[item.id] = laidOut.rows
            if laidOut.fits { return true }
            let texts = rules.texts(of: item)
            return shared.decisionGuard.seen.isWhole(item.id, old: texts.old, new: texts.new)
        }
        self.plan = plan
        list = scope == .one ? [] : plan.eligible.flatMap { rows[$0.id] ?? row.laidOut($0, width: width).rows }
    }

    // MARK: What was seen of it

    func layout(_ plan: DecisionPlan, _ shared: SharedState) -> BatchDecisionLayout {
        BatchDecisionLayout(self, plan, Drawing(shared), in: shared.body)
    }

    /// The first row of the list that was not drawn, where drawing it counts.
    func firstUnseen(_ layout: BatchDecisionLayout) -> Int? {
        guard verb == .accept else { return nil }
        return layout.list.indices.first { !drawn.contains($0) }
    }

    /// Whether pages turn by themselves.
    var isTurning: Bool { turning.turnsAt != nil }

    /// Whether all of it was drawn, or is in front now.
    func showsAll(_ layout: BatchDecisionLayout) -> Bool {
        verb != .accept || layout.list.indices.allSatisfy { drawn.contains($0) || layout.window.shows($0) }
    }

    mutating func noteDrawn(in area: Rect, under covered: [Rect], _ shared: SharedState) {
        guard let plan else { return }
        let layout = layout(plan, shared)
        for row in layout.window.offset..<layout.window.offset + layout.window.rows {
            let place = layout.body.row(row - layout.window.offset)
            if !place.isEmpty, covered.allSatisfy({ $0.intersection(place).isEmpty }) { drawn.insert(row) }
        }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        frame.draw(BatchDecisionView(drawing: drawing, dialog: self), in: area)
    }
}
