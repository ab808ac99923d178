import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// What differs is seen, whatever the terminal can draw.
@Suite struct ChangedTextTests {
    private static func rows(_ old: String?, _ new: String?, marks: Bool = false, isASCII: Bool = false) -> [String] {
        ChangeRows(
            ChangeRows.Key(
                old: old, new: new, before: nil, isHidden: false, width: 78, theme: Theme(), marksWords: marks,
                text: ChangedText(isASCII: isASCII))
        ).rows.map(\.text)
    }

    @Test func withoutColourChangedWordsAreBracketed() {
        let rows = Self.rows("She pays late in May.", "She pays early in May.", marks: true)
        #expect(rows.contains { $0.hasSuffix("She pays [-late-] in May.") })
        #expect(rows.contains { $0.hasSuffix("She pays {+early+} in May.") })
    }

    @Test func whereAllChangesNothingIsBracketed() {
        #expect(Self.rows("cautious", "balanced", marks: true).allSatisfy { !$0.contains("[-") && !$0.contains("{+") })
    }

    /// Two values are never drawn alike.
    @Test(arguments: [
        ("Müller", "Möller"), ("low – high", "low - high"), ("客户低风险", "客户高风险"), ("caf\u{E9}", "cafe\u{301}"),
        ("👍\u{1F3FB}", "👍\u{1F3FF}"), ("👨\u{200D}👩", "👨\u{200D}👦"), ("1\u{FE0F}\u{20E3}", "1"), ("a\u{A0}b", "a b"),
        ("🇨🇭", "🇩🇪"), ("a\r\nb", "a\nb"), ("a\u{2028}b", "a\nb"), ("☎\u{FE0E}", "☎\u{FE0F}"),
        ("a\u{300}\u{301}\u{302}\u{303}\u{304}", "a\u{300}\u{301}\u{302}\u{303}\u{305}"),
    ])
    func valuesThatDifferAreDrawnDifferently(_ old: String, _ new: String) throws {
        for isASCII in [false, true] {
            for (old, new) in [(old, new), (new, old), ("It is \(old) now.", "It is \(new) now.")] {
                var frame = Frame(size: Size(width: 80, height: 8))
                let rows = Self.rows(old, new, isASCII: isASCII)
                for (index, row) in rows.prefix(8).enumerated() {
                    frame.write(Line(row), in: Rect(x: 0, y: index, width: 80, height: 1))
                }
                let drawn = (isASCII ? frame.asciiOnly() : frame).rows.prefix(rows.count)
                let place = try #require(drawn.firstIndex { $0.contains("+ proposed") })
                #expect(drawn[..<place].map { $0.dropFirst(13) } != drawn[place...].map { $0.dropFirst(13) }, "\(rows)")
            }
        }
    }

    @Test func whatTheViewerDoesNotSeeIsNotCalledNothing() {
        let rows = ChangeRows(
            ChangeRows.Key(
                old: nil, new: "Accra", before: nil, isHidden: false, hidesOld: true, width: 60, theme: Theme())
        ).rows.map(\.text)
        #expect(rows.contains { $0.contains("not shown to you") })
        #expect(!rows.contains { $0.contains("nothing") })
    }
}
