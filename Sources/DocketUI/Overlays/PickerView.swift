import TerminalKit

/// A short list to choose from.
struct PickerView: Widget {
    let drawing: Drawing
    let picker: PickerState

    static func rows(of picker: PickerState, in size: Size) -> Int {
        max(1, min(picker.editor == nil ? picker.options.count : 12, size.height - 8))
    }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let rows = Self.rows(of: picker, in: drawing.state.size)
        let top = picker.editor == nil ? 0 : 2
        let widest = picker.options.reduce(picker.title.columns + 2) {
            max($0, min(60, $1.label.columns) + min(40, $1.note.columns) + 3)
        }
        let width = picker.editor == nil ? max(30, widest + 4) : 72
        let labels = picker.options.reduce(0) { max($0, min(60, $1.label.columns)) }
        let box = area.centered(Size(width: min(area.width - 2, width), height: rows + top + 2))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.state.looks.border ?? .ascii, around: box, title: Line(" \(picker.title) ", theme.title),
            style: theme.borderFocused
        ).inset(horizontally: 1)
        if let editor = picker.editor {
            frame.draw(
                LineEditorView(
                    editor, prompt: Line("Thread ", theme.accent), placeholder: Line("words of its title", theme.muted)),
                in: inner.row(0))
        }
        let body = inner.droppingTop(top)
        for placement in picker.view.placements(count: picker.options.count, height: body.height) {
            let option = picker.options[placement.item]
            let row = body.row(placement.row)
            let note = Line(option.note.flattened, theme.muted)
            let noteWidth = min(note.width(limit: row.width), max(row.width / 2, row.width - labels - 2))
            frame.write(Line(option.label, theme.text), in: row.droppingRight(noteWidth + 1))
            frame.write(note, in: row.right(noteWidth))
            if placement.item == picker.view.selection { frame.restyle(row, theme.selection) }
        }
    }
}
