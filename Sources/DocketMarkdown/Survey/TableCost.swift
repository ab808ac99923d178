/// An upper bound for the work of reading a text's tables, and for the cells that short rows are filled up with.
struct TableCost {
    /// In units of about a quarter of a nanosecond.
    static let maximumWork = 2_000_000_000
    /// The cells that may be added to the rows of a text, over all its tables.
    static let maximumPadding = 250_000

    /// The cells of one row: reading a row takes the square of their number.
    static let maximumCells = 2000

    private var work = 0
    private var padding = 0
    private var widest = 0
    private var tables = 0
    private var total = 0

    /// The cells of a text, over all its tables: each is at least three nodes.
    static let maximumTotal = 200_000
    /// Each is measured and laid out by itself.
    static let maximumTables = 5000

    var isAffordable: Bool {
        work <= Self.maximumWork && padding <= Self.maximumPadding && widest <= Self.maximumCells
            && tables <= Self.maximumTables && total <= Self.maximumTotal
    }

    init(of text: UnsafeBufferPointer<UInt8>) {
        var run = Run()
        for line in SourceLines(text) {
            let shape = LineShape(of: line)
            if shape.isBlank {
                run = Run()
                continue
            }
            let cells = Self.cellCount(of: line)
            run.bytes += line.count
            run.plainLines += cells == 1 ? 1 : 0
            run.squaredCells += cells * cells
            if shape.mayBeDelimiterRow {
                // All of the paragraph so far is read again, as it could end in a header.
                work += run.bytes * (128 + run.plainLines) + 3 * run.squaredCells
                if run.columns == 0 { tables += 1 }
                run.columns = max(run.columns, cells)
            }
            if run.columns > 0 {
                widest = max(widest, cells)
                total += cells
                work += 3 * cells * cells
                padding += max(0, run.columns - cells)
            }
            guard isAffordable else { return }
        }
    }

    /// Lines without an empty one between them: all that can belong to one paragraph and its table.
    private struct Run {
        var bytes = 0
        var plainLines = 0
        var squaredCells = 0
        var columns = 0
    }

    /// The cells of a line if it is a table's row: the unescaped pipes, but for those at its ends, and one.
    private static func cellCount(of line: UnsafeBufferPointer<UInt8>) -> Int {
        var cells = 1
        var searched = 0
        while let pipe = line.firstIndex(of: UInt8(ascii: "|"), from: searched) {
            if pipe == 0 || line[pipe - 1] != UInt8(ascii: "\\") { cells += 1 }
            searched = pipe + 1
        }
        guard cells > 1 else { return 1 }
        if line.first(where: { $0 != UInt8(ascii: ">") && !isSpace($0) }) == UInt8(ascii: "|") { cells -= 1 }
        if line.last(where: { !isSpace($0) }) == UInt8(ascii: "|") { cells -= 1 }
        return max(cells, 1)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
