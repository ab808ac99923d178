import TerminalKit

/// Where the parts of a table lie in an area whose corner is at 0, 0.
struct TableLayout: Hashable, Sendable {
    struct Column: Hashable, Sendable {
        let index: Int
        /// Where the cell's text begins; a blank lies on each side of it.
        let x: Int
        let width: Int
        let isFrozen: Bool
    }

    let size: Size
    let tabs: Rect
    let header: Rect
    let body: Rect
    let status: Rect
    /// Columns before the first cell: the cursor's mark, and row numbers if they are shown.
    let gutter: Int
    private(set) var columns: [Column] = []
    /// Whether there are columns out of sight to the left and to the right.
    private(set) var hidesLeft = false
    private(set) var hidesRight = false
    /// Where columns end: at the right edge, or before the trend.
    let end: Int
    /// The columns of the screen in which the trend of each row is drawn; nil where none is.
    private(set) var trend: Range<Int>?

    /// The narrowest piece of a column that is worth showing.
    private static let leastWidth = 4

    init(_ sheet: TableSheet, size: Size, hasTabs: Bool, showsRowNumbers: Bool) {
        self.size = size
        var rest = Rect(size)
        // In an area too low for all the rows of the table come first, then the header.
        tabs = rest.top(hasTabs && size.height >= 4 ? 1 : 0)
        rest = rest.droppingTop(tabs.height)
        header = rest.top(size.height >= 2 ? 1 : 0)
        rest = rest.droppingTop(header.height)
        status = rest.bottom(size.height >= 3 ? 1 : 0)
        body = rest.droppingBottom(status.height)
        let digits = NumberText.grouped(max(1, sheet.rows.count)).count
        gutter = showsRowNumbers && size.width >= 40 ? digits + 2 : min(1, size.width)
        let trend = Self.trendWidth(of: sheet, size)
        end = size.width - (trend.map(Self.space) ?? 0)
        let next = place(sheet)
        guard let trend else { return }
        let start = hidesLeft || hidesRight ? end + 2 : min(next + 1, end + 2)
        self.trend = start..<start + trend
    }

    /// Nil where there is none, or too little room.
    private static func trendWidth(of sheet: TableSheet, _ size: Size) -> Int? {
        let columns = sheet.trendColumns
        guard !columns.isEmpty, size.width >= 30 else { return nil }
        return max(trendTitle.columns, min(columns.count, ViewerColumn.widthCap, size.width / 3))
    }

    static let trendTitle = "trend"

    /// Columns that a table's column takes with its blanks and the line after it.
    static func space(_ width: Int) -> Int { width + 3 }

    /// Places columns from the first one that is seen on; where the next one would begin.
    private mutating func place(_ sheet: TableSheet) -> Int {
        let shown = sheet.columns.shown
        let fitted = fittedWidths(of: sheet, shown)
        var x = gutter
        for (place, index) in shown.enumerated() {
            let isFrozen = index < sheet.frozen
            if !isFrozen, index < sheet.left {
                hidesLeft = true
                continue
            }
            let room = end - x - 2
            // Frozen columns leave room for one that scrolls.
            let wanted = fitted?[place] ?? sheet.width(of: index)
            guard room >= min(wanted, Self.leastWidth), !isFrozen || x < end * 2 / 3 else {
                if isFrozen { continue }
                hidesRight = true
                break
            }
            let width = min(wanted, room)
            columns.append(Column(index: index, x: x + 1, width: width, isFrozen: isFrozen))
            if width < wanted { hidesRight = true }
            x += Self.space(wanted)
        }
        return x
    }

    /// The widths of the shown columns where all fit: those that were capped get what is left over, then those that
    /// were wider for other rows.
    private func fittedWidths(of sheet: TableSheet, _ shown: [Int]) -> [Int]? {
        var widths: [Int] = []
        var spare = end - gutter
        for index in shown {
            let width = sheet.width(of: index)
            spare -= Self.space(width)
            if spare < -1 { return nil }
            widths.append(width)
        }
        // The last column needs no line after it.
        spare += 1
        let columns = shown.map { sheet.columns[$0] }
        let marks = shown.map { sheet.markWidth(of: $0) }
        for wanted in [
            zip(columns, marks).map { $0.fullWidth(markWidth: $1) },
            zip(columns, marks).map { $0.steadyWidth(markWidth: $1) },
        ] {
            for (place, width) in wanted.enumerated() where spare > 0 {
                let added = min(spare, max(0, (width ?? 0) - widths[place]))
                widths[place] += added
                spare -= added
            }
        }
        return widths
    }

    /// The column whose cells lie at this place.
    func column(at x: Int) -> Int? {
        columns.first { ($0.x - 1..<$0.x + $0.width + 2).contains(x) }?.index
    }
}

extension TableSheet {
    /// The width that a column should have.
    func width(of column: Int) -> Int { columns[column].width(markWidth: markWidth(of: column)) }

    /// Columns that the marks beside a column's title take.
    func markWidth(of column: Int) -> Int { headerMarks(of: column).map { $0.columns + 1 } ?? 0 }

    /// What a header shows beside the title: how the column is sorted, and whether it is filtered.
    func headerMarks(of column: Int) -> String? {
        var marks = ""
        if let place = sorts.firstIndex(where: { $0.column == column }) {
            marks += sorts[place].direction == .ascending ? "▲" : "▼"
            if sorts.count > 1 { marks += "\(place + 1)" }
        }
        if filters.contains(where: { $0.column == column }) { marks += "◆" }
        return marks.isEmpty ? nil : marks
    }
}
