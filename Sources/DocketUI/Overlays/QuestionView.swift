import TerminalKit

/// A question that `y` confirms.
struct QuestionView: Widget {
    let drawing: Drawing
    let question: QuestionState

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let dialog = Dialog(
            title: Line(" Sure? ", theme.title), text: [Line(question.title, theme.strong), Line(), Line(question.text)],
            keys: [HintLine.Hint("y", question.answer), HintLine.Hint("any other key", "keep")],
            border: drawing.state.looks.border ?? .ascii, borderStyle: theme.warning, keyStyle: theme.hintKey)
        frame.draw(dialog, in: area)
    }
}
