/// A table as text: its columns, then as many of its first and last rows as fit.
struct TableExcerpt {
    let text: String
    /// The rows that are not shown; nil where all are.
    let leftOut: String?

    /// All that is known of the table.
    init(_ table: ContextTable) {
        self = Self.made(table, first: table.first.map(Self.line), last: table.last.map(Self.line))
    }

    /// Nothing where not even the columns fit.
    init?(_ table: ContextTable, toFit tokens: Int) {
        let bare = Self.made(table, first: [], last: [])
        // The lines that tell about rows are a little longer where there are some.
        var left = tokens - TokenEstimate.of(bare.text) - Self.words
        guard TokenEstimate.of(bare.text) <= tokens else { return nil }
        var (first, last): ([String], [String]) = ([], [])
        var (nextFirst, nextLast) = (0, table.last.count - 1)
        while nextFirst < table.first.count || nextLast >= 0 {
            let isFirst = nextFirst < table.first.count && (first.count <= last.count || nextLast < 0)
            let line = Self.line(isFirst ? table.first[nextFirst] : table.last[nextLast])
            left -= TokenEstimate.of(line) + 1
            guard left >= 0 else { break }
            if isFirst {
                first.append(line)
                nextFirst += 1
            } else {
                last.append(line)
                nextLast -= 1
            }
        }
        self = first.isEmpty && last.isEmpty ? bare : Self.made(table, first: first, last: last.reversed())
    }

    private init(text: String, leftOut: String?) {
        (self.text, self.leftOut) = (text, leftOut)
    }

    private static let words = 24

    private static func made(_ table: ContextTable, first: [String], last: [String]) -> TableExcerpt {
        var lines = ["Rows: \(table.rowCount)", "Columns:"]
        lines += table.columns.map { "- \(cell($0.name)): \(cell($0.statistics))" }
        let missing = table.rowCount - first.count - last.count
        if !first.isEmpty { lines += ["The first \(first.count) rows:"] + first }
        if missing > 0, !first.isEmpty || !last.isEmpty { lines.append("[… \(missing) rows left out …]") }
        if !last.isEmpty { lines += ["The last \(last.count) rows:"] + last }
        return TableExcerpt(
            text: lines.joined(separator: "\n"), leftOut: missing > 0 ? "\(missing) of \(table.rowCount) rows" : nil)
    }

    private static func line(_ row: [String]) -> String { row.map(cell).joined(separator: " | ") }

    private static func cell(_ text: String) -> String {
        guard text.contains(where: \.isNewline) else { return text }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
