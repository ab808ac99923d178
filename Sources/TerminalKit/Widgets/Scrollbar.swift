/// Shows in a column, often that of a border, which part of the whole is seen.
package struct Scrollbar: Widget {
    package var total: Int
    package var visible: Int
    package var offset: Int
    package var thumb: Character
    package var style: Style

    package init(total: Int, visible: Int, offset: Int, thumb: Character = "▐", style: Style = .plain) {
        self.total = total
        self.visible = visible
        self.offset = offset
        self.thumb = thumb
        self.style = style
    }

    /// The rows of the thumb in a bar of this height; empty when everything is seen.
    package func thumbRows(height: Int) -> Range<Int> {
        guard total > visible, visible > 0, height > 0 else { return 0..<0 }
        let length = max(1, min(height, scaled(visible, height, total)))
        let last = total - visible
        let start = scaled(max(0, min(offset, last)), height - length, last)
        return start..<start + length
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let rows = thumbRows(height: area.height)
        frame.fill(
            Rect(x: area.x + area.width - 1, y: area.y + rows.lowerBound, width: 1, height: rows.count), with: thumb,
            style: style)
    }

    private func scaled(_ value: Int, _ length: Int, _ whole: Int) -> Int {
        whole > 0 ? Int((Double(value) * Double(length) / Double(whole)).rounded()) : 0
    }
}
