package import DocketDomain
import OrderedCollections
import TerminalKit

/// What the review has asked for.
extension ReviewScreen {
    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        switch (query, result) {
        case (.proposals(let query, _, let token), .proposals(let items)):
            if query == self.query { handle(items, askedForBy: token, &context) }
        case (.proposal, .proposal(let details)): handle(details)
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
        guard case .proposal(let id, false) = query, error.code == .notFound, selection?.id == id else {
            return context.fail(error)
        }
        gone = id
    }

    /// Takes a page of the queue. What somebody else has decided stays under the selection, until that leaves it.
    private mutating func handle(
        _ page: Page<ReviewItem>, askedForBy token: String, _ context: inout ScreenContext
    ) {
        let shown = selection
        let before = marks.isEmpty ? [] : list.kept.map { ($0.page, list.items(ofPage: $0.page)) }
        let lingers = shown.map { !decided.contains($0.id) } ?? false
        list.fill(page, askedForBy: token, lingers: lingers) { $0.id == $1.id }
        if held == nil, !decided.isEmpty { decided.formIntersection(list.loaded.map(\.item.id)) }
        refreshMarks(before: before)
        judge(page.items)
        if let wanted, list.select(where: { $0.id == wanted }) { self.wanted = nil }
        skipDecided()
        if shown?.id != selection?.id { context.noteMove() }
    }

    /// Marked ones are as they were read last; what has left the list is not marked any more.
    private mutating func refreshMarks(before: [(page: Int, items: [ReviewItem])]) {
        guard !marks.isEmpty else { return }
        let loaded = Dictionary(list.loaded.map { ($0.item.id, $0.item) }) { $1 }
        for id in marks.keys { if let item = loaded[id] { marks[id] = item } }
        let kept = Set(list.kept.map(\.page))
        for (page, items) in before where kept.contains(page) && held == nil {
            for item in items where loaded[item.id] == nil { marks[item.id] = nil }
        }
        marks.removeAll { $0.value.status != .pending }
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
        list.letGo()
        if gone != selection?.id { gone = nil }
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
