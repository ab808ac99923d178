/// How far a job is, as a bar with a label over its middle or after it.
package struct ProgressBar: Widget {
    /// From 0 to 1.
    package var fraction: Double
    /// Text after the bar; the percentage when there is none.
    package var label: String?
    package var style: Style

    package init(_ fraction: Double, label: String? = nil, style: Style = .plain) {
        self.fraction = fraction.isFinite ? max(0, min(1, fraction)) : 0
        self.label = label
        self.style = style
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let percent = Int((fraction * 100).rounded(.down))
        let text = label ?? String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0) + "\(percent)%"
        let width = frame.widths.width(of: text, limit: area.width)
        let bar = width + 3 <= area.width ? area.top(1).droppingRight(width + 1) : area.top(1)
        let done = Int((fraction * Double(bar.width)).rounded(.down))
        frame.fill(bar.left(done), with: "█", style: style)
        frame.fill(bar.droppingLeft(done), with: "░", style: style)
        if bar.width < area.width { frame.write(Line(text, style), in: area.droppingLeft(bar.width + 1)) }
    }
}
