import Testing

@testable import TerminalKit

@Suite struct KeyTests {
    @Test(arguments: [
        "j", "G", "{", "?", "ctrl-f", "ctrl-alt-x", "alt-X", "enter", "esc", "space", "tab", "shift-tab", "f5", "f12",
        "pgdn", "shift-up", "ctrl-left", "ctrl--", "-", "alt-enter", "ctrl-space", "é", "漢", "backspace", "'",
    ])
    func aNameReadsBackAsItIsWritten(name: String) {
        #expect(Key(named: name)?.description == name)
    }

    @Test func severalSpellingsNameOneKey() {
        #expect(Key(named: "return") == .enter)
        #expect(Key(named: "Ctrl-F") == .control("f"))
        #expect(Key(named: "ctrl-i") == .tab)
        #expect(Key(named: "ctrl-m") == .enter)
        #expect(Key(named: "ctrl-[") == .escape)
        #expect(Key(named: "shift-a") == Key("A"))
        #expect(Key(named: "PageDown") == Key(.pageDown))
    }

    @Test(arguments: ["", "gg", "ctrl-", "meta-x", "f0", "f25", "f1x", " ", "\u{1B}", "enter2", "ctrl-gg"])
    func whatNamesNoKeyIsRefused(name: String) {
        #expect(Key(named: name) == nil)
    }

    @Test func onlyPlainCharactersAreTyped() {
        #expect(Key("x").typed == "x")
        #expect(Key.space.typed == " ")
        #expect(Key.control("x").typed == nil)
        #expect(Key.enter.typed == nil)
    }

    @Test func sequencesReadPrintAndAreLabelledShortly() throws {
        let sequence = try #require(KeySequence("g g"))
        #expect(sequence.keys == [Key("g"), Key("g")])
        #expect(sequence.description == "g g")
        #expect(sequence.label == "gg")
        #expect(KeySequence("ctrl-w <")?.label == "ctrl-w <")
        #expect(sequence.starts(with: [Key("g")]))
        #expect(KeySequence("") == nil)
        #expect(KeySequence("g nokey") == nil)
    }

    @Test func twoPressesOfAButtonInOnePlaceAndSoonAreADoubleClick() {
        var counter = ClickCounter()
        let press = Mouse(.press(.left), at: Point(x: 3, y: 4))
        func clicks(_ mouse: Mouse, _ milliseconds: Int) -> Int {
            counter.counted(mouse, at: .milliseconds(milliseconds)).clicks
        }
        #expect(clicks(press, 0) == 1)
        #expect(clicks(Mouse(.release, at: press.position), 50) == 1)
        #expect(clicks(press, 200) == 2)
        #expect(clicks(press, 900) == 1)
        #expect(clicks(Mouse(.press(.left), at: Point(x: 5, y: 4)), 950) == 1)
        #expect(clicks(Mouse(.press(.right), at: Point(x: 5, y: 4)), 960) == 1)
    }
}
