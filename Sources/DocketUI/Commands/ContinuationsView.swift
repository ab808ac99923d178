import TerminalKit

/// What can follow a key that begins several commands.
struct ContinuationsView: Widget {
    let drawing: Drawing
    let keys: [Key]
    /// The rest of the keys, and the command.
    let next: [(rest: KeySequence, offer: CommandOffer)]

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let column = next.reduce(0) { max($0, $1.rest.label.columns) }
        let lines = next.map { rest, offer in
            let refusal = offer.refusal
            return Line([
                Span(rest.label.padded(to: column + 2), refusal == nil ? theme.hintKey : theme.disabled),
                Span(offer.entry.title, refusal == nil ? theme.text : theme.disabled),
                Span(refusal.map { "  – \($0)" } ?? "", theme.disabled),
            ])
        }
        frame.draw(
            Popup(
                title: Line(" \(KeySequence(keys).label) … ", theme.title), lines, placement: .bottomLeft,
                border: drawing.overlayBorder, borderStyle: theme.borderFocused), in: area)
    }
}
