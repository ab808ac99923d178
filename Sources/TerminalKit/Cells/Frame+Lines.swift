extension Frame {
    /// Writes a line into the first row of an area; what does not fit ends in an ellipsis.
    package mutating func write(_ line: Line, in area: Rect, alignment: Alignment = .left, ellipsis: String = "…") {
        guard !area.intersection(clip).isEmpty else { return }
        let width = line.width(widths, limit: area.width)
        let line = width > area.width ? line.truncated(to: area.width, ellipsis: ellipsis, widths: widths) : line
        let spare = max(0, area.width - width)
        var x = area.x
        switch alignment {
        case .left: break
        case .center: x += spare / 2
        case .right: x += spare
        }
        let end = area.x + area.width
        for span in line.spans where x < end {
            x += write(span.text, at: Point(x: x, y: area.y), style: span.style, limit: end - x)
        }
    }

    /// Writes a line from a place on, cut at the clip; answers the columns that it took.
    @discardableResult
    package mutating func write(_ line: Line, at point: Point) -> Int {
        var x = point.x
        for span in line.spans where x < clip.x + clip.width {
            x += write(span.text, at: Point(x: x, y: point.y), style: span.style)
        }
        return x - point.x
    }
}
