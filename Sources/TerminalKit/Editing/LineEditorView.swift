/// A line editor in one row, scrolled so that its cursor is seen.
package struct LineEditorView: Widget {
    package var editor: LineEditor
    package var prompt: Line
    /// Shown while nothing is typed.
    package var placeholder: Line
    package var style: Style
    package var isFocused: Bool

    package init(
        _ editor: LineEditor, prompt: Line = Line(), placeholder: Line = Line(), style: Style = .plain,
        isFocused: Bool = true
    ) {
        self.editor = editor
        self.prompt = prompt
        self.placeholder = placeholder
        self.style = style
        self.isFocused = isFocused
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let row = area.row(0)
        let promptWidth = min(prompt.width(frame.widths, limit: row.width), max(0, row.width - 2))
        frame.write(prompt, in: row.left(promptWidth))
        let field = row.droppingLeft(promptWidth)
        guard !field.isEmpty else { return }
        let cursorColumn = frame.widths.width(of: String(editor.characters[..<editor.cursor]))
        let scroll = Self.scroll(cursorColumn: cursorColumn, width: field.width)
        frame.clipped(to: field) { frame in
            if editor.isEmpty {
                frame.write(placeholder, in: field)
            } else {
                frame.write(editor.text, at: Point(x: field.x - scroll, y: field.y), style: style)
            }
            if isFocused { frame.placeCursor(at: Point(x: field.x + cursorColumn - scroll, y: field.y)) }
        }
    }

    /// Columns that are scrolled out, in steps of half a field, so that most keys move nothing but the cursor.
    static func scroll(cursorColumn: Int, width: Int) -> Int {
        guard cursorColumn >= width, width > 0 else { return 0 }
        let step = max(1, width / 2)
        return (cursorColumn - width + step) / step * step
    }
}
