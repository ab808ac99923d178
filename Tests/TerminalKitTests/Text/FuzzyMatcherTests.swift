import TestSupport
import Testing

@testable import TerminalKit

@Suite struct FuzzyMatcherTests {
    private func best(_ query: String, _ names: [String]) -> String? {
        let matcher = FuzzyMatcher(query)
        let matches = names.compactMap { name in matcher.match(name).map { (name, $0.score) } }
        return matches.max { $0.1 < $1.1 }?.0
    }

    @Test func lettersMatchInTheirOrder() {
        #expect(FuzzyMatcher("exp").match("Export as PDF")?.positions == [0, 1, 2])
        #expect(FuzzyMatcher("pxe").match("Export as PDF") == nil)
        #expect(FuzzyMatcher("eap").match("Export as PDF")?.positions == [0, 7, 10])
    }

    @Test func smallLettersMatchBothCasesAndCapitalsOnlyThemselves() {
        #expect(FuzzyMatcher("pdf").match("Export as PDF") != nil)
        #expect(FuzzyMatcher("PDF").match("export as pdf") == nil)
    }

    @Test func startsOfWordsAndNeighboursWin() {
        #expect(best("gt", ["Digits", "Go to", "fight"]) == "Go to")
        #expect(best("open", ["Overview of the pending", "Reopen", "Open"]) == "Open")
        #expect(best("sort", ["Show or retry", "Unsorted", "Sort rows"]) == "Sort rows")
    }

    @Test func wordsOfTheQueryStandInAnyOrder() {
        #expect(FuzzyMatcher("pdf exp").match("Export as PDF")?.positions == [0, 1, 2, 10, 11, 12])
    }

    @Test func nothingAskedForMatchesEverythingAlike() {
        #expect(FuzzyMatcher("").match("Anything") == FuzzyMatcher("").match("Else"))
    }

    @Test func matchedCharactersSpellTheQuery() {
        var random = SeededGenerator(seed: 7)
        let letters = Array("abcAB -_")
        for _ in 0..<500 {
            let candidate = String((0..<12).map { _ in letters.randomElement(using: &random) ?? "a" })
            let query = String((0..<3).map { _ in ["a", "b", "c"].randomElement(using: &random) ?? "a" })
            var rest = Array(candidate.lowercased())[...]
            let isSubsequence = query.allSatisfy { letter in
                guard let place = rest.firstIndex(of: letter) else { return false }
                rest = rest[(place + 1)...]
                return true
            }
            let match = FuzzyMatcher(query).match(candidate)
            #expect((match != nil) == isSubsequence, "\(query) in \(candidate)")
            if let match {
                let characters = Array(candidate.lowercased())
                #expect(String(match.positions.map { characters[$0] }) == query)
            }
        }
    }
}
