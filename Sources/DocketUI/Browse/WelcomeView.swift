import TerminalKit

/// The first screen of an empty workspace: what docket is in three lines, and three keys.
struct WelcomeView: Widget {
    let drawing: Drawing

    init(_ drawing: Drawing) {
        self.drawing = drawing
    }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let keys = [
            (drawing.label(of: .importFile), "import a chat export"),
            (drawing.label(of: .openDemo), "open the demo"),
            (drawing.label(of: .composeNew), "start a thread"),
        ]
        let column = keys.reduce(0) { max($0, $1.0.columns) } + 3
        var lines = [
            Line("docket keeps what assistants make in chats: tables, documents, queries.", theme.strong),
            Line("Each becomes an artifact with a history, linked to the threads that made it.", theme.text),
            Line("This workspace is empty; everything in it stays on this machine.", theme.muted), Line(),
        ]
        lines += keys.map { key, label in
            Line([Span(key.padded(to: column), theme.hintKey), Span(label, theme.text)])
        }
        let width = min(area.width - 2, 78)
        let wrapped = Line.wrap(lines, to: width)
        frame.draw(Paragraph(wrapped), in: area.centered(Size(width: width, height: wrapped.count)))
    }
}
