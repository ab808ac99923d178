import TestSupport
import Testing

@testable import DocketUI

@Suite struct WordDifferenceTests {
    private static func changed(_ pieces: [WordDifference.Piece]) -> [String] {
        pieces.filter(\.isChanged).map { String($0.text) }
    }

    @Test func onlyWordsThatDifferAreChanged() {
        let difference = WordDifference("She pays late in May.", "She pays early in May.")
        #expect(Self.changed(difference.old) == ["late"])
        #expect(Self.changed(difference.new) == ["early"])
        #expect(difference.hasCommonWords)
    }

    @Test func aNumberIsOneWord() {
        let difference = WordDifference("50,000 – 100,000.50 CHF, paid", "100,000 – 250,000.50 CHF, paid")
        #expect(Self.changed(difference.old).filter { $0.contains(where: \.isNumber) } == ["50,000", "100,000.50"])
        #expect(Self.changed(difference.new).filter { $0.contains(where: \.isNumber) } == ["100,000", "250,000.50"])
        #expect(!Self.changed(difference.new).contains("CHF"))
    }

    @Test func thePiecesAreTheText() {
        var random = SeededGenerator(seed: 7)
        let words = ["a", "bb", "–", "1,000", "\n", "é", "山田", " "]
        for _ in 0..<200 {
            let old = (0..<Int.random(in: 0..<12, using: &random)).map { _ in words.randomElement(using: &random) ?? ""
            }
            let new = (0..<Int.random(in: 0..<12, using: &random)).map { _ in words.randomElement(using: &random) ?? ""
            }
            let difference = WordDifference(old.joined(), new.joined())
            #expect(difference.old.map { String($0.text) }.joined() == old.joined())
            #expect(difference.new.map { String($0.text) }.joined() == new.joined())
            // What is not changed is in both, in the same order.
            #expect(
                difference.old.filter { !$0.isChanged }.map(\.text)
                    == difference.new.filter { !$0.isChanged }.map(\.text))
        }
    }

    @Test func textsWithoutACommonWordSaySo() {
        #expect(!WordDifference("balanced", "cautious").hasCommonWords)
        #expect(!WordDifference("", "cautious").hasCommonWords)
    }

    @Test func veryLongTextsAreCompared() {
        let long = (0..<5000).map { "word\($0)" }.joined(separator: " ")
        let changed = long.replacing("word2500 ", with: "other ")
        let difference = WordDifference(long, changed)
        #expect(Self.changed(difference.old) == ["word2500"])
        #expect(Self.changed(difference.new) == ["other"])
    }

    @Test func textsThatHaveAlmostNothingInCommonAreChangedAsAWhole() {
        let old = (0..<3000).map { "old\($0)" }.joined(separator: " ")
        let new = (0..<3000).map { "new\($0)" }.joined(separator: " ")
        let difference = WordDifference(old, new)
        #expect(!difference.hasCommonWords)
        #expect(Self.changed(difference.new).count > 2900)
    }

    /// What reads the same is another value where its bytes are others.
    @Test(arguments: [("caf\u{E9} bar", "cafe\u{301} bar"), ("\u{212B} bar", "\u{C5} bar")])
    func textsAreComparedByTheirBytes(_ old: String, _ new: String) {
        let difference = WordDifference(old, new)
        #expect(Self.changed(difference.old).count == 1)
        #expect(Self.changed(difference.new).count == 1)
    }

    @Test func eachSignOfChineseIsAWord() {
        let difference = WordDifference("客户低风险", "客户高风险")
        #expect(Self.changed(difference.old) == ["低"])
        #expect(Self.changed(difference.new) == ["高"])
    }

    /// The longest sequence that both have, by the definition of it.
    @Test func asManyWordsStayAsCan() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            func words() -> [String] {
                (0..<Int.random(in: 0..<14, using: &random)).map { _ in
                    ["a", "b", "c", "d"].randomElement(using: &random) ?? ""
                }
            }
            let (old, new) = (words(), words())
            let difference = WordDifference(old.joined(separator: "-"), new.joined(separator: "-"))
            let kept = difference.old.count { !$0.isChanged }
            let pieces = (difference.old.map { String($0.text) }, difference.new.map { String($0.text) })
            #expect(kept == Self.longestCommon(pieces.0, pieces.1))
        }
    }

    private static func longestCommon(_ left: [String], _ right: [String]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        for word in left {
            var diagonal = 0
            for (index, other) in right.enumerated() {
                let above = row[index + 1]
                row[index + 1] = word == other ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[right.count]
    }
}
