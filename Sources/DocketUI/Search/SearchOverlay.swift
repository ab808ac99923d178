import DocketDomain
import TerminalKit

/// The search over everything, while one types: what was found, with the text around it.
struct SearchOverlay: Overlay {
    private var editor: LineEditor
    private var ranking = SearchQuery.Ranking.relevance
    /// What the hits belong to; while something newer is searched for they stay on the screen.
    private var answered: SearchQuery?
    private var hits = PagedList<SearchHit>()
    private var refusal: String?
    /// Whether Enter waits for what it is about.
    private var isEntered = false

    init(_ shared: SharedState) {
        editor = LineEditor(history: shared.recentLines[.search])
    }

    var hints: ScreenHints {
        ScreenHints(keys: [("enter", "go there"), ("↑ ↓", "choose"), ("tab", "best / newest"), ("esc", "back")])
    }

    /// Rows of one hit.
    private static let hitHeight = 2
    /// Hits that a screen shows.
    private static func listRows(in size: Size) -> Int { max(1, (size.height - 2 - 4) / hitHeight) }

    private var line: SearchLine { SearchLine(editor.text, ranking) }
    private var query: SearchQuery? { line.query }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if key == .enter {
            isEntered = true
            return enter(&context)
        }
        if key == .tab {
            isEntered = false
            ranking = ranking == .relevance ? .newest : .relevance
        } else if key.code != .up || hits.view.selection > 0,
            let distance = ListKeys.distanceUnderText(key, page: Self.listRows(in: context.size))
        {
            isEntered = false
            hits.move(by: distance)
        } else if editor.handle(key) == .edited {
            isEntered = false
        }
    }

    /// Goes to the selected hit. What is not found yet is gone to when it comes.
    private mutating func enter(_ context: inout ScreenContext) {
        guard answered == query, let hit = hits.selection else { return }
        let text = editor.text.trimmingBlanks
        context.recentLines.note(text, for: .search)
        context.dismiss()
        context.visit(
            Destination(
                hit.address, message: hit.messageID, isInside: true, pattern: hit.pattern(typed: query?.text ?? "")))
    }

    mutating func insert(_ text: String) {
        isEntered = false
        editor.insert(text)
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        let rows = Self.listRows(in: context.size)
        hits.view.reconcile(count: hits.count, height: rows)
        guard let query else {
            (hits, answered) = (PagedList(), nil)
            return
        }
        if answered != query {
            context.request(.search(query, token: ""))
        } else {
            for (_, token) in hits.missing(height: rows) where !token.isEmpty {
                context.request(.search(query, token: token))
            }
        }
    }

    mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        if let query, answered == query { context.reload(.search(query, token: "")) }
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .search(let asked, let token) = query, case .search(let page) = result, asked == self.query
        else { return }
        if answered != asked { hits = PagedList() }
        hits.fill(page, askedForBy: token) { $0.address == $1.address && $0.messageID == $1.messageID }
        answered = asked
        refusal = nil
        if isEntered, token.isEmpty { enter(&context) }
    }

    /// A search that is not finished yet, such as a lone quote, is no failure worth a line.
    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        guard case .search(let asked, _) = query else { return }
        refusal = error.message
        answered = asked
        hits = PagedList()
    }

    // MARK: Drawing

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        frame.fill(area)
        let status =
            hits.isLoaded
            ? Drawing.position(hits.view.selection, of: hits.count, isExact: hits.totalIsExact) : ""
        let order = ranking == .relevance ? "best first" : "newest first"
        let inner = frame.drawBorder(
            drawing.appearance.border, around: area, title: Line(" Search everything ", theme.title),
            status: Line(" \(order)\(status.isEmpty ? "" : "  " + status) ", theme.muted), style: theme.borderFocused
        ).inset(horizontally: 1)
        frame.draw(
            LineEditorView(
                editor, prompt: Line("Search ", theme.accent),
                placeholder: Line("words, \"exact phrases\", begin* of words, \(SearchLine.names)", theme.muted)),
            in: inner.row(0))
        let body = inner.droppingTop(2)
        guard hits.count > 0 else {
            frame.write(Line(emptyText, theme.muted), in: body.row(0))
            return
        }
        for placement in hits.view.placements(count: hits.count, height: Self.listRows(in: drawing.size)) {
            guard let hit = hits[placement.item] else { continue }
            let box = Rect(
                x: body.x, y: body.y + placement.row * Self.hitHeight, width: body.width, height: Self.hitHeight)
            let isSelected = placement.item == hits.view.selection
            draw(hit, drawing, isSelected: isSelected, in: box.intersection(body), on: &frame)
        }
    }

    private var emptyText: String {
        if let refusal = line.refusal ?? refusal { return refusal }
        if query == nil { return "Searches threads, messages, artifacts and the cells of tables" }
        return answered == query ? "Nothing was found" : "Searching…"
    }

    private func draw(_ hit: SearchHit, _ drawing: Drawing, isSelected: Bool, in box: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let time = Line(drawing.times.relative(hit.createdAt), theme.muted)
        let head = Line([
            Span(hit.kind.label.padded(to: 9), theme.accent), Span(hit.title, isSelected ? theme.strong : theme.text),
        ])
        frame.write(head, in: box.row(0).droppingRight(time.width() + 1))
        frame.write(time, in: box.row(0), alignment: .right)
        let snippet = Line(
            hit.snippet.map { piece in
                Span(piece.text.flattened, piece.isMatch ? theme.match : theme.muted)
            })
        frame.write(snippet, in: box.row(1).droppingLeft(9))
        if isSelected { frame.restyle(box.row(0), theme.selection) }
    }
}

extension SearchQuery.Scope {
    /// What was found, in a word.
    fileprivate var label: String {
        switch self {
        case .threads: "thread"
        case .messages: "message"
        case .artifacts: "artifact"
        case .customers: "customer"
        }
    }
}
