import TerminalKit

/// Lays lines out below each other, inside of the indentation and marks of the blocks that they are in.
struct RowWriter {
    let width: Int
    let limit: Int
    private(set) var text = RenderedText()
    /// Stands before every row of the innermost block.
    private(set) var indent = Line()
    private var indentWidth = 0
    /// Stands before the next row instead, such as a list's bullet.
    private var pending: Line?

    init(width: Int, limit: Int) {
        self.width = max(1, width)
        self.limit = max(1, min(limit, 1 << 40))
    }

    /// Whether there are as many rows as were asked for.
    var isFull: Bool { text.rows.count >= limit }

    /// Columns that are left for text.
    var room: Int { max(1, width - indentWidth) }

    /// Adds a line, wrapped.
    ///
    /// - Parameter hanging: Stands before all rows of it but the first.
    mutating func add(_ line: Line, hanging: Line = Line(), source: Int) {
        guard !isFull else {
            text.isComplete = false
            return
        }
        let rows = line.wrapped(
            to: width, first: pending ?? indent, rest: indent + hanging, limit: limit - text.rows.count + 1)
        pending = nil
        for row in rows {
            guard !isFull else {
                text.isComplete = false
                return
            }
            text.rows.append(.init(row, source: source))
        }
    }

    /// Adds an empty row between two blocks.
    mutating func addGap(source: Int) {
        guard pending == nil else { return }
        add(Line(), source: source)
    }

    mutating func addHeading(level: Int, title: String) {
        text.headings.append(.init(level: level, title: title, row: text.rows.count))
    }

    /// What `body` adds stands behind `first` in its first row and behind `rest` in the others, both of one width.
    ///
    /// Marks that would leave too little room for text are left out.
    mutating func indented(first: Line, rest: Line, _ body: (inout RowWriter) -> Void) {
        let outer = (indent, indentWidth)
        let added = rest.width()
        if indentWidth + added <= width / 2 {
            pending = (pending ?? indent) + first
            indent += rest
            indentWidth += added
        }
        body(&self)
        // A block without rows still shows its mark.
        if pending != nil { add(Line(), source: text.rows.last?.source ?? 1) }
        (indent, indentWidth) = outer
    }
}
