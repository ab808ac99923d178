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

    @Test func veryLongTextsAreMarkedAsAWhole() {
        let long = String(repeating: "word ", count: 5000)
        #expect(Self.changed(WordDifference(long, "word").new) == ["word"])
    }
}
