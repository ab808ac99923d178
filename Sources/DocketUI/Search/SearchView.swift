import DocketDomain
import TerminalKit

/// The search over everything: what is typed, and what was found with the text around it.
struct SearchView: Widget {
    let drawing: Drawing
    let search: SearchState

    /// Rows of one hit.
    private static let hitHeight = 2
    /// Hits that a screen shows.
    static func listRows(in size: Size) -> Int { max(1, (size.height - 2 - 4) / hitHeight) }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        frame.fill(area)
        let hits = search.hits
        let status = hits.isLoaded
            ? Drawing.position(hits.view.selection, of: hits.count, isExact: hits.totalIsExact) : ""
        let order = search.ranking == .relevance ? "best first" : "newest first"
        let inner = frame.drawBorder(
            drawing.state.looks.border, around: area, title: Line(" Search everything ", theme.title),
            status: Line(" \(order)\(status.isEmpty ? "" : "  " + status) ", theme.muted), style: theme.borderFocused
        ).inset(horizontally: 1)
        frame.draw(
            LineEditorView(
                search.editor, prompt: Line("Search ", theme.accent),
                placeholder: Line("words, \"exact phrases\" or begin* of words", theme.muted)),
            in: inner.row(0))
        let body = inner.droppingTop(2)
        guard hits.count > 0 else {
            frame.write(Line(emptyText, theme.muted), in: body.row(0))
            return
        }
        let rows = Self.listRows(in: drawing.state.size)
        for placement in hits.view.placements(count: hits.count, height: rows) {
            guard let hit = hits[placement.item] else { continue }
            let box = Rect(
                x: body.x, y: body.y + placement.row * Self.hitHeight, width: body.width, height: Self.hitHeight)
            draw(hit, isSelected: placement.item == hits.view.selection, in: box.intersection(body), on: &frame)
        }
    }

    private var emptyText: String {
        if let refusal = search.refusal { return refusal }
        if search.query == nil { return "Searches threads, messages, artifacts and the cells of tables" }
        return search.answered == search.query ? "Nothing was found" : "Searching…"
    }

    private func draw(_ hit: SearchHit, isSelected: Bool, in box: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let time = Line(drawing.state.times.relative(hit.createdAt), theme.muted)
        let head = Line([
            Span(hit.kind.label.padded(to: 9), theme.accent), Span(hit.title, isSelected ? theme.strong : theme.text),
        ])
        frame.write(head, in: box.row(0).droppingRight(time.width() + 1))
        frame.write(time, in: box.row(0), alignment: .right)
        let snippet = Line(hit.snippet.map { piece in
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

extension String {
    /// On one line: line breaks and tabs are blanks.
    var flattened: String {
        contains(where: { $0.isNewline || $0 == "\t" }) ? String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) : self
    }
}
