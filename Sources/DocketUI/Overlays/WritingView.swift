import DocketDomain
import TerminalKit

/// A text of several lines that is being written.
struct WritingView: Widget {
    let drawing: Drawing
    let writing: WritingState

    static func textWidth(in size: Size) -> Int { max(10, min(size.width - 4, 100) - 4) }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let height = min(area.height, max(8, area.height * 2 / 3))
        let box = area.centered(Size(width: Self.textWidth(in: drawing.state.size) + 4, height: height))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.state.looks.border ?? .ascii, around: box, title: Line(" \(title) ", theme.title),
            footer: Line(" \(note) ", theme.muted), style: theme.borderFocused)
        frame.draw(
            TextEditorView(writing.editor, placeholder: Line(placeholder, theme.muted)),
            in: inner.inset(horizontally: 1))
    }

    private var title: String {
        switch writing.purpose {
        case .message(.thread(_), let title): "Message in \(title)"
        case .message(.artifact(_, in: _), let title): "Message about \(title)"
        case .newThread: "New thread"
        case .threadDescription: "Description of the thread"
        case .artifactDescription: "Description of the artifact"
        case .artifactComment: "Comment on the artifact"
        }
    }

    private var placeholder: String {
        switch writing.purpose {
        case .message: "Write in Markdown"
        case .newThread: "The first line becomes the title"
        default: "Write, or leave it empty"
        }
    }

    private var note: String {
        switch writing.purpose {
        case .message, .newThread: "ctrl-s stores it · no assistant is set up, so none will answer"
        default: "ctrl-s stores it"
        }
    }
}
