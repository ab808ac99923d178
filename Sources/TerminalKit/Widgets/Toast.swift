/// A short message that lies over the lower right corner and asks for nothing.
package struct Toast: Widget {
    package var lines: [Line]
    package var style: Style

    package init(_ lines: [Line], style: Style = .reverse) {
        self.lines = lines
        self.style = style
    }

    /// Where it lies.
    package func box(in area: Rect, widths: TextWidth = .standard) -> Rect {
        box(of: rows(in: area, widths), in: area, widths)
    }

    private func rows(in area: Rect, _ widths: TextWidth) -> [Line] {
        Line.wrap(lines, to: max(1, area.width - 2), limit: area.height, widths: widths)
    }

    private func box(of rows: [Line], in area: Rect, _ widths: TextWidth) -> Rect {
        let room = max(1, area.width - 2)
        return area.bottom(rows.count).right(rows.reduce(0) { max($0, $1.width(widths, limit: room)) } + 2)
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let rows = rows(in: area, frame.widths)
        let box = box(of: rows, in: area, frame.widths)
        frame.fill(box, style: style)
        for (index, row) in rows.enumerated() {
            frame.write(row.over(style), in: box.row(index).inset(horizontally: 1))
        }
    }
}
