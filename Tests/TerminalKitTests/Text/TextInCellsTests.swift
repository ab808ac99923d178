import TestSupport
import Testing

@testable import TerminalKit

/// What cells show of a text, and how wide it is.
@Suite struct TextInCellsTests {
    @Test(arguments: [
        ("plain", "plain", 5),
        ("漢字", "漢字", 4),
        ("Ａｱ", "Ａｱ", 3),
        ("한국", "한국", 4),
        ("ᄒ\u{1161}\u{11AB}", "ᄒ\u{1161}\u{11AB}", 2),
    ])
    func textTakesTheColumnsOfItsScalars(text: String, shown: String, columns: Int) {
        #expect(TextWidth.fixed.width(of: text) == columns)
        #expect(Frame(text, width: 10).rows == [shown])
    }

    @Test func marksJoinTheCellBeforeThem() {
        let frame = Frame("e\u{301}a", width: 4)
        #expect(frame[0, 0].glyph.text.unicodeScalars.count == 2)
        #expect(frame[1, 0].glyph.text == "a")
    }

    @Test func aCellHoldsFiveScalarsAndTheRestIsDropped() {
        let frame = Frame("e" + String(repeating: "\u{301}", count: 9) + "x", width: 4)
        #expect(Array(frame[0, 0].glyph.text.unicodeScalars) == ["e"] + Array(repeating: "\u{301}", count: 4))
        #expect(frame[1, 0].glyph.text == "x")
    }

    @Test func aMarkWithNothingBeforeItStandsOnABlank() {
        let frame = Frame("\u{301}x", width: 4)
        #expect(Array(frame[0, 0].glyph.text.unicodeScalars) == [" ", "\u{301}"])
        #expect(frame[1, 0].glyph.text == "x")
    }

    @Test(arguments: [
        ("👩‍👩‍👧‍👦", "👩", 2), ("👍🏽", "👍", 2), ("🤦🏼\u{200D}♂️", "🤦", 2), ("❤️", "❤", 1),
        ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴", 2), ("1\u{FE0F}\u{20E3}", "1\u{20E3}", 1), ("☺\u{FE0E}", "☺", 1),
    ])
    func ofAnEmojiSequenceTheBaseIsDrawn(text: String, shown: String, columns: Int) {
        let frame = Frame(text + "|", width: 8)
        #expect(TextWidth.fixed.width(of: text) == columns)
        #expect(Array(frame[0, 0].glyph.text.unicodeScalars) == Array(shown.unicodeScalars))
        #expect(frame[columns, 0].glyph.text == "|")
    }

    @Test func eachSpacingScalarOfAnotherClusterHasACell() {
        let conjunct = "क\u{94D}षि"
        #expect(conjunct.count == 1)
        let frame = Frame(conjunct + "|", width: 8)
        #expect(frame[0, 0].glyph.text == "क\u{94D}")
        #expect(frame[1, 0].glyph.text == "ष\u{93F}")
        #expect(frame[2, 0].glyph.text == "|")
    }

    @Test func aLetterAfterAJoinerKeepsItsCell() {
        #expect(TextWidth.fixed.width(of: "क\u{94D}\u{200D}ष") == 2)
    }

    /// A terminal would colour whatever emoji stands in the cell before it.
    @Test(arguments: ["a🏽", "👍\u{200B}🏽", "🏽", "漢🏽", "🇨🇭🏽"])
    func aSkinToneWithoutSomebodyToColourIsNotDrawn(text: String) {
        let frame = Frame(text + "|", width: 8)
        #expect(frame.plainText.unicodeScalars.allSatisfy { !$0.isSkinTone })
        #expect(frame.plainText.contains("▒|"))
    }

    @Test(arguments: [
        ("🇩🇪", "DE"), ("🇨🇭🇩🇪", "CH DE"), ("🇨🇭🇩🇪🇫🇷", "CH DE FR"), ("🇨🇭 🇩🇪", "CH DE"), ("🇨", "C"),
        ("🇨🇭🇩", "CH D"), ("🇨\u{200B}🇩", "C D"), ("🇨\u{200D}🇩", "C D"), ("🇨🇭F", "CH F"), ("A🇺🇸", "A US"),
        ("1🇺🇸2", "1 US 2"), ("(🇨🇭)", "(CH)"), ("🇨🇭:🇩🇪", "CH:DE"), ("é🇨🇭é", "é CH é"), ("漢🇯🇵字", "漢 JP 字"),
        ("🇨🇭\u{FE0F}🇩🇪", "CH DE"), ("🇨\u{301}🇩", "C\u{301} D"), ("👍🇨🇭👍", "👍CH👍"), ("🇦🇿🇿🇦", "AZ ZA"),
    ])
    func flagsAreDrawnAsTheLettersOfTheirCountriesApartFromWhatIsBesideThem(text: String, shown: String) {
        #expect(Frame(text + "|", width: 20).rows == [shown + "|"])
        #expect(TextWidth.fixed.width(of: text) == TextWidth.fixed.width(of: shown))
    }

