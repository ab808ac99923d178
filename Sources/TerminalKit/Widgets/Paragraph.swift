/// Lines in an area, from one of them on.
package struct Paragraph: Widget {
    package var lines: [Line]
    /// The first line that is seen.
    package var offset: Int
    /// Columns that are scrolled out to the left; only for lines that are not wrapped.
    package var column: Int
    package var alignment: Alignment
    package var wraps: Bool

    package init(
        _ lines: [Line], offset: Int = 0, column: Int = 0, alignment: Alignment = .left, wraps: Bool = true
    ) {
        self.lines = lines
        self.offset = max(0, offset)
        self.column = max(0, column)
        self.alignment = alignment
        self.wraps = wraps
    }

    package init(_ text: String, _ style: Style = .plain, alignment: Alignment = .left) {
        self.init(Line.lines(of: text, style), alignment: alignment)
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let end = offset + area.height
        let shown = wraps ? Line.wrap(lines, to: area.width, limit: end, widths: frame.widths) : lines
        guard offset < shown.count else { return }
        for (row, line) in shown[offset..<min(end, shown.count)].enumerated() {
            if wraps || column == 0 {
                frame.write(line, in: area.row(row), alignment: alignment)
            } else {
                frame.write(line, at: Point(x: area.x - column, y: area.y + row))
            }
        }
    }
}
