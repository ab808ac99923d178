import DocketMarkdown
import TerminalKit

/// Lays a document's table out in a box, its cells wrapped so that it fits.
struct TableRenderer {
    private let table: MarkdownTable<[MarkdownInline]>
    private let theme: Theme
    private let style: Style

    /// Rows that the widths of columns are taken from.
    private static let measuredRows = 1000
    /// Words up to this long stay whole; where there is no room for that, rows are shown as lists.
    private static let wordWidth = 12

    init(_ table: MarkdownTable<[MarkdownInline]>, theme: Theme, style: Style) {
        self.table = table
        self.theme = theme
        self.style = style
    }

    func add(to writer: inout RowWriter, source: Int) {
        guard !table.header.isEmpty else { return }
        let room = writer.room - 3 * table.header.count - 1
        // So many columns that they can't fit are not worth measuring.
        guard room >= table.header.count else {
            addAsLists(to: &writer, source: source)
            return
        }
        let header = table.header.map { cell($0, theme.strong.over(style)) }
        let rows = table.rows.prefix(Self.measuredRows).map { $0.map { cell($0, style) } }
        let measured = header.indices.map { column in ([header] + rows).map { $0[column] } }
        let least = measured.map { $0.reduce(1) { max($0, Self.longestWord(in: $1)) } }
        guard least.reduce(0, +) <= room else {
            addAsLists(to: &writer, source: source)
            return
        }
        let natural = measured.map { $0.reduce(1) { max($0, Self.width(of: $1)) } }
        let widths = Self.fitted(natural, atLeast: least, to: room)
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

    private static func width(of cell: [Line]) -> Int {
        cell.reduce(0) { max($0, $1.width(limit: 1000)) }
    }

    private static func longestWord(in cell: [Line]) -> Int {
        cell.reduce(0) { widest, line in
            line.text.prefix(1000).split(separator: " ").reduce(widest) {
                max($0, min(TextWidth.standard.width(of: $1, limit: wordWidth), wordWidth))
            }
        }
    }

    /// Lowers the widest columns to one width until all fit; none below its least.
    private static func fitted(_ widths: [Int], atLeast least: [Int], to room: Int) -> [Int] {
        func capped(_ cap: Int) -> [Int] { zip(widths, least).map { max(min($0, cap), $1) } }
        var low = 0
        var high = widths.max() ?? 0
        while low < high {
            let cap = (low + high + 1) / 2
            if capped(cap).reduce(0, +) <= room { low = cap } else { high = cap - 1 }
        }
        var result = capped(low)
        var spare = room - result.reduce(0, +)
        for column in result.indices where spare > 0 && result[column] < widths[column] {
            result[column] += 1
            spare -= 1
        }
        return result
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
