import TerminalKit

/// What can follow a key that begins several commands.
struct ContinuationsView: Widget {
    let drawing: Drawing

    init(drawing: Drawing) {
        self.drawing = drawing
    }

    func draw(in area: Rect, on frame: inout Frame) {
        let state = drawing.state
        let theme = drawing.theme
        let next = state.keymap.continuations(of: state.pendingKeys, in: state.contexts)
        let column = next.reduce(0) { max($0, $1.rest.label.columns) }
        let lines = next.map { rest, entry in
            let refusal = state.refusal(of: entry.id)
            return Line([
                Span(rest.label.padded(to: column + 2), refusal == nil ? theme.hintKey : theme.disabled),
                Span(entry.title, refusal == nil ? theme.text : theme.disabled),
                Span(refusal.map { "  – \($0)" } ?? "", theme.disabled),
            ])
        }
        frame.draw(
            Popup(
                title: Line(" \(KeySequence(state.pendingKeys).label) … ", theme.title), lines, placement: .bottomLeft,
                border: state.looks.border ?? .ascii, borderStyle: theme.borderFocused), in: area)
    }
}
