import DocketMarkdown
import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

/// Answers that are laid out while they come.
@Suite struct AnswerPageTests {
    private let text = """
        # Fees

        The **core** mandate costs 0.45%.

        - one
        - two

        | a | b |
        |---|---|
        | 1 | 2 |

        ```sql
        SELECT 1;

        SELECT 2;
        ```

        Done.
        """

    private func whole(_ text: String, width: Int) -> [String] {
        MarkdownRenderer(width: width, theme: Theme(), limit: 5000).render(MarkdownDocument(parsing: text)).lines
            .map(\.text)
    }

    @Test(arguments: [1, 2, 3, 7, 40, 1000]) func whatComesBitByBitLooksAsIfItHadComeAtOnce(step: Int) {
        for width in [20, 60] {
            var page = AnswerPage(width: width, theme: Theme())
            let characters = Array(text)
            for end in stride(from: step, to: characters.count, by: step) { page.take(String(characters[..<end])) }
            page.take(text)
            #expect(page.rows.map(\.text) == whole(text, width: width), "\(step), \(width)")
        }
    }

    @Test func aBlockThatDoesNotEndCostsNoMoreWithItsLength() {
        var page = AnswerPage(width: 80, theme: Theme())
        var text = "```\n"
        for line in 0..<20_000 {
            text += "let value\(line) = \(line)\n"
            if line % 50 == 0 { page.take(text) }
        }
        #expect(page.rows.count > 1000)
    }

    @Test func emptyAndHostileTextsAreLaidOut() {
        var page = AnswerPage(width: 10, theme: Theme())
        page.take("")
        #expect(page.rows.isEmpty)
        page.take("\u{1B}[31m|\n\n\n```")
        page.take("\u{1B}[31m|\n\n\n```\r\n\0\u{202E}")
        #expect(!page.rows.contains { $0.text.contains("\u{1B}") })
    }
}
