import Testing

@testable import TerminalCurses

/// What is left out of the bytes of a frame.
@Suite struct StyleChangesTests {
    @Test(arguments: [
        ("\u{1B}[39m\u{1B}[ma", "\u{1B}[ma"),
        ("\u{1B}[38;5;243m│\u{1B}[39m\u{1B}[m b \u{1B}[39m\u{1B}[0;1mc", "\u{1B}[38;5;243m│\u{1B}[m b \u{1B}[0;1mc"),
        ("\u{1B}[1m\u{1B}[31m\u{1B}[0m\u{1B}[m", "\u{1B}[1m\u{1B}[m"),
    ])
    func aChangeThatTheNextOneTakesBackIsLeftOut(bytes: String, sent: String) {
        #expect(StyleChanges.trimmed(Array(bytes.utf8)) == Array(sent.utf8))
    }

    @Test(arguments: [
        "\u{1B}[0;1m\u{1B}[38;5;31mx", "\u{1B}[39m\u{1B}[0K", "\u{1B}[39m\u{1B}[1;2H", "\u{1B}[39m x\u{1B}[m",
        "\u{1B}[39m", "\u{1B}[",
        "\u{1B}", "\u{1B}]0;[mx\u{07}", "\u{1B}[?25l\u{1B}[m",
    ])
    func allElseIsSentAsItIs(bytes: String) {
        #expect(StyleChanges.trimmed(Array(bytes.utf8)) == Array(bytes.utf8))
    }
}
