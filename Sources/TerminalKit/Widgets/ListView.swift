/// The items of a list that are in view.
package struct ListView: Widget {
    package var state: ListState
    package var count: Int
    package var heightOf: (Int) -> Int
    /// Laid over the whole width of the selected item; nil where nothing is selected.
    package var selectionStyle: Style?
    /// Stands in the first column of every row of the selected item.
    package var marker: Line
    /// The rows of one item for a width.
    package var rows: (Int, Int) -> [Line]

    /// - Parameter rows: Item and width; called for items in view only.
    package init(
        _ state: ListState, count: Int, heightOf: @escaping (Int) -> Int = { _ in 1 },
        selectionStyle: Style? = .reverse, marker: Line = Line(), rows: @escaping (Int, Int) -> [Line]
    ) {
        self.state = state
        self.count = count
        self.heightOf = heightOf
        self.selectionStyle = selectionStyle
        self.marker = marker
        self.rows = rows
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let gutter = marker.width(frame.widths, limit: area.width)
        for placement in state.placements(count: count, height: area.height, heightOf: heightOf) {
            let isSelected = placement.item == state.selection
            let lines = rows(placement.item, area.width - gutter)
            for (offset, line) in lines.prefix(placement.height).enumerated() {
                let row = area.row(placement.row + offset)
                frame.write(line, in: row.droppingLeft(gutter))
            }
            guard isSelected else { continue }
            let covered = Rect(x: area.x, y: area.y + placement.row, width: area.width, height: placement.height)
            if let selectionStyle { frame.restyle(covered, selectionStyle) }
            for y in covered.rows {
                frame.write(marker, in: Rect(x: area.x, y: y, width: gutter, height: 1))
            }
        }
    }
}
