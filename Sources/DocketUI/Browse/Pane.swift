import TerminalKit

extension Drawing {
    /// Draws the border of a pane, or in accessible mode its heading, and answers what is inside.
    ///
    /// - Parameter shorter: What the status can be instead where it would cut the title, the longest first.
    func drawPane(
        _ focus: Focus, number: Int?, title: String, status: String = "", shorter: [String] = [], in box: Rect,
        on frame: inout Frame
    ) -> Rect {
        let isFocused = state.focus == focus
        let style = isFocused ? theme.borderFocused : theme.border
        let label = Line([
            Span(number.map { "\($0) " } ?? " ", isFocused ? theme.accent : theme.muted),
            Span(title + " ", isFocused ? theme.title : theme.muted),
        ])
        let room = box.width - label.width(limit: box.width) - 6
        let status = ([status] + shorter).first { $0.columns <= room } ?? shorter.last ?? status
        let note = status.isEmpty ? Line() : Line(" \(status) ", isFocused ? theme.text : theme.muted)
        guard let border = state.looks.border else {
            frame.write(label, in: box.row(0))
            frame.write(note, in: box.row(0), alignment: .right)
            return box.droppingTop(1)
        }
        return frame.drawBorder(border, around: box, title: label, status: note, style: style)
    }

    /// Says in the middle of a pane why nothing is in it.
    func drawEmpty(_ lines: [String], in area: Rect, on frame: inout Frame) {
        let wrapped = Line.wrap(lines.map { Line($0, theme.muted) }, to: max(1, area.width - 2))
        let box = area.centered(Size(width: area.width - 2, height: wrapped.count))
        frame.draw(Paragraph(wrapped, alignment: .center), in: box)
    }

    /// What a pane says until its content is there.
    func waiting(for what: String) -> [String] {
        guard !state.failedLoads.isEmpty, state.loads.isEmpty else { return ["Loading \(what)…"] }
        return ["The \(what) could not be read", "\(state.keymap.label(of: .redraw)) tries again"]
    }

    /// A count as a pane's corner shows it: `8/214`, `100,000+`.
    static func position(_ index: Int, of count: Int, isExact: Bool) -> String {
        count == 0 ? "" : "\(grouped(index + 1))/\(grouped(count))\(isExact ? "" : "+")"
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (offset, digit) in String(number).reversed().enumerated() {
            if offset > 0, offset % 3 == 0, digit != "-" { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
