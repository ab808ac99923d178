import DocketMarkdown
import TerminalKit

/// Lays a document's table out in a box, its cells wrapped so that it fits.
struct TableRenderer {
    private let table: MarkdownTable<[MarkdownInline]>
    private let theme: Theme
    private let style: Style

    /// Rows that the widths of columns are taken from.
    private static let measuredRows = 1000
    /// Narrower columns can't be read; the rows are then shown as lists.
    private static let leastWidth = 3

    init(_ table: MarkdownTable<[MarkdownInline]>, theme: Theme, style: Style) {
        self.table = table
        self.theme = theme
        self.style = style
    }

    func add(to writer: inout RowWriter, source: Int) {
        guard !table.header.isEmpty else { return }
        let room = writer.room - 3 * table.header.count - 1
        guard room >= Self.leastWidth * table.header.count else {
            addAsLists(to: &writer, source: source)
            return
        }
        let header = table.header.map { cell($0, theme.strong.over(style)) }
        let rows = table.rows.prefix(Self.measuredRows).map { $0.map { cell($0, style) } }
        let widths = Self.fitted(naturalWidths(header, rows), to: room)
        // Where cells take several rows, lines show where the next one begins.
        let isLined = rows.contains { row in zip(row, widths).contains { Self.needsWrapping($0, $1) } }
        addRule("┌", "┬", "┐", widths, to: &writer, source: source)
        addRow(header, widths, to: &writer, source: source)
        addRule("├", "┼", "┤", widths, to: &writer, source: source + 1)
        for index in table.rows.indices {
            if writer.isFull { break }
            if isLined, index > 0 { addRule("├", "┼", "┤", widths, to: &writer, source: source + 2 + index, mark: "┄") }
            let cells = index < rows.count ? rows[index] : table.rows[index].map { cell($0, style) }
            addRow(cells, widths, to: &writer, source: source + 2 + index)
        }
        addRule("└", "┴", "┘", widths, to: &writer, source: source + 1 + table.rows.count)
    }

    private func cell(_ inlines: [MarkdownInline], _ style: Style) -> [Line] {
        InlineLines(inlines, theme: theme, style: style).lines.map(\.line)
    }

    private func naturalWidths(_ header: [[Line]], _ rows: [[[Line]]]) -> [Int] {
        header.indices.map { column in
            ([header] + rows).reduce(1) { widest, row in
                row[column].reduce(widest) { max($0, $1.width(limit: 1000)) }
            }
        }
    }

    /// Lowers the widest columns to one width until all fit.
    private static func fitted(_ widths: [Int], to room: Int) -> [Int] {
        guard widths.reduce(0, +) > room else { return widths }
        var left = room
        var cap = 0
        var remaining = widths.count
        for width in widths.sorted() {
            cap = left / remaining
            if width > cap { break }
            left -= width
            remaining -= 1
        }
        var spare = left - cap * remaining
        return widths.map { width in
            guard width > cap else { return width }
            defer { spare = max(0, spare - 1) }
            return cap + (spare > 0 ? 1 : 0)
        }
    }

    private static func needsWrapping(_ cell: [Line], _ width: Int) -> Bool {
        cell.count > 1 || cell.contains { $0.width(limit: width) > width }
    }

    private func addRule(
        _ left: String, _ middle: String, _ right: String, _ widths: [Int], to writer: inout RowWriter,
        source: Int, mark: Character = "─"
    ) {
        let pieces = widths.map { String(repeating: mark, count: $0 + 2) }
        writer.add(Line(left + pieces.joined(separator: middle) + right, theme.tableLine), source: source)
    }

    private func addRow(_ cells: [[Line]], _ widths: [Int], to writer: inout RowWriter, source: Int) {
        let wrapped = zip(cells, widths).map { Line.wrap($0, to: $1) }
        let height = wrapped.reduce(1) { max($0, $1.count) }
        for row in 0..<height {
            var line = Line("│", theme.tableLine)
            for (column, width) in widths.enumerated() {
                let text = column < wrapped.count && row < wrapped[column].count ? wrapped[column][row] : Line()
                let spare = max(0, width - text.width())
                let before = blanksBefore(spare, column)
                line += Line(String(repeating: " ", count: before + 1)) + text
                line += Line(String(repeating: " ", count: spare - before + 1))
                line += Line("│", theme.tableLine)
            }
            writer.add(line, source: source)
        }
    }

    private func blanksBefore(_ spare: Int, _ column: Int) -> Int {
        switch column < table.alignments.count ? table.alignments[column] : nil {
        case nil, .left: 0
        case .center: spare / 2
        case .right: spare
        }
    }

    /// Each row as its cells below each other, named by the header.
    private func addAsLists(to writer: inout RowWriter, source: Int) {
        let names = table.header.map { cell($0, theme.strong.over(style)).first ?? Line() }
        for (index, row) in table.rows.enumerated() {
            if writer.isFull { return }
            if index > 0 { writer.addGap(source: source + 2 + index) }
            for (name, inlines) in zip(names, row) {
                let lines = cell(inlines, style)
                writer.add(name + Line(": ") + (lines.first ?? Line()), source: source + 2 + index)
                for line in lines.dropFirst() { writer.add(line, source: source + 2 + index) }
            }
        }
        if table.rows.isEmpty {
            for name in names { writer.add(name, source: source) }
        }
    }
}
