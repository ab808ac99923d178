import TestSupport
import Testing

@testable import TerminalKit

@Suite struct TextEditorTests {
    /// The text after a script of keys, with `|` where the cursor is.
    private func result(_ text: String, _ script: String, width: Int = 20) throws -> String {
        var editor = TextEditor(text)
        for input in try KeyScript(script).inputs {
            switch input {
            case .key(let key): _ = editor.handle(key, width: width)
            case .paste(let text): editor.insert(text)
            default: break
            }
        }
        editor.insert("|")
        return editor.text
    }

    @Test(arguments: [
        ("", "'one' enter 'two'", "one\ntwo|"),
        ("one\ntwo", "up x", "onex|\ntwo"),
        ("one\ntwo", "home backspace", "one|two"),
        ("one\ntwo", "ctrl-home end del", "one|two"),
        ("one\ntwo", "ctrl-home ctrl-end", "one\ntwo|"),
        ("one\ntwo", "home left x", "onex|\ntwo"),
        ("one\ntwo", "ctrl-home end right x", "one\nx|two"),
        ("long line\nab\nlong line", "up up", "long line|\nab\nlong line"),
        ("ab\nlong line", "left up down", "ab\nlong lin|e"),
        ("one\ntwo", "ctrl-home ctrl-k ctrl-k", "|two"),
        ("one\ntwo", "ctrl-w up home ctrl-y", "two|one\n"),
    ])
    func keysMoveAndEditOverLines(text: String, script: String, expected: String) throws {
        #expect(try result(text, script) == expected)
    }

    @Test func upAndDownMoveByTheRowsThatAreSeen() throws {
        #expect(try result("aaa bbb ccc", "home down", width: 4) == "aaa |bbb ccc")
        #expect(try result("aaa bbb ccc", "up", width: 4) == "aaa bbb| ccc")
    }

    @Test func aPasteKeepsItsLines() {
        var editor = TextEditor("ab")
        _ = editor.handle(Key(.left), width: 20)
        editor.insert("x\ny\nz")
        #expect(editor.text == "ax\ny\nzb")
        #expect(editor.row == 2)
        #expect(editor.column == 1)
    }

    @Test func rowsForEditingHoldEveryCharacterOnce() {
        var random = SeededGenerator(seed: 42)
        for _ in 0..<300 {
            let characters = Array(random.text(pieces: 12))
            let width = Int.random(in: 1...10, using: &random)
            let rows = SoftWrap.rows(of: characters, width: width)
            #expect(rows.flatMap { Array($0) } == Array(characters.indices))
            for row in rows {
                let visible = row.filter { SoftWrap.columns(characters[$0..<$0 + 1]) > 0 }
                #expect(SoftWrap.columns(characters[row]) <= width || visible.count == 1)
            }
            let cursor = Int.random(in: 0...characters.count, using: &random)
            let place = SoftWrap.place(of: cursor, in: rows)
            #expect(rows[place].contains(cursor) || rows[place].upperBound == cursor)
        }
    }

    @Test func theCursorIsAlwaysSeen() throws {
        var random = SeededGenerator(seed: 43)
        for _ in 0..<200 {
            var editor = TextEditor((0..<6).map { _ in random.text(pieces: 8) }.joined(separator: "\n"))
            let keys: [Key] = [Key(.up), Key(.down), Key(.left), Key(.home), Key(.pageUp)]
            let size = Size(width: .random(in: 2...15, using: &random), height: .random(in: 1...5, using: &random))
            for _ in 0..<10 { _ = editor.handle(keys.randomElement(using: &random) ?? .enter, width: size.width) }
            var frame = Frame(size: size, widths: .fixed)
            frame.draw(TextEditorView(editor), in: frame.bounds)
            #expect(frame.cursor != nil)
        }
    }

    @Test func theTextIsDrawnInRows() {
        var frame = Frame(size: Size(width: 6, height: 3), widths: .fixed)
        frame.draw(TextEditorView(TextEditor("one two three")), in: frame.bounds)
        #expect(frame.rows == ["one", "two", "three"])
        #expect(frame.cursor == Point(x: 5, y: 2))
    }
}
