import TestSupport
import Testing

@testable import TerminalKit

@Suite struct SanitizerTests {
    @Test func plainTextComesBackAsItIs() {
        #expect(Sanitizer.text.clean("two\nlines") == "two\nlines")
        #expect(Sanitizer.line.clean("漢字 é 👩‍👧") == "漢字 é 👩‍👧")
    }

    @Test(arguments: [
        ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
        ("\u{1B}]0;title\u{7}", "␛]0;title␇"),
        ("\u{9B}31m", "⟨9B⟩31m"),
        ("\u{90}q\u{9C}", "⟨90⟩q⟨9C⟩"),
        ("\0\u{8}\u{7F}", "␀␈␡"),
    ])
    func sequencesForTheTerminalBecomeMarks(text: String, shown: String) {
        #expect(Sanitizer.text.clean(text) == shown)
    }

    @Test func lineBreaksOfAllKindsAreOne() {
        #expect(Sanitizer.text.clean("a\r\nb\rc\u{2028}d\u{85}e\nf") == "a\nb\nc\nd\ne\nf")
        #expect(Sanitizer.line.clean("a\r\nb\nc") == "a␤b␤c")
    }

    @Test func tabsReachTheNextStopOfTheirLine() {
        #expect(Sanitizer.text.clean("a\tb\nxyz\tb\n\tc") == "a   b\nxyz b\n    c")
        #expect(Sanitizer(tabWidth: 8).clean("漢\tb") == "漢      b")
    }

    @Test func whatReordersTextIsLeftOutOrNamedWhereItMatters() {
        let text = "pay \u{202E}evil\u{202C} now\u{2066}!\u{2069}"
        #expect(Sanitizer.text.clean(text) == "pay evil now!")
        #expect(Sanitizer.exact.clean(text) == "pay ⟨RLO⟩evil⟨PDF⟩ now⟨LRI⟩!⟨PDI⟩")
    }

    @Test(arguments: [
        ("a\u{200B}b", "a⟨ZWSP⟩b"), ("a\u{200D}b", "a⟨ZWJ⟩b"), ("\u{FEFF}a", "⟨BOM⟩a"), ("a\u{AD}b", "a⟨SHY⟩b"),
        ("a\u{E0041}", "a⟨U+E0041⟩"), ("\u{3164}", "⟨U+3164⟩"), ("a\u{FE0F}", "a⟨VS16⟩"), ("a\u{2800}b", "a⟨U+2800⟩b"),
        ("👩‍👩‍👧 ❤️ 👍🏽 1\u{FE0F}\u{20E3}", "👩‍👩‍👧 ❤️ 👍🏽 1\u{FE0F}\u{20E3}"),
    ])
    func whatIsInvisibleIsNamedButForOrdinaryEmoji(text: String, shown: String) {
        #expect(Sanitizer.exact.clean(text) == shown)
    }

    @Test func noControlIsLeftOfRandomBytes() {
        var random = SeededGenerator(seed: 4)
        for round in 0..<400 {
            let bytes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
            let text = String(decoding: bytes, as: UTF8.self) + random.text(pieces: 4)
            let sanitizer = [Sanitizer.text, .line, .exact][round % 3]
            let clean = sanitizer.clean(text)
            let isSafe = clean.unicodeScalars.allSatisfy { scalar in
                let value = scalar.value
                if value == 0x0A { return sanitizer.lineBreaks == .kept }
                return value >= 0x20 && !(0x7F..<0xA0).contains(value) && value != 0x2028 && value != 0x2029
                    && !(0x202A...0x202E).contains(value) && !(0x2066...0x2069).contains(value)
            }
            #expect(isSafe, "\(text.debugDescription)")
        }
    }

    @Test func cleaningTwiceChangesNothingMore() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let text = random.text(pieces: 10)
            for sanitizer in [Sanitizer.text, .line, .exact] {
                let once = sanitizer.clean(text)
                #expect(sanitizer.clean(once) == once)
            }
        }
    }
}
