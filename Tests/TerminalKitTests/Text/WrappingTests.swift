import TestSupport
import Testing

@testable import TerminalKit

@Suite struct WrappingTests {
    private func rows(_ text: String, _ columns: Int) -> [String] {
        Line(text).wrapped(to: columns, widths: .fixed).map(\.text)
    }

    @Test func linesEndBetweenWordsWithoutTheSpacesThere() {
        #expect(rows("the quick brown fox", 10) == ["the quick", "brown fox"])
        #expect(rows("one   two", 5) == ["one", "two"])
        #expect(rows("", 5) == [""])
    }

    @Test func hyphensEndALineButNotBeforeNumbersOrInOptions() {
        #expect(rows("well-known", 6) == ["well-", "known"])
        #expect(rows("is --option", 6) == ["is", "--opti", "on"])
        #expect(rows("at -12 degrees", 6) == ["at -12", "degree", "s"])
    }

    @Test func pathsEndALineAfterASlash() {
        #expect(rows("src/main/code", 9) == ["src/main/", "code"])
    }

    @Test func ideographsPartAnywhereButBeforeTheirPunctuation() {
        #expect(rows("漢字漢字", 5) == ["漢字", "漢字"])
        #expect(rows("漢字。字", 4) == ["漢", "字。", "字"])
        #expect(rows("漢「字」", 4) == ["漢", "「字", "」"])
        #expect(rows("漢「字」", 6) == ["漢", "「字」"])
    }

    @Test func bracketsQuotesAndPercentagesKeepWhatTheyEnclose() {
        #expect(rows("see (the note)", 8) == ["see (the", "note)"])
        #expect(rows("a rate of 12.5%", 12) == ["a rate of", "12.5%"])
        #expect(rows("he said “yes”", 9) == ["he said", "“yes”"])
    }

    @Test func aNoBreakSpaceKeepsItsNeighbours() {
        #expect(rows("pay 50\u{A0}000 now", 8) == ["pay", "50\u{A0}000", "now"])
    }

    @Test func aWordThatIsTooLongIsBrokenBetweenClusters() {
        #expect(rows("abcdefgh", 3) == ["abc", "def", "gh"])
        #expect(rows("ab e\u{301}e\u{301}e\u{301}e\u{301}", 2) == ["ab", "e\u{301}e\u{301}", "e\u{301}e\u{301}"])
        #expect(rows("漢字", 1) == ["漢", "字"])
    }

    @Test func indentationStaysOnTheFirstRow() {
        #expect(rows("  ab cd", 5) == ["  ab", "cd"])
        #expect(rows("      abc", 4) == ["abc"])
    }

    @Test func stylesGoOnOverABreak() {
        let line = Line([Span("one "), Span("two three", .bold), Span(" four")])
        let rows = line.wrapped(to: 8, widths: .fixed)
        #expect(
            rows == [
                Line([Span("one "), Span("two", .bold)]), Line("three", .bold), Line("four"),
            ])
    }

    @Test func prefixesCountAsPartOfTheRow() {
        let rows = Line("one two three").wrapped(to: 7, first: "- ", rest: "  ", widths: .fixed)
        #expect(rows.map(\.text) == ["- one", "  two", "  three"])
    }

    @Test func wrappingStopsAtTheLimit() {
        let line = Line(String(repeating: "word ", count: 100_000))
        #expect(line.wrapped(to: 10, limit: 3, widths: .fixed).count == 3)
    }

    @Test func rowsFitAndNothingButSpacesIsLost() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<600 {
            let spans = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                Span(Sanitizer.line.clean(random.text(pieces: Int.random(in: 0...12, using: &random))))
            }
            let columns = Int.random(in: 1...20, using: &random)
            let rows = Line(spans).wrapped(to: columns, widths: .fixed)
            for row in rows {
                let width = row.width(.fixed)
                #expect(width <= columns || row.text.count == 1 || columns < 2, "\(row.text) in \(columns)")
            }
            let joined = rows.map(\.text).joined().filter { $0 != " " }
            let whole = Line(spans).text.filter { $0 != " " }
            #expect(Array(joined.unicodeScalars) == Array(whole.unicodeScalars))
        }
    }

    @Test func linesAreSplitAtEveryKindOfLineBreak() {
        #expect(Line.lines(of: "a\nb\r\n\nc").map(\.text) == ["a", "b", "", "c"])
        #expect(Line.lines(of: "").map(\.text) == [""])
    }
}
