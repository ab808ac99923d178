import DocketDomain
import TerminalKit

/// Draws one sheet into a frame.
struct TablePainter {
    let sheet: TableSheet
    let layout: TableLayout
    let origin: Point
    let focused: Bool
    let theme: Theme
    /// The key that shows all rows again.
    let clearKey: String
    /// Of what sparklines are drawn.
    let cells: ChartCells

    /// A part of the layout where it lies in the frame.
    func placed(_ rect: Rect) -> Rect {
        Rect(x: rect.x + origin.x, y: rect.y + origin.y, width: rect.width, height: rect.height)
    }

    func draw(on frame: inout Frame) {
        drawHeader(on: &frame)
        let body = placed(layout.body)
        if sheet.columns.isEmpty {
            frame.write(Line("This table has no columns.", theme.muted), in: body.inset(horizontally: 1))
        } else if sheet.order.count == 0 {
            frame.write(Line(emptyText, theme.muted), in: body.inset(horizontally: 1))
        }
        let rows = min(layout.body.height, sheet.order.count - sheet.top)
        let trend = layout.trend == nil ? [] : sheet.trendColumns
        for row in 0..<max(0, rows) {
            drawRow(at: sheet.top + row, in: body.row(row), on: &frame)
            drawTrend(trend, at: sheet.top + row, in: body.row(row), on: &frame)
        }
        drawStatus(on: &frame)
    }

    private var emptyText: String {
        if sheet.orderTicket != nil { return "Working…" }
        return sheet.filters.isEmpty ? "This table has no rows." : "No row meets the filters; \(clearKey) shows all."
    }

    private func drawHeader(on frame: inout Frame) {
        let area = placed(layout.header)
        guard !area.isEmpty else { return }
        frame.fill(area, style: theme.tableHeader)
        for column in layout.columns {
            let title = sheet.columns[column.index]
            let isCurrent = column.index == sheet.cursorColumn
            var style = title.isNamed ? theme.tableHeader : theme.muted.over(theme.tableHeader)
            if isCurrent, focused { style = theme.cellCursor.over(style) }
            let place = cell(column, in: area)
            let marks = sheet.headerMarks(of: column.index)
            let room = marks.map { place.droppingRight($0.columns + 1) } ?? place
            let isRight = alignment(of: column.index) == .right
            frame.write(
                Line(title.title, style), in: marks == nil || !room.isEmpty ? room : place,
                alignment: isRight ? .right : alignment(of: column.index))
            if let marks, !room.isEmpty { frame.write(Line(marks, style), in: place, alignment: .right) }
            drawLine(after: column, in: area, style: theme.tableHeader, on: &frame)
        }
        if layout.hidesLeft {
            frame.write("‹", at: Point(x: area.x + layout.gutter - 1, y: area.y), style: theme.tableHeader)
        }
        if layout.hidesRight {
            frame.write("›", at: Point(x: area.x + layout.end - 1, y: area.y), style: theme.tableHeader)
        }
        if let trend = layout.trend {
            let style = theme.muted.over(theme.tableHeader)
            frame.write("┃", at: Point(x: area.x + trend.lowerBound - 2, y: area.y), style: theme.tableHeader)
            frame.write(Line(TableLayout.trendTitle, style), in: place(of: trend, in: area))
        }
    }

    private func place(of trend: Range<Int>, in row: Rect) -> Rect {
        Rect(x: row.x + trend.lowerBound, y: row.y, width: trend.count, height: 1)
    }

    /// The numbers of a row in the columns of the trend as a sparkline behind its cells.
    private func drawTrend(_ columns: [Int], at position: Int, in row: Rect, on frame: inout Frame) {
        guard let trend = layout.trend else { return }
        let place = place(of: trend, in: row)
        frame.write("┃", at: Point(x: place.x - 2, y: row.y), style: theme.tableLine)
        guard let texts = sheet.rows[sheet.order[position]] else {
            return frame.write(Line("…", theme.muted), in: place)
        }
        let bars = Sparkline(sheet.trendValues(of: texts, in: columns), columns: place.width)
        frame.write(Line(bars.text(isASCII: cells == .ascii), theme.accent), in: place)
    }

    private func drawRow(at position: Int, in area: Rect, on frame: inout Frame) {
        let row = sheet.order[position]
        let isCurrent = position == sheet.cursorRow
        if position % 2 == 1, theme.tableZebra != .plain { frame.fill(area, style: theme.tableZebra) }
        drawGutter(row, isCurrent: isCurrent, in: area, on: &frame)
        let cells = sheet.rows[row]
        for column in layout.columns {
            let place = cell(column, in: area)
            if let cells {
                let text = column.index < cells.count ? cells[column.index] : nil
                TableCellPainter(
                    text: text, column: sheet.columns[column.index], alignment: alignment(of: column.index),
                    pattern: sheet.search?.pattern, theme: theme, cells: self.cells
                ).draw(in: place, on: &frame)
            } else {
                frame.write(Line("…", theme.muted), in: place)
            }
            drawLine(after: column, in: area, style: theme.tableLine, on: &frame)
            guard isCurrent, column.index == sheet.cursorColumn else { continue }
            let whole = Rect(x: place.x - 1, y: place.y, width: place.width + 2, height: 1)
            frame.restyle(whole.intersection(area), focused ? theme.cellCursor : theme.selectionUnfocused)
        }
    }

    private func drawGutter(_ row: Int, isCurrent: Bool, in area: Rect, on frame: inout Frame) {
        if isCurrent { frame.write("▌", at: area.origin, style: focused ? theme.accent : theme.muted) }
        guard layout.gutter > 1 else { return }
        let number = Line(NumberText.grouped(row + 1), isCurrent ? .bold : theme.muted)
        frame.write(number, in: area.left(layout.gutter).droppingLeft(1).droppingRight(1), alignment: .right)
    }

    /// The place of a column's text in a row.
    private func cell(_ column: TableLayout.Column, in row: Rect) -> Rect {
        Rect(x: row.x + column.x, y: row.y, width: column.width, height: 1)
    }

    /// A heavy line ends the columns that are frozen.
    private func drawLine(after column: TableLayout.Column, in row: Rect, style: Style, on frame: inout Frame) {
        guard let last = layout.columns.last else { return }
        let x = row.x + column.x + column.width + 1
        let endsFrozen =
            column.isFrozen
            && layout.columns.first { !$0.isFrozen && $0.x > column.x }?.x == column.x + column.width + 3
        // The trend has a line of its own.
        let edge = layout.trend.map { $0.lowerBound - 3 } ?? row.width
        if column.index == last.index, !endsFrozen, x >= row.x + edge { return }
        frame.write(endsFrozen ? "┃" : "│", at: Point(x: x, y: row.y), style: style)
    }

    /// As the table says, else numbers to the right.
    private func alignment(of column: Int) -> Alignment {
        switch sheet.columns[column].alignment {
        case .left: .left
        case .center: .center
        case .right: .right
        case nil: sheet.columns[column].reading?.isNumeric == true ? .right : .left
        }
    }

    private func drawStatus(on frame: inout Frame) {
        let area = placed(layout.status)
        guard !area.isEmpty else { return }
        let text = TableStatus(sheet, layout: layout).text
        frame.write(Line(text, theme.statusLine), in: area.inset(horizontally: 1), alignment: .right)
    }
}