    @Test func noTwoRegionalIndicatorsEverReachTheScreen() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let pieces = (0..<6).map { _ in random.pick(WideText.random(using: &random), "🇨", "🇨🇭", "a", " ", "\u{200B}")
            }
            let frame = Frame(pieces.joined(), width: 60)
            #expect(frame.plainText.unicodeScalars.allSatisfy { !$0.isRegionalIndicator })
            #expect(frame.isWhole)
        }
    }

    @Test func textOfFlagsIsCutWhereItsColumnsEnd() {
        let text = "🇨🇭🇩🇪🇫🇷"
        let widths = TextWidth.fixed
        #expect(widths.prefix(of: text[...], fitting: 4).text == "🇨🇭")
        #expect(widths.prefix(of: text[...], fitting: 5).text == "🇨🇭🇩🇪")
        #expect(widths.suffix(of: text[...], fitting: 4).text == "🇫🇷")
        #expect(widths.suffix(of: text[...], fitting: 8).width == 8)
        #expect(Line(text).wrapped(to: 5, widths: .fixed).map(\.text) == ["🇨🇭🇩🇪", "🇫🇷"])
        #expect(SoftWrap.rows(of: Array(text + "x"), width: 8) == [0..<3, 3..<4])
    }

    @Test func whatCanNotBePrintedBecomesAReplacementCharacter() {
        #expect(Frame("a\u{378}b", width: 5).rows == ["a\u{FFFD}b"])
    }

    @Test(arguments: [
        "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{202E}", "\u{2066}", "\u{AD}", "\u{E0041}", "\u{3164}", "\u{FE0F}",
    ])
    func whatHasNoFormTakesNoColumnAndIsNotDrawn(scalar: String) {
        #expect(TextWidth.fixed.width(of: "a" + scalar + "b") == 2)
        let shown = Frame("a" + scalar + "b", width: 5).plainText
        #expect(Array(shown.unicodeScalars) == ["a", "b", "\n"])
    }

    @Test func controlsShowAsTheirPictures() {
        #expect(Frame("\u{1B}[0m\u{7}\u{7F}\u{9B}\r\n", width: 12).rows == ["␛[0m␇␡\u{FFFD}␍␊"])
        #expect(Frame("a\tb", width: 12).rows == ["a b"])
    }

    @Test func noTextBringsAControlOrAReorderingToACell() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let text = random.text(pieces: 12)
            for cell in Frame(text, width: 40).cells {
                for scalar in cell.glyph.text.unicodeScalars {
                    #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
                    #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
                }
            }
        }
    }

    @Test func whatIsMeasuredIsWhatIsDrawn() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<500 {
            let text = random.text(pieces: 8)
            var frame = Frame(size: Size(width: 200, height: 1), widths: .fixed)
            let drawn = frame.write(text, at: Point(x: 0, y: 0))
            #expect(drawn == TextWidth.fixed.width(of: text), "\(text.debugDescription)")
            #expect(frame.isWhole)
        }
    }

    @Test func aPrefixAndASuffixKeepWholeClustersAndTheirColumns() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let text = random.text(pieces: 8)
            let columns = Int.random(in: 0...12, using: &random)
            let (prefix, width) = TextWidth.fixed.prefix(of: text[...], fitting: columns)
            #expect(width <= columns && TextWidth.fixed.width(of: prefix) == width)
            #expect(text.hasPrefix(prefix))
            let (suffix, end) = TextWidth.fixed.suffix(of: text[...], fitting: columns)
            #expect(end <= columns && TextWidth.fixed.width(of: suffix) == end)
        }
    }

    @Test func theCLibraryAgreesAboutCommonText() {
        #expect(TextWidth.standard.width(of: "漢字 e\u{301} 👩‍👩‍👧‍👦") == 9)
        #expect(TextWidth.standard.width(of: "\u{20000}") == 2)
    }

    @Test func truncationEndsInAnEllipsisWithinTheColumns() {
        #expect(TextWidth.fixed.truncated("abcdef", to: 4) == "abc…")
        #expect(TextWidth.fixed.truncated("abcd", to: 4) == "abcd")
        #expect(TextWidth.fixed.truncated("漢字漢字", to: 4) == "漢…")
        #expect(TextWidth.fixed.truncated("abc", to: 0) == "")
    }
}
