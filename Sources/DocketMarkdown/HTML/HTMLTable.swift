/// A table of HTML while it is read, and the grid of cells that it gives.
///
/// A cell that spans several columns or rows stands in each of them, so that a row can be sorted and filtered by itself.
/// Of tables within its cells the text is kept.
struct HTMLTable {
    private struct Cell {
        var content: [MarkdownInline] = []
        let columns: Int
        let rows: Int
        let isHeader: Bool
        let alignment: MarkdownAlignment?
    }

    private struct Row {
        var cells: [Cell] = []
        let isInHead: Bool
    }

    private var rows: [Row] = []
    private var caption: [MarkdownInline] = []
    private var isInHead = false
    private var isInCaption = false
    /// Whether text belongs to the last cell of the last row.
    private var isInCell = false
    private var innerTables = 0
    /// Text was met where none belongs: what it is meant to be is not known.
    private(set) var isBroken = false

    /// Cells that a table may have with all that spans: as many as may be added to short rows of Markdown.
    private static let maximumCells = TableCost.maximumPadding

    /// Takes a tag.
    ///
    /// - Returns: Whether the table ends with it.
    mutating func add(_ tag: HTMLTag, _ written: MarkdownInline) -> Bool {
        if innerTables > 0 || tag.name == "table" {
            if tag.name == "table" {
                if tag.isClosing, innerTables == 0 { return true }
                innerTables += tag.isClosing ? -1 : 1
            }
            // Cells of a table within a cell stand apart from one another.
            if !Self.structure.contains(tag.name) { add(written) } else if !isAfterBlank { add(.text(" ")) }
            return false
        }
        switch tag.name {
        case "thead", "tbody", "tfoot":
            isInHead = tag.name == "thead" && !tag.isClosing
            isInCell = false
        case "tr":
            isInCell = false
            if !tag.isClosing { rows.append(Row(isInHead: isInHead)) }
        case "td", "th":
            isInCell = !tag.isClosing
            if isInCell { beginCell(tag) }
        case "caption":
            isInCaption = !tag.isClosing
        case "colgroup", "col": break
        default: add(written)
        }
        return false
    }

    /// Takes text, or a tag within a cell.
    mutating func add(_ inline: MarkdownInline) {
        if isInCell, let row = rows.indices.last, let cell = rows[row].cells.indices.last {
            rows[row].cells[cell].content.append(inline)
        } else if isInCaption {
            caption.append(inline)
        } else if case .text(let text) = inline, text.allSatisfy(\.isWhitespace) {
            return
        } else {
            isBroken = true
        }
    }

    private var isAfterBlank: Bool {
        if case .text(let text)? = rows.last?.cells.last?.content.last {
            text.last?.isWhitespace ?? false
        } else {
            false
        }
    }

    private mutating func beginCell(_ tag: HTMLTag) {
        if rows.isEmpty { rows.append(Row(isInHead: isInHead)) }
        func span(_ name: String, atMost limit: Int) -> Int {
            max(1, min(tag.value(of: name).flatMap { Int($0.filter { !$0.isWhitespace }) } ?? 1, limit))
        }
        rows[rows.count - 1].cells.append(
            Cell(
                columns: span("colspan", atMost: 1000), rows: span("rowspan", atMost: 65_534),
                isHeader: tag.name == "th", alignment: Self.alignment(of: tag)))
    }

    private static func alignment(of tag: HTMLTag) -> MarkdownAlignment? {
        let style = (tag.value(of: "style") ?? "").lowercased().filter { !$0.isWhitespace }
        let word =
            tag.value(of: "align")?.lowercased()
            ?? style.firstRange(of: "text-align:").map { range in
                String(style[range.upperBound...].prefix { $0 != ";" })
            }
        switch word {
        case "left": return .left
        case "center": return .center
        case "right": return .right
        default: return nil
        }
    }

    private static let structure: Set<String> = [
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col",
    ]

    // MARK: What it is in the end

