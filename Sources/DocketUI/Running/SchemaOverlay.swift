import DocketDomain
import TerminalKit

/// The tables of a query's source, with their columns and types, and how many rows they have where that is cheap to know;
/// narrowed down by what is typed.
struct SchemaOverlay: Overlay {
    private let tables: Query
    private var schema: SourceSchema?
    private var refusal: String?
    private var editor = LineEditor()
    private var offset = 0

    init(of request: QueryRequest) {
        tables = .sourceTables(request)
    }

    var hints: ScreenHints { ScreenHints(keys: [("type", "narrow down"), ("↑ ↓", "scroll"), ("esc", "close")]) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if let distance = ListKeys.distanceUnderText(key, page: Self.rows(in: context.shared.body)) {
            offset = max(0, offset + distance)
        } else if key == .enter {
            context.dismiss()
        } else if editor.handle(key) == .edited {
            offset = 0
        }
    }

    mutating func insert(_ text: String) {
        editor.insert(text)
        offset = 0
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        if schema == nil, refusal == nil { context.request(tables) }
        let count = lines(context.appearance.styles).count
        offset = max(0, min(offset, count - Self.rows(in: context.shared.body)))
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        if query == tables, case .sourceTables(let schema) = result { self.schema = schema }
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if query == tables { refusal = error.message }
    }

    private static func box(in area: Rect) -> Rect {
        area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1)
    }

    /// Rows of the list that have room below what is typed.
    private static func rows(in area: Rect) -> Int { max(1, box(in: area).height - 3) }

    private func lines(_ theme: Theme) -> [Line] {
        if let refusal { return [Line(refusal.shown, theme.error)] }
        guard let schema else { return [Line("Asking…", theme.muted)] }
        let words = editor.text.lowercased().split(separator: " ")
        var lines: [Line] = []
        for table in schema.tables {
            let name = [table.schema, table.name].compactMap(\.self).joined(separator: ".")
            let isNamed = Self.fits(name, words)
            let columns = table.columns.filter { isNamed || Self.fits("\(name) \($0.name)", words) }
            guard isNamed || !columns.isEmpty else { continue }
            var facts = table.isView ? ["view"] : []
            if let count = table.rowCount { facts.append((table.isEstimate ? "about " : "") + NumberText.rows(count)) }
            lines.append(
                Line(name.shown, theme.headingMinor) + Line("  " + facts.joined(separator: " · "), theme.muted))
            let width = min(40, columns.reduce(0) { max($0, $1.name.shown.columns) })
            for column in columns {
                lines.append(
                    Line("  " + column.name.shown.padded(to: width + 2), theme.text)
                        + Line(column.type.shown, theme.muted))
            }
        }
        guard lines.isEmpty else { return lines }
        return [Line(words.isEmpty ? "The source has no tables" : "No table or column is called so", theme.muted)]
    }

    private static func fits(_ name: String, _ words: [Substring]) -> Bool {
        let name = name.lowercased()
        return words.allSatisfy { name.contains($0) }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let box = Self.box(in: area)
        let lines = lines(theme)
        let hidden = lines.count - offset - Self.rows(in: area)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Tables of the source ", theme.title),
            footer: Line(hidden > 0 ? " \(hidden) more below " : "", theme.muted), style: theme.borderFocused
        ).inset(horizontally: 1)
        frame.draw(
            LineEditorView(
                editor, prompt: Line("/ ", theme.accent), placeholder: Line("a table or a column", theme.muted)),
            in: inner.row(0))
        frame.draw(Paragraph(lines, offset: offset, wraps: false), in: inner.droppingTop(1))
    }
}
