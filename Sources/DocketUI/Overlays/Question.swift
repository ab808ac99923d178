import TerminalKit

/// Something to be confirmed with `y`.
struct Question: Overlay {
    /// What `y` does.
    enum Consequence: Hashable {
        /// A change, with what the user calls it.
        case change(Request, words: String)
        /// Whoever asks is told.
        case tell(Topic)
    }

    let title: String
    let text: String
    /// What `y` says.
    let answer: String
    /// What any other key says, and what is told then.
    var refusal = "keep"
    var remark = "Nothing was changed"
    let consequence: Consequence

    var hints: ScreenHints { ScreenHints(keys: [("y", "yes"), ("any other key", "no")]) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        context.dismiss()
        guard key == Key("y") else { return context.say(remark) }
        switch consequence {
        case .change(let request, let words): context.perform(request, words)
        case .tell(let topic): context.answer(topic, true)
        }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let dialog = Dialog(
            title: Line(" Sure? ", theme.title),
            text: [Line(title, theme.strong), Line(), Line(text)],
            keys: [HintLine.Hint("y", answer), HintLine.Hint("any other key", refusal)],
            border: drawing.overlayBorder, borderStyle: theme.warning, keyStyle: theme.hintKey)
        frame.draw(dialog, in: area)
    }
}
