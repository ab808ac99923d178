/// The cells of a table that are in view, under a header that stays.
package struct TableView: Widget {
    package var state: TableState
    package var columns: [TableColumn]
    package var rowCount: Int
    /// Columns at the left that stay when the others scroll.
    package var frozen: Int
    package var headerStyle: Style
    package var rowStyle: Style
    package var cellStyle: Style
    package var separator: Line
    /// Text at the left of a row, such as its number; drawn in `gutterWidth` columns with a blank after it.
    package var gutter: ((Int) -> Line)?
    package var gutterWidth: Int
    /// A cell by row and column; called for cells in view only.
    package var cell: (Int, Int) -> Line

    package init(
        _ state: TableState, columns: [TableColumn], rowCount: Int, frozen: Int = 0, headerStyle: Style = .bold,
        rowStyle: Style = .plain, cellStyle: Style = .reverse, separator: Line = " │ ", gutterWidth: Int = 0,
        gutter: ((Int) -> Line)? = nil, cell: @escaping (Int, Int) -> Line
    ) {
        self.state = state
        self.columns = columns
        self.rowCount = rowCount
        self.frozen = min(max(0, frozen), columns.count)
        self.headerStyle = headerStyle
        self.rowStyle = rowStyle
        self.cellStyle = cellStyle
        self.separator = separator
        self.gutterWidth = gutterWidth
        self.gutter = gutter
        self.cell = cell
    }

    /// A column in view and its place from the left of the area.
    package struct PlacedColumn: Hashable, Sendable {
        package let index: Int
        package let x: Int
        /// What of its width is in view.
        package let width: Int
    }

    /// The columns that are in view in so many cells; the last one may be cut.
    package func placedColumns(in width: Int, widths: TextWidth = .standard) -> [PlacedColumn] {
        let gap = separator.width(widths, limit: width)
        var x = gutter == nil ? 0 : gutterWidth + 1
        var placed: [PlacedColumn] = []
        func place(_ range: Range<Int>) {
            for index in range {
                guard x < width else { return }
                placed.append(PlacedColumn(index: index, x: x, width: min(columns[index].width, width - x)))
                x += columns[index].width + gap
            }
        }
        place(0..<frozen)
        let first = max(frozen, state.firstColumn)
        if first < columns.count { place(first..<columns.count) }
        return placed
    }

    /// The cell at a place inside of the area; the row is nil on the header.
    package func target(of point: Point, in area: Rect, widths: TextWidth = .standard) -> (row: Int?, column: Int)? {
        guard area.contains(point) else { return nil }
        let x = point.x - area.x
        guard
            let column = placedColumns(in: area.width, widths: widths).last(where: { $0.x <= x })?.index
        else { return nil }
        if point.y == area.y { return (nil, column) }
        let row = state.rows.top + point.y - area.y - 1
        return row < rowCount ? (row, column) : nil
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let placed = placedColumns(in: area.width, widths: frame.widths)
        frame.fill(area.row(0), style: headerStyle)
        drawRow(area.row(0), placed, style: headerStyle, on: &frame) { columns[$0].title.over(headerStyle) }
        let body = area.droppingTop(1)
        for placement in state.rows.placements(count: rowCount, height: body.height) {
            let row = body.row(placement.row)
            let isSelected = placement.item == state.rows.selection
            if let gutter {
                frame.write(gutter(placement.item), in: row.left(gutterWidth), alignment: .right)
            }
            drawRow(row, placed, style: .plain, on: &frame) { cell(placement.item, $0) }
            guard isSelected else { continue }
            frame.restyle(row, rowStyle)
            if let place = placed.first(where: { $0.index == state.column }) {
                frame.restyle(row.droppingLeft(place.x).left(place.width), cellStyle)
            }
        }
    }

    private func drawRow(
        _ row: Rect, _ placed: [PlacedColumn], style: Style, on frame: inout Frame, content: (Int) -> Line
    ) {
        for (order, place) in placed.enumerated() {
            let column = columns[place.index]
            let room = row.droppingLeft(place.x)
            frame.write(content(place.index), in: room.left(place.width), alignment: column.alignment)
            let isLast = order == placed.count - 1 && place.index == columns.count - 1
            if !isLast, place.width == column.width {
                frame.write(separator.over(style), in: room.droppingLeft(column.width), ellipsis: "")
            }
        }
    }
}
