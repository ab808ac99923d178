/// A short message that lies over the lower right corner and asks for nothing.
package struct Toast: Widget {
    package var lines: [Line]
    package var style: Style

    package init(_ lines: [Line], style: Style = .reverse) {
        self.lines = lines
        self.style = style
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let room = max(1, area.width - 2)
        let rows = Line.wrap(lines, to: room, limit: area.height, widths: frame.widths)
        let width = rows.reduce(0) { max($0, $1.width(frame.widths, limit: room)) } + 2
        let box = area.bottom(rows.count).right(width)
        frame.fill(box, style: style)
        for (index, row) in rows.enumerated() {
            frame.write(row.over(style), in: box.row(index).inset(horizontally: 1))
        }
    }
}
