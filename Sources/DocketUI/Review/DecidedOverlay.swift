import DocketDomain
import TerminalKit

/// What was decided, newest first: when, for whom, what, by whom and why. What is selected can be corrected.
struct DecidedOverlay: Overlay {
    private let topic: Topic
    private let rules: ProposalRules
    private(set) var period = DecidedPeriod.today
    /// Whether only the viewer's own decisions are listed.
    private(set) var isMine = true
    private(set) var list = PagedList<ReviewItem>()
    /// What asks for the pages: it stays as it is while the clock goes on.
    private var filter: DecisionFilter?

    init(_ topic: Topic, _ rules: ProposalRules) {
        self.topic = topic
        self.rules = rules
    }

    var hints: ScreenHints {
        ScreenHints(keys: [
            ("e", "correct"), ("u", "take back"), ("enter", "open"), ("tab", "today, week, all"),
            ("b", isMine ? "by everybody" : "by me"), ("esc", "close"),
        ])
    }

    static func rows(in size: Size) -> Int { max(1, size.height - 4 - wholeRows(in: size)) }

    /// Rows under the list for all of what is selected.
    private static func wholeRows(in size: Size) -> Int { size.height < 20 ? 3 : 5 }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if let distance = ListKeys.distance(key, page: Self.rows(in: context.size)) {
            return list.move(by: distance)
        }
        switch key {
        case .tab: show(period.next(by: 1, in: DecidedPeriod.allCases, wraps: true), isMine, &context)
        case Key(.tab, .shift): show(period.next(by: -1, in: DecidedPeriod.allCases, wraps: true), isMine, &context)
        case Key("b"): show(period, !isMine, &context)
        case Key("e"): answer(&context) { .correct($0) }
        case Key("u"): answer(&context) { .takeBack($0) }
        case .enter: answer(&context) { .open($0) }
        case Key("q"), Key("t"): context.dismiss()
        default: break
        }
    }

    private mutating func show(_ period: DecidedPeriod, _ isMine: Bool, _ context: inout ScreenContext) {
        context.drop { if case .decided = $0 { true } else { false } }
        self.period = period
        self.isMine = isMine
        list = PagedList()
        filter = nil
    }

    private func answer(_ context: inout ScreenContext, _ answer: (ReviewItem) -> DecidedAnswer) {
        guard let item = list.selection else { return }
        context.dismiss()
        context.answer(topic, answer(item))
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        let filter = self.filter ?? newFilter(context.shared)
        self.filter = filter
        let rows = Self.rows(in: context.size)
        list.view.reconcile(count: list.count, height: rows)
        for (page, token) in list.missing(height: rows) {
            context.request(.decided(filter, page: page, token: token))
        }
    }

    mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        guard let filter, changes.contains(where: { if case .artifact = $0 { true } else { false } }) else { return }
        for (page, token) in list.kept { context.reload(.decided(filter, page: page, token: token)) }
    }

    private func newFilter(_ shared: SharedState) -> DecisionFilter {
        var filter = DecisionFilter()
        filter.from = period.start(shared.now, shared.appearance.zone)
        if isMine { filter.decidedBy = shared.identity.viewer.userID }
        return filter
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .decided(let filter, _, let token) = query, filter == self.filter, case .decided(let items) = result
        else { return }
        list.fill(items, askedForBy: token) { $0.id == $1.id }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        frame.draw(
            DecidedView(
                drawing: drawing, decided: self, rules: rules, wholeRows: Self.wholeRows(in: drawing.size)), in: area)
    }
}

/// What the list of decisions is answered.
enum DecidedAnswer: Hashable {
    case correct(ReviewItem)
    case takeBack(ReviewItem)
    case open(ReviewItem)
}
