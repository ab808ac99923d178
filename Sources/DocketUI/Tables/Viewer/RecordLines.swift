import TerminalKit

/// A row of a table as lines: each column's name, and what the row has there.
struct RecordLines {
    private(set) var lines: [Line] = []

    init(_ names: [String], _ cells: [String]?, width: Int, isWrapped: Bool) {
        guard let cells else {
            lines = [Line("Loading…")]
            return
        }
        let label = names.reduce(4) { max($0, min($1.columns, max(8, width / 3))) }
        let rest = Line(String(repeating: " ", count: label + 2))
        for (index, name) in names.enumerated() {
            let shown = TextWidth.standard.truncated(name, to: label)
            let first = Line(shown + String(repeating: " ", count: label - shown.columns + 2), .dim)
            let text = index < cells.count ? cells[index] : ""
            for (number, line) in Line.lines(of: Sanitizer.text.clean(text)).enumerated() {
                let head = number == 0 ? first : rest
                lines += isWrapped ? line.wrapped(to: width, first: head, rest: rest) : [head + line]
            }
        }
    }
}
