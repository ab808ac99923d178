/// Something that can draw itself into an area of a frame, from state that it was given.
package protocol Widget {
    func draw(in area: Rect, on frame: inout Frame)
}

extension Frame {
    /// Draws a widget; it can't leave its area.
    package mutating func draw(_ widget: some Widget, in area: Rect) {
        guard !area.isEmpty else { return }
        clipped(to: area) { widget.draw(in: area, on: &$0) }
    }
}
