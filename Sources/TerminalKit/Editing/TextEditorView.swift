/// A text editor in an area, scrolled so that its cursor is seen.
package struct TextEditorView: Widget {
    package var editor: TextEditor
    package var placeholder: Line
    package var style: Style
    package var isFocused: Bool

    package init(
        _ editor: TextEditor, placeholder: Line = Line(), style: Style = .plain, isFocused: Bool = true
    ) {
        self.editor = editor
        self.placeholder = placeholder
        self.style = style
        self.isFocused = isFocused
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        if editor.isEmpty { frame.write(placeholder, in: area) }
        let own = editor.characters(ofLine: editor.row)
        let ownRows = SoftWrap.rows(of: own, width: area.width)
        let place = SoftWrap.place(of: editor.column, in: ownRows)
        // Upwards from the cursor's row until the area is half full, then down.
        var first = (line: editor.row, row: place)
        var above = 0
        while above < area.height - 1 {
            if first.row > 0 {
                first.row -= 1
            } else if first.line > 0 {
                first.line -= 1
                first.row = rows(ofLine: first.line, width: area.width).count - 1
            } else {
                break
            }
            above += 1
        }
        var y = 0
        var line = first.line
        var row = first.row
        while y < area.height, line < editor.lineCount {
            let characters = editor.characters(ofLine: line)
            for range in SoftWrap.rows(of: characters, width: area.width).dropFirst(row) where y < area.height {
                frame.write(String(characters[range]), at: Point(x: area.x, y: area.y + y), style: style)
                y += 1
            }
            line += 1
            row = 0
        }
        if isFocused {
            let column = SoftWrap.columns(own[ownRows[place].lowerBound..<editor.column])
            frame.placeCursor(at: Point(x: area.x + min(column, area.width - 1), y: area.y + above))
        }
    }

    private func rows(ofLine line: Int, width: Int) -> [Range<Int>] {
        SoftWrap.rows(of: editor.characters(ofLine: line), width: width)
    }
}