    /// The text of its caption.
    var title: [MarkdownInline] { caption.trimmingBlanks }

    /// Nil where it has no cells, or far too many.
    var table: MarkdownTable<[MarkdownInline]>? {
        let rows = rows.filter { !$0.cells.isEmpty }
        guard !isBroken, let grid = Self.grid(of: rows), let columns = grid.map(\.count).max() else { return nil }
        let headers = Self.headerCount(rows)
        let alignments = (0..<columns).map { column in
            grid.lazy.compactMap { $0.indices.contains(column) ? $0[column].alignment : nil }.first
        }
        func contents(_ row: [Placed]) -> [[MarkdownInline]] {
            row.map(\.content) + Array(repeating: [], count: columns - row.count)
        }
        let header =
            headers == 0
            ? (1...columns).map { [.text("Column \($0)")] }
            : Self.joined(grid.prefix(headers).map(contents))
        return MarkdownTable(alignments: alignments, header: header, rows: grid.dropFirst(headers).map(contents))
    }

    private struct Placed {
        let content: [MarkdownInline]
        let alignment: MarkdownAlignment?
        /// Rows below that it reaches into.
        var rowsBelow: Int
    }

    private static func grid(of rows: [Row]) -> [[Placed]]? {
        var grid: [[Placed]] = []
        var room = maximumCells
        for row in rows {
            let above = grid.last ?? []
            var line: [Placed] = []
            func takeFromAbove() {
                while line.count < above.count, above[line.count].rowsBelow > 0 {
                    var cell = above[line.count]
                    cell.rowsBelow -= 1
                    line.append(cell)
                }
            }
            for cell in row.cells {
                takeFromAbove()
                let placed = Placed(
                    content: InlineHTML.resolved(cell.content).trimmingBlanks, alignment: cell.alignment,
                    rowsBelow: cell.rows - 1)
                guard cell.columns <= room else { return nil }
                for _ in 0..<cell.columns {
                    if line.count < above.count, above[line.count].rowsBelow > 0 { break }
                    line.append(placed)
                }
            }
            // What reaches down from above keeps its column, however short the row is.
            if let last = above.lastIndex(where: { $0.rowsBelow > 0 }) {
                while line.count <= last {
                    if above[line.count].rowsBelow == 0 {
                        line.append(Placed(content: [], alignment: nil, rowsBelow: 0))
                    }
                    takeFromAbove()
                }
            }
            room -= line.count
            guard room >= 0 else { return nil }
            grid.append(line)
        }
        // Short rows are filled up.
        let columns = grid.map(\.count).max() ?? 0
        let missing = grid.reduce(0) { $0 + columns - $1.count }
        return columns > 0 && missing <= room ? grid : nil
    }

    /// The rows at the start that name columns: those in the head, else those of header cells only, or of bold text.
    private static func headerCount(_ rows: [Row]) -> Int {
        let inHead = rows.prefix(while: \.isInHead).count
        if inHead > 0 { return min(inHead, 5) }
        let named = rows.prefix { row in row.cells.allSatisfy(\.isHeader) }.count
        if named > 0 { return named == rows.count ? 1 : min(named, 5) }
        let isBold = rows[0].cells.allSatisfy { cell in
            let content = InlineHTML.resolved(cell.content).trimmingBlanks
            if content.count == 1, case .strong = content[0] { return true }
            return false
        }
        return isBold && rows.count > 1 ? 1 : 0
    }

    /// Several rows of names as one: a name that spans others stands before each of them.
    private static func joined(_ rows: [[[MarkdownInline]]]) -> [[MarkdownInline]] {
        var names = rows[0]
        var last = rows[0]
        for row in rows.dropFirst() {
            for column in row.indices where row[column] != last[column] && !row[column].isEmpty {
                names[column] += names[column].isEmpty ? row[column] : [.text(" ")] + row[column]
                last[column] = row[column]
            }
        }
        return names
    }
}
