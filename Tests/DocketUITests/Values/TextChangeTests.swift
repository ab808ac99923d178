import DocketDomain
import TestSupport
import Testing

@testable import DocketUI

@Suite struct TextChangeTests {
    private static let words = ["a", "bb", " ", " ", "-", "\n", "é", "e\u{301}", "山", "🐢", "1,000", "\u{200B}", "\r\n"]

    private static func text(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0..<16, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined()
    }

    @Test func thePartsAreTheTexts() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let (old, new) = (Self.text(&random), Self.text(&random))
            let change = TextChange(old, new, SuspiciousText(new, replacing: old).findings)
            #expect(change.parts.reduce("") { $0 + $1.new }.utf8.elementsEqual(new.utf8))
            #expect(change.parts.reduce("") { $0 + $1.old }.utf8.elementsEqual(old.utf8))
            for part in change.parts where part.change == nil { #expect(part.old.utf8.elementsEqual(part.new.utf8)) }
            #expect(change.parts.compactMap(\.change) == Array(0..<change.count))
        }
    }

    @Test func changesWithNothingButABlankBetweenAreOne() {
        let change = TextChange("She pays quite late in May.", "She pays very early in May.")
        #expect(change.count == 1)
    }

    @Test func aHiddenCharacterThatStaysIsSeenToo() {
        let text = "safe zero\u{200B}width text"
        let change = TextChange(text, text + " more", SuspiciousText(text + " more").findings)
        #expect(change.count == 2)
    }

    @Test(arguments: ChangeCase.all) func everyChangeHasARow(_ change: ChangeCase) {
        for width in [20, 38, 78, 150] {
            let rows = ChangeRows(
                ChangeRows.Key(
                    old: change.old, new: change.new, before: nil, isHidden: false, width: width, theme: Theme()))
            let shown = rows.rows.indices.reduce(into: Set<Int>()) { $0.formUnion(rows.changes(in: $1)) }
            #expect(shown == Set(0..<rows.count))
            #expect(rows.count > 0)
        }
    }

    @Test func aLongTextTakesNoLongerThanItIs() {
        let old = (0..<20_000).map { "Point \($0) stays." }.joined(separator: "\n")
        let rows = ChangeRows(
            ChangeRows.Key(
                old: old, new: old.replacing("Point 9999 stays", with: "Point 9999 goes"), before: nil,
                isHidden: false, width: 80, theme: Theme()))
        #expect(rows.count == 1)
        #expect(rows.rows.count < 12)
    }
}
