/// Several lines of text under a cursor, wrapped to the width that they are drawn in.
package struct TextEditor: Hashable, Sendable {
    /// Every line but the one with the cursor, as text.
    private var lines: [String]
    private var current: LineEditor
    /// The line with the cursor.
    package private(set) var row: Int
    /// The column that up and down keep to.
    private var goal: Int?

    package init(_ text: String = "") {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        row = lines.count - 1
        current = LineEditor(lines[row])
    }

    package var text: String {
        var all = lines
        all[row] = current.text
        return all.joined(separator: "\n")
    }

    package var isEmpty: Bool { lines.count == 1 && current.isEmpty }
    package var lineCount: Int { lines.count }
    /// Characters of its line before the cursor.
    package var column: Int { current.cursor }

    /// The characters of a line.
    func characters(ofLine index: Int) -> [Character] {
        index == row ? current.characters : Array(lines[index])
    }

    /// Inserts typed or pasted text at the cursor, with its line breaks.
    package mutating func insert(_ text: String) {
        goal = nil
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let first = parts.first, let last = parts.last else { return }
        guard parts.count > 1 else {
            current.insert(String(first))
            return
        }
        let tail = String(current.characters[current.cursor...])
        var head = LineEditor(String(current.characters[..<current.cursor]))
        head.insert(String(first))
        lines[row] = head.text
        lines.insert(contentsOf: parts.dropFirst().map(String.init), at: row + 1)
        row += parts.count - 1
        current = LineEditor(String(last) + tail)
        _ = moveCursor(to: LineEditor(String(last)).cursor)
    }

    /// The letters, digits and underscores that the cursor stands behind.
    package var wordBeforeCursor: String {
        let before = current.characters[..<current.cursor]
        return String(before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    }

    /// Puts a text in the place of the last characters before the cursor.
    package mutating func replace(last count: Int, by text: String) {
        let start = max(0, current.cursor - count)
        let rest = current.characters[current.cursor...]
        var line = LineEditor(String(current.characters[..<start]))
        line.insert(text)
        let column = line.cursor
        let killed = current.killed
        current = LineEditor(line.text + String(rest))
        current.killed = killed
        _ = moveCursor(to: column)
    }

    /// Does what a key does in a text field; Enter starts a new line.
    ///
    /// - Parameter width: Columns that the text is wrapped to, by which up and down move.
    package mutating func handle(_ key: Key, width: Int) -> LineEditor.Response {
        switch (key.code, key.modifiers) {
        case (.up, []), (.character("p"), .control): return moveRows(-1, width: width)
        case (.down, []), (.character("n"), .control): return moveRows(1, width: width)
        case (.pageUp, []): return moveRows(-10, width: width)
        case (.pageDown, []): return moveRows(10, width: width)
        default: break
        }
        goal = nil
        switch (key.code, key.modifiers) {
        case (.enter, []), (.character("j"), .control):
            insert("\n")
            return .edited
        case (.home, .control): return go(toLine: 0, column: 0)
        case (.end, .control): return go(toLine: lines.count - 1, column: .max)
        case (.left, []), (.character("b"), .control):
            if current.cursor == 0 { return row > 0 ? go(toLine: row - 1, column: .max) : .moved }
        case (.right, []), (.character("f"), .control):
            if isAtLineEnd { return row < lines.count - 1 ? go(toLine: row + 1, column: 0) : .moved }
        case (.backspace, []), (.character("h"), .control):
            if current.cursor == 0 { return joinLine(row) }
        case (.delete, []), (.character("d"), .control), (.character("k"), .control):
            if isAtLineEnd { return joinLine(row + 1) }
        default: break
        }
        return current.handle(key)
    }

    private var isAtLineEnd: Bool { current.cursor == current.characters.count }

    private mutating func go(toLine line: Int, column: Int) -> LineEditor.Response {
        if line != row {
            let killed = current.killed
            lines[row] = current.text
            row = line
            current = LineEditor(lines[row])
            current.killed = killed
        }
        return moveCursor(to: column)
    }

    private mutating func moveCursor(to column: Int) -> LineEditor.Response {
        current.cursor = max(0, min(column, current.characters.count))
        return .moved
    }

    /// Joins a line to the one before it, with the cursor between them.
    private mutating func joinLine(_ index: Int) -> LineEditor.Response {
        guard index > 0, index < lines.count else { return .moved }
        lines[row] = current.text
        let killed = current.killed
        let column = lines[index - 1].count
        lines[index - 1] += lines.remove(at: index)
        row = index - 1
        current = LineEditor(lines[row])
        current.killed = killed
        _ = moveCursor(to: column)
        return .edited
    }

    private mutating func moveRows(_ distance: Int, width: Int) -> LineEditor.Response {
        var rows = SoftWrap.rows(of: current.characters, width: width)
        var place = SoftWrap.place(of: current.cursor, in: rows)
        let column = goal ?? SoftWrap.columns(current.characters[rows[place].lowerBound..<current.cursor])
        var line = row
        var characters = current.characters
        for _ in 0..<abs(distance) {
            let next = place + distance.signum()
            if rows.indices.contains(next) {
                place = next
            } else if lines.indices.contains(line + distance.signum()) {
                line += distance.signum()
                characters = self.characters(ofLine: line)
                rows = SoftWrap.rows(of: characters, width: width)
                place = distance < 0 ? rows.count - 1 : 0
            } else {
                break
            }
        }
        _ = go(toLine: line, column: SoftWrap.character(atColumn: column, of: characters, in: rows, row: place))
        goal = column
        return .moved
    }
}
