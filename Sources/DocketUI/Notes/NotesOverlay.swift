import DocketDomain
import TerminalKit

/// What a message says of a customer, before it is handed in: each finding with its quote, to be left out by a key.
struct NotesOverlay: Overlay {
    private let message: MessageID
    private let thread: ThreadID
    private let customer: CustomerID
    private let name: String
    /// Nothing while the notes are read.
    private var found: FoundInNotes?
    /// Who reads the notes too, until that is done.
    private var reader: String?
    /// Findings that are not handed in.
    private var leftOut: Set<Int> = []
    private var view = ListState()

    init(_ message: MessageID, in thread: ThreadID, of customer: CustomerID, called name: String) {
        self.message = message
        self.thread = thread
        self.customer = customer
        self.name = name
    }

    var hints: ScreenHints {
        let count = chosen.count
        guard count > 0 else { return ScreenHints(keys: [("space", "in or out"), ("esc", "close")]) }
        return ScreenHints(keys: [
            ("enter", "hand in \(count)"), ("space", "in or out"), ("j k", "move"), ("esc", "close"),
        ])
    }

    private var chosen: [FoundInNotes.Item] {
        (found?.items ?? []).enumerated().filter { !leftOut.contains($0.offset) }.map(\.element)
    }

    private static func box(in area: Rect) -> Rect { area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1) }

    private static func height(in area: Rect) -> Int { max(1, box(in: area).height - 2) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        guard var found else { return }
        let height = Self.height(in: context.shared.body)
        switch key {
        case Key(" "):
            guard found.items.indices.contains(view.selection) else { return }
            if leftOut.remove(view.selection) == nil { leftOut.insert(view.selection) }
        case .enter:
            found.items = chosen
            guard !found.items.isEmpty else { return context.refuse("Nothing is left to hand in; esc closes") }
            let count = found.items.count == 1 ? "1 proposal" : "\(found.items.count) proposals"
            context.dismiss()
            context.perform(
                Request(
                    .propose(found.submission(of: customer, from: thread)), then: .say("\(count) wait for a decision")),
                "Handing in \(count)")
        default:
            guard let distance = ListKeys.distance(key, page: height) else { return }
            view.move(by: distance, count: rowCount)
        }
    }

    private var rowCount: Int {
        (found?.items.count ?? 0) + (found?.leftOut.count ?? 0) + (found?.questions.count ?? 0) + asked.count
    }

    /// What there is to say of an assistant that reads too.
    private var asked: [String] {
        if let reader { return ["\(reader) reads it too …"] }
        guard let asked = found?.asked else { return [] }
        let refused = asked.refused == 1 ? "1 finding" : "\(asked.refused) findings"
        return [
            asked.refused > 0 ? "\(asked.agent): \(refused) left out, as not in the notes or no value" : nil,
            asked.failure.map { "\(asked.agent): \($0)" },
        ].compactMap(\.self)
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        guard found != nil else { return context.request(.notes(message, customer)) }
        let rows = rows(width: Self.width(in: context.shared.body), context.appearance.styles)
        view.reconcile(count: rowCount, height: Self.height(in: context.shared.body)) { rows[$0].count }
    }

    private static func width(in area: Rect) -> Int { max(10, box(in: area).width - 4) }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .notes(let found) = result else { return }
        if case .notes(message, customer) = query {
            self.found = found
            reader = context.identity.agents.first { $0.isStandard && !$0.isBuiltIn }?.name
            if reader != nil { context.request(.notesAsked(message, customer)) }
        } else if case .notesAsked(message, customer) = query {
            reader = nil
            take(found)
        }
    }

    /// Takes what an assistant has found too: what was left out, and what is selected, stays so.
    private mutating func take(_ more: FoundInNotes) {
        let before = found?.items ?? []
        func place(of index: Int) -> Int? {
            more.items.firstIndex { $0.fieldKey == before[index].fieldKey && $0.value == before[index].value }
        }
        leftOut = Set(leftOut.compactMap(place))
        if before.indices.contains(view.selection), let place = place(of: view.selection) { view.selection = place }
        found = more
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        context.fail(error)
        if case .notesAsked = query {
            // What the rules have found stands.
            reader = nil
            return
        }
        context.dismiss()
    }

    /// A group of rows for each finding, for each that was left out, and for each question.
    private func rows(width: Int, _ theme: Theme) -> [[Line]] {
        guard let found else { return [] }
        let items = found.items.enumerated().map { index, item in
            let isIn = !leftOut.contains(index)
            let head = Line([
                Span(isIn ? "[x] " : "[ ] ", theme.accent), Span("\(item.label): ", theme.muted),
                Span(item.text, isIn ? theme.strong : theme.muted),
                Span("  \(item.confidence.rawValue)\(item.by == "rules" ? "" : ", \(item.by)")", theme.muted),
            ])
            return Line.wrap([head], to: width) + Line.wrap([Line("    “\(item.sourceText)”", theme.muted)], to: width)
        }
        let left = found.leftOut.map { item in
            Line.wrap(
                [
                    Line([
                        Span(" –  ", theme.muted), Span("\(item.label), \(item.reason): ", theme.warning),
                        Span("“\(item.sourceText)”", theme.muted),
                    ])
                ], to: width)
        }
        let questions = found.questions.map { Line.wrap([Line(" ?  \($0.question)", theme.text)], to: width) }
        let told = asked.map { Line.wrap([Line($0, theme.warning)], to: width) }
        return items + left + questions + told
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let box = Self.box(in: area)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" What this says of \(name) ", theme.title),
            style: theme.borderFocused)
        guard let found else { return drawing.drawEmpty(["Reading…"], in: inner, on: &frame) }
        guard rowCount > 0 else {
            return drawing.drawEmpty(["Nothing that a profile has a field for"], in: inner, on: &frame)
        }
        let rows = rows(width: Self.width(in: area), theme)
        for placement in view.placements(count: rowCount, height: inner.height, heightOf: { rows[$0].count }) {
            for (offset, line) in rows[placement.item].enumerated() {
                let row = inner.row(placement.row + offset)
                guard !row.isEmpty else { continue }
                frame.write(line, in: row.inset(horizontally: 1))
                if placement.item == view.selection, offset == 0, placement.item < found.items.count {
                    frame.restyle(row, theme.selection)
                }
            }
        }
    }
}
