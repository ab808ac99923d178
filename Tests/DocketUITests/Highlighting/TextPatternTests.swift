import DocketUI
import TerminalKit
import TestSupport
import Testing

@Suite struct TextPatternTests {
    @Test(arguments: [
        ("growth", "Growth and GROWTH", [0..<6, 11..<17]), ("aa", "aaaaa", [0..<2, 2..<4]),
        ("é", "É é e", [0..<2, 3..<5]),
        ("本", "日本語", [3..<6]), ("x", "", []), ("longer than", "short", []), ("İ", "aİb", [1..<3]),
    ])
    func matchesAreFoundWhereverTheyStand(_ pattern: String, _ text: String, _ ranges: [Range<Int>]) throws {
        let pattern = try #require(TextPattern(pattern))
        #expect(pattern.ranges(in: text) == ranges)
        #expect(pattern.occurs(in: text) == !ranges.isEmpty)
    }

    @Test func nothingIsNoPattern() {
        #expect(TextPattern("") == nil)
    }

    @Test func highlightingKeepsTheText() throws {
        let line = Line([Span("one two", .bold), Span(" three")])
        let marked = line.highlighting([4..<9, 11..<13], .underline)
        #expect(marked.text == line.text)
        #expect(marked.spans.map(\.text) == ["one ", "two", " t", "hr", "ee"])
        #expect(marked.spans[1].style == Style.underline.over(.bold))
        #expect(marked.spans[2].style == .underline)
    }

    @Test(arguments: 0..<50)
    func rangesNeverSplitACharacter(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("aAéÉßẞİı日👩‍👩‍👧🇸🇪 ")
        let text = String((0..<60).map { _ in alphabet.randomElement(using: &generator) ?? " " })
        let letter = try #require(alphabet.randomElement(using: &generator))
        let pattern = try #require(TextPattern(String(letter)))
        for range in pattern.ranges(in: text) {
            let bytes = Array(text.utf8)[range]
            #expect(TextPattern(String(decoding: bytes, as: UTF8.self)) != nil)
            #expect(String(validating: bytes, as: UTF8.self) != nil)
        }
    }
}
