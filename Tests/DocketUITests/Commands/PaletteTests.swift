import DocketUI
import TerminalKit
import Testing

/// Commands are found by what people call them.
@Suite struct PaletteTests {
    @Test(arguments: [
        ("export", "PDF"), ("undo", "Restore what was deleted"), ("help", "Keys that work here"),
        ("clear filter", "Back, close or clear"), ("exit", "quit from the first view"),
        ("reply", "Write a message here"),
        ("excel", "XLSX, for spreadsheets"), ("colours", "Theme dark"), ("audit trail", "History: what happened"),
        ("save as", "Save to a folder"), ("collapse", "Fold this message"),
    ])
    func anotherWordFindsACommand(_ word: String, _ title: String) throws {
        var screen = TestScreen()
        try screen.press(": '\(word)'")
        #expect(screen.text.contains(title), "\(screen.text)")
    }

    @Test(arguments: [
        ("quit", "Back, and quit"), ("search", "Search in this pane"), ("filter", "Filter this list"),
        ("refresh", "Draw the screen again"), ("new thread", "Start a thread"), ("print", "PDF"),
        ("find", "Search in this pane"), ("clear filter", "Back, close or clear"), ("decided", "What was decided"),
    ])
    func whatIsWrittenOutComesBeforeScatteredLetters(_ word: String, _ title: String) throws {
        var screen = TestScreen()
        try screen.press(": '\(word)'")
        let row = try #require(screen.frame.rows.firstIndex { $0.contains(": \(word)") })
        #expect(screen.frame.rows[row + 2].contains(title), "\(screen.text)")
    }

    @Test func ofWhatIsCalledAlikeComesFirstWhatCanBeDone() throws {
        var screen = TestScreen(.review)
        try screen.press("g r : 'approve'")
        #expect(screen.text.contains("Accept the proposal"))
        try screen.press("esc : 'deny'")
        #expect(screen.text.contains("Reject it"))
    }

    @Test func whatIsCalledSoComesFirst() throws {
        var screen = TestScreen()
        try screen.press(": 'zoom' enter")
        #expect(screen.state.shared.isZoomed)
    }

    @Test func keysAreSearchedInTheHelp() throws {
        var screen = TestScreen()
        try screen.press("? / 'export xl'")
        #expect(screen.text.contains("XLSX, for spreadsheets"))
        #expect(!screen.text.contains("Half a page down"))
        try screen.press("enter j")
        #expect(screen.state.overlay != nil)
        try screen.press("/ 'zzz'")
        #expect(screen.text.contains("No key here does that"))
        try screen.press("esc")
        #expect(screen.text.contains("Half a page down"))
        try screen.press("esc")
        #expect(screen.state.overlay == nil)
    }

    @Test func aKeyThatDoesNothingSaysSoOnce() throws {
        var screen = TestScreen()
        try screen.press("%")
        #expect(screen.text.contains("% does nothing here; ? lists the keys"))
        try screen.press("%")
        #expect(!screen.text.contains("does nothing here"))
        try screen.press("@")
        #expect(screen.text.contains("@ does nothing here"))
    }

    @Test(arguments: [
        ("alt-left", "go.back"), ("alt-right", "go.forward"),
    ])
    func placesHaveKeysWithoutAltGr(_ key: String, _ command: String) throws {
        let keys = try #require(KeySequence(key))
        #expect(
            Keymap.standard.meaning(of: keys.keys, in: [.threads, .everywhere])
                == .command(CommandID(rawValue: command)))
    }

    @Test(arguments: [
        ("(", "table.sort-up"), (")", "table.sort-down"), ("&", "find.filter"),
    ])
    func tablesHaveKeysWithoutAltGr(_ key: String, _ command: String) throws {
        let keys = try #require(KeySequence(key))
        #expect(
            Keymap.standard.meaning(of: keys.keys, in: [.table, .everywhere])
                == .command(CommandID(rawValue: command)))
    }
}
