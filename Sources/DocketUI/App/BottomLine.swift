import TerminalKit

/// The last row: keys that help here, or the line that is being typed.
struct BottomLine: Widget {
    let drawing: Drawing

    init(_ drawing: Drawing) {
        self.drawing = drawing
    }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        if case .prompt(let prompt) = drawing.state.overlay {
            drawPrompt(prompt, in: area, on: &frame)
            return
        }
        let hints = drawing.state.hints
        frame.draw(
            HintLine(
                hints.list, pinned: hints.pinned, keyStyle: theme.hintKey, labelStyle: theme.hint,
                disabledStyle: theme.disabled), in: area)
    }

    private func drawPrompt(_ prompt: PromptState, in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        var field = area
        let note = prompt.refusal.map { Line("\($0) ", theme.error) } ?? Line("\(prompt.advice) ", theme.muted)
        let width = note.width(limit: area.width)
        let typed = prompt.label.columns + prompt.editor.text.columns + 5
        if width < area.width / 2 || width + typed <= area.width {
            frame.write(note, in: area.right(width))
            field = area.droppingRight(width + 1)
        } else if prompt.refusal != nil {
            frame.write(note, in: area)
            return
        }
        frame.draw(LineEditorView(prompt.editor, prompt: Line(" \(prompt.label) ", theme.accent)), in: field)
    }
}

extension PromptState {
    /// What is asked for.
    var label: String {
        switch purpose {
        case .find: "/"
        case .filterThreads, .filterArtifacts, .filterTable, .filterCustomers: "filter:"
        case .rename, .renameArtifact: "title:"
        case .tags: "tags:"
        case .status: "status:"
        case .importFile: "file:"
        }
    }

    /// What can be typed.
    var advice: String {
        switch purpose {
        case .find: "enter find · esc cancel"
        case .filterThreads: "words · tag:… visibility:team is:deleted · enter"
        case .filterArtifacts: "words · kind:table status:active is:deleted · enter"
        case .filterCustomers: "words of the name · rm:ID rm:all · enter"
        case .filterTable: "Fee > 0.5; mandate: growth · enter"
        case .rename, .renameArtifact, .status: "enter store · esc cancel"
        case .importFile: "path of a .json or .zip export · enter"
        case .tags: "names with spaces between · enter"
        }
    }
}
