import Testing

@testable import TerminalCurses

@Suite struct TerminalDescriptionTests {
    @Test(arguments: ["dumb", "unknown", ""])
    func aTerminalThatCanNotMoveItsCursorIsRefused(terminal: String) {
        #expect(throws: ScreenError.incapable(terminal: terminal)) {
            try TerminalDescription.load(terminal: terminal)
        }
    }

    @Test func aTerminalThatNobodyKnowsIsRefused() {
        #expect(throws: ScreenError.unknown(terminal: "no-such-terminal")) {
            try TerminalDescription.load(terminal: "no-such-terminal")
        }
    }

    @Test func anErrorShowsNothingOfTheNameButPlainCharacters() {
        let error = ScreenError.unknown(terminal: "\u{1B}]0;x\u{7}" + String(repeating: "y", count: 100))
        #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        #expect(error.description.count < 150)
    }
}
