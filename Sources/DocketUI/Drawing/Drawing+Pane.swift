import TerminalKit

extension Drawing {
    /// Draws the border of a pane, or in accessible mode its heading, and answers what is inside.
    ///
    /// - Parameter shorter: What the status can be instead where it would cut the title, the longest first.
    func drawPane(
        number: Int?, title: String, status: String = "", shorter: [String] = [], isFocused: Bool, in box: Rect,
        on frame: inout Frame
    ) -> Rect {
        let style = isFocused ? theme.borderFocused : theme.border
        // The focus is told without colours, too.
        let mark = isFocused ? sign("▸", "> ") : number == nil ? " " : ""
        let label = Line([
            Span(mark + (number.map { "\($0) " } ?? ""), isFocused ? theme.accent : theme.muted),
            Span(title + " ", isFocused ? theme.title : theme.muted),
        ])
        let room = box.width - label.width(limit: box.width) - 6
        let status =
            shorter.isEmpty ? status : ([status] + shorter).first { $0.columns <= room } ?? shorter.last ?? status
        let note = status.isEmpty ? Line() : Line(" \(status) ", isFocused ? theme.text : theme.muted)
        guard let border = shared.appearance.border else {
            frame.write(label, in: box.row(0))
            frame.write(note, in: box.row(0), alignment: .right)
            return box.droppingTop(1)
        }
        return frame.drawBorder(border, around: box, title: label, status: note, style: style)
    }
}
