package import DocketDomain
import OrderedCollections
import TerminalKit

/// What the review has asked for.
extension ReviewScreen {
    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        switch (query, result) {
        case (.proposals(let query, let page, _), .proposals(let items)):
            if query == self.query { handle(items, at: page, &context) }
        case (.proposal, .proposal(let details)): handle(details)
        case (.decisionOutcome, .proposal(let details)): takeOutcome(of: details.item, context.identity)
        case (.pendingCount, .pendingCount(let total)):
            pending = total
            if opensItself, total.count > 0 { context.visit(Destination(.review)) }
            opensItself = false
        case (.undoable, .undoable(let items)): undoable = items
        case (.find(let request), .found(let found)): handle(found, of: request, &context)
        case (.schema, .schema(let schema)):
            self.schema = schema
            judge(list.loaded.map(\.item), anew: true)
        default: break
        }
    }

    package mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        // Whoever may not see it any more is told no more of it.
        if case .decisionOutcome = query { return }
        context.fail(error)
    }

    /// Takes a page of the queue. Where what follows it has changed, the page after it is read again, too.
    private mutating func handle(_ page: Page<ReviewItem>, at index: Int, _ context: inout ScreenContext) {
        let shown = selection
        let wasDecided = shown.map { decided.contains($0.id) } ?? true
        let before = list.items(ofPage: index)
        let next = list.kept.first { $0.page == index + 1 }
        list.fill(page, at: index) { $0.id == $1.id }
        if let now = list.kept.first(where: { $0.page == index + 1 }), let next, now.token != next.token {
            context.reload(.proposals(query, page: index + 1, token: now.token))
        }
        if held == nil, !decided.isEmpty { decided.formIntersection(list.loaded.map(\.item.id)) }
        refreshMarks(page.items, before: before)
        judge(page.items)
        let isWanted = wanted.map { wanted in list.select { $0.id == wanted } } ?? false
        if isWanted { wanted = nil }
        skipDecided()
        guard shown?.id != selection?.id else { return }
        context.noteMove()
        // Nothing that the viewer did has put it there.
        if !wasDecided, !isWanted, let selection {
            context.decisionGuard.note(changedUnder: selection.id, at: context.now)
        }
        if let shown, !decided.contains(shown.id), notice?.kind != .underWay, wanted == nil {
            noteGone(shown, &context)
        }
    }

    /// What was under the selection has left the queue without the viewer's doing: who has decided it is asked.
    private mutating func noteGone(_ item: ReviewItem, _ context: inout ScreenContext) {
        guard !list.loaded.contains(where: { $0.item.id == item.id }) else { return }
        guard notice.map({ $0.kind != .done }) ?? true else { return }
        notice = DecisionNotice(goneText(item), .refused)
        context.request(.decisionOutcome(item.id))
    }

    private func goneText(_ item: ReviewItem) -> String { "\(item.subject) does not wait any more" }

    /// Says more of what has left the queue, unless something else is said by now.
    private mutating func takeOutcome(of item: ReviewItem, _ identity: Identity) {
        guard notice?.text == goneText(item), let decision = item.decision else { return }
        let verb =
            switch decision.status {
            case .rejected: "rejected"
            case .edited: "changed and accepted"
            default: "accepted"
            }
        let name = identity.name(of: decision.by).shown
        notice = DecisionNotice("\(name) has \(verb) \(item.subject) meanwhile", .refused)
    }

    /// Marked ones are as they were read last; what has left the list is not marked any more.
    private mutating func refreshMarks(_ items: [ReviewItem], before: [ReviewItem]) {
        guard !marks.isEmpty else { return }
        for item in items where marks[item.id] != nil { marks[item.id] = item }
        let loaded = Set(list.loaded.map(\.item.id))
        for item in before where !loaded.contains(item.id) && held == nil { marks[item.id] = nil }
    }

    /// The selection never rests on what was just decided while something else waits.
    private mutating func skipDecided() {
        guard let item = selection, decided.contains(item.id) else { return }
        let selection = list.view.selection
        let waiting = list.loaded.filter { !decided.contains($0.item.id) }
        if let next = waiting.first(where: { $0.index > selection }) ?? waiting.last { list.select(next.index) }
    }

    // MARK: Bringing into view

    package mutating func reconcile(_ context: inout ScreenContext) {
        let layout = layout(context.shared)
        let isStrip = layout.arrangement == .strip
        let snapshot = self
        list.view.reconcile(
            count: list.count, height: layout.queueRows,
            heightOf: { isStrip ? 1 : snapshot.height(of: $0) })
        for (page, token) in list.missing(height: layout.queueRows) {
            context.request(.proposals(query, page: page, token: token))
        }
        if schema == nil { context.request(.schema) }
        if let changed = context.decisionGuard.changedUnder, changed != selection?.id {
            context.decisionGuard.noteChosen()
        }
        reconcileProposal(layout, &context)
    }

    private mutating func reconcileProposal(_ layout: ReviewLayout, _ context: inout ScreenContext) {
        guard let item = selection else {
            page = nil
            return
        }
        let waits = previewWaits(context.shared)
        guard !waits, let details = details(of: item.id) else {
            page = nil
            proposalOffset = 0
            if !waits { context.request(.proposal(item.id, isAhead: false)) }
            return
        }
        // The one after it is read ahead, so that a decision shows it at once.
        if let next = list[list.view.selection + 1], self.details(of: next.id) == nil {
            context.request(.proposal(next.id, isAhead: true))
        }
        let rows = proposalRows(layout, context.shared)
        change = rows?.change
        var layout = layout
        if let count = rows?.count, count != proposalHeight {
            proposalHeight = count
            layout = self.layout(context.shared)
        }
        let width = layout.evidence == nil ? layout.proposalRows.width : layout.evidenceRows.width
        let key = EvidencePage.Key(
            details: details, width: width, isHidden: rules(context.shared).shownValue(item.fieldKey).isHidden,
            appearance: context.appearance)
        guard page?.key != key else { return }
        let isOther = page?.key.details.item.id != item.id || page?.key.width != width
        let page = EvidencePage(key, source: context.shared.source(of: details))
        self.page = page
        guard isOther else { return }
        evidenceOffset = page.offset(height: layout.evidenceRows.height)
        proposalOffset = 0
    }
}
