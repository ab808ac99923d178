import Testing

@testable import DocketDomain

@Suite struct FirstWordsTests {
    @Test(arguments: [
        ("Hi,\n\nCould you compare our fees?", "Hi, Could you compare our fees?"),
        ("\n  First line \r\n\tSecond", "First line Second"), ("# Plan\n\n- one\n- two", "Plan one two"),
        ("---\n***\nWords", "Words"), ("Fix this:\n```swift\nlet x = 1\n```", "Fix this:"),
        ("```\nlet x = 1\n```\nthat", "let x = 1"), ("👍\n", "👍"), ("…", "…"),
    ])
    func wordsAreTakenAcrossLineBreaks(_ text: String, _ title: String) {
        #expect(FirstWords.title(of: text) == title)
    }

    @Test func aTitleIsNoLongerThanItMayBe() throws {
        for text in [String(repeating: "word ", count: 30), String(repeating: "word\n", count: 30)] {
            let title = try #require(FirstWords.title(of: text))
            #expect(title.count == 80 && title.hasPrefix("word word") && title.hasSuffix("…"))
        }
        #expect(FirstWords.title(of: " \n\t") == nil)
        #expect(FirstWords.title(of: String(repeating: "x", count: 1 << 20))?.count == 80)
    }
}
