import TestSupport
import Testing

@testable import TerminalKit

@Suite struct LineEditorTests {
    /// The text after a script of keys, with `|` where the cursor is.
    private func result(_ text: String, _ script: String, history: [String] = []) throws -> String {
        var editor = LineEditor(text, history: history)
        for input in try KeyScript(script).inputs {
            switch input {
            case .key(let key): _ = editor.handle(key)
            case .paste(let text): editor.insert(text)
            default: break
            }
        }
        return String(editor.characters[..<editor.cursor]) + "|" + String(editor.characters[editor.cursor...])
    }

    @Test(arguments: [
        ("", "'hello'", "hello|"),
        ("hello", "ctrl-a x", "x|hello"),
        ("hello", "home right right x end y", "hexlloy|"),
        ("hello", "ctrl-b ctrl-b ctrl-d", "hel|o"),
        ("hello", "left backspace", "hel|o"),
        ("hello", "home ctrl-f ctrl-h", "|ello"),
        ("one two", "alt-b x", "one x|two"),
        ("one two", "home alt-f x", "onex| two"),
        ("one two", "ctrl-left ctrl-left ctrl-right", "one| two"),
        ("one two-three", "ctrl-w", "one |"),
        ("one two-three", "alt-backspace", "one two-|"),
        ("one two", "home alt-d", "| two"),
        ("one two", "ctrl-u", "|"),
        ("one two", "alt-b ctrl-k", "one |"),
        ("one two", "ctrl-w ctrl-w ctrl-y", "one two|"),
        ("one two", "home alt-d alt-d ctrl-e ctrl-y", "one two|"),
        ("one", "ctrl-u x ctrl-y", "xone|"),
        ("", "backspace ctrl-d ctrl-k ctrl-w ctrl-y left right", "|"),
        ("漢字", "left x", "漢x|字"),
        ("e\u{301}a", "left backspace", "|a"),
    ])
    func keysEditAsReadlineDoes(text: String, script: String, expected: String) throws {
        #expect(try result(text, script) == expected)
    }

    @Test func whatIsInsertedJoinsItsNeighbours() {
        var editor = LineEditor("ea")
        _ = editor.handle(Key(.left))
        editor.insert("\u{301}")
        #expect(editor.text == "e\u{301}a")
        #expect(editor.cursor == 1)
        _ = editor.handle(Key(.backspace))
        #expect(editor.text == "a")
        editor.replace(with: "🇩")
        editor.insert("🇪")
        #expect(editor.cursor == 1)
    }

    @Test func aPasteOfSeveralLinesBecomesOneWithoutControls() throws {
        var editor = LineEditor()
        editor.insert("a\nb\tc\u{1B}[31m\r\nd")
        #expect(editor.text == "a b c[31m d")
    }

    @Test func otherKeysAreNotItsOwn() {
        var editor = LineEditor("x")
        for key in [Key.enter, .escape, .tab, Key(.pageUp), Key(.function(3)), .control("g"), Key(.up)] {
            #expect(editor.handle(key) == .ignored)
        }
    }

    @Test func historyComesBackAndTheDraftAfterIt() throws {
        let history = ["first", "second"]
        #expect(try result("draft", "up", history: history) == "second|")
        #expect(try result("draft", "up up up", history: history) == "first|")
        #expect(try result("draft", "up up down down", history: history) == "draft|")
        #expect(try result("draft", "up x down", history: history) == "secondx|")
    }

    @Test func anyKeysKeepTheCursorInsideOfWholeClusters() {
        var random = SeededGenerator(seed: 40)
        let keys = [
            "left", "right", "home", "end", "backspace", "del", "ctrl-k", "ctrl-u", "ctrl-w", "ctrl-y", "alt-b",
            "alt-f",
            "alt-d",
        ].compactMap { Key(named: $0) }
        for _ in 0..<300 {
            var editor = LineEditor(random.text(pieces: 6))
            for _ in 0..<30 {
                if Bool.random(using: &random) {
                    editor.insert(random.text(pieces: 2))
                } else {
                    _ = editor.handle(keys.randomElement(using: &random) ?? .tab)
                }
                #expect((0...editor.characters.count).contains(editor.cursor))
                #expect(Array(editor.text) == editor.characters)
            }
        }
    }

    @Test func theCursorIsAlwaysSeen() {
        var random = SeededGenerator(seed: 41)
        for _ in 0..<300 {
            var editor = LineEditor(random.text(pieces: 20))
            for _ in 0..<Int.random(in: 0...20, using: &random) { _ = editor.handle(Key(.left)) }
            var frame = Frame(size: Size(width: .random(in: 1...15, using: &random), height: 1), widths: .fixed)
            frame.draw(LineEditorView(editor, prompt: "/ "), in: frame.bounds)
            #expect(frame.cursor != nil)
        }
    }

    @Test func theFieldShowsItsPromptTextAndCursor() {
        var frame = Frame(size: Size(width: 12, height: 1), widths: .fixed)
        frame.draw(LineEditorView(LineEditor("漢字"), prompt: "/ "), in: frame.bounds)
        #expect(frame.rows == ["/ 漢字"])
        #expect(frame.cursor == Point(x: 6, y: 0))
        frame = Frame(size: Size(width: 12, height: 1), widths: .fixed)
        frame.draw(LineEditorView(LineEditor(), placeholder: "search"), in: frame.bounds)
        #expect(frame.rows == ["search"])
        #expect(frame.cursor == Point(x: 0, y: 0))
    }
}
