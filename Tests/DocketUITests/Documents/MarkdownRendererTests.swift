import DocketMarkdown
import DocketUI
import TerminalKit
import Testing

@Suite struct MarkdownRendererTests {
    static let sample = """
        # Fee comparison

        Here is the *comparison* you **asked** for, ~~not~~ the `old` one; see
        [the policy](https://example.com/policy) or <https://example.com>.\\
        ![chart](chart.png)

        ## Mandates

        1. Core Income
        2. Balanced
           - [x] reviewed
           - [ ] signed by 株式会社
             - deeper

        > A quote that is long enough to be wrapped over more than one row of a narrow terminal.
        >
        > - with a list

        | Mandate | Fee | Remark |
        | :--- | ---: | :---: |
        | Core Income | 0.45% | cheap |
        | Growth | 0.75% | a remark that is much too long for a narrow column |

        ```sql
        -- fees per mandate
        SELECT name, fee FROM mandates WHERE fee > :limit AND kind = 'core';
        ```

            indented code

        <div onclick="x()">raw html</div>

        ---

        ### Minor

        Last<br>words.
        """

    private func render(_ text: String, width: Int = 60, limit: Int = .max) -> RenderedText {
        MarkdownRenderer(width: width, theme: Theme(.mono), limit: limit).render(MarkdownDocument(parsing: text))
    }

    @Test(arguments: [20, 38, 76, 116])
    func everyBlockHasItsForm(_ width: Int) throws {
        try expectGolden(render(Self.sample, width: width).plainText, "Documents/sample-\(width)")
    }

    @Test(arguments: 1...80)
    func noRowIsWiderThanAsked(_ width: Int) {
        for row in render(Self.sample, width: width).lines where row.width() > width {
            // Only a single wide character may need more than one column.
            #expect(width < 14, "\(row.text)")
        }
    }

    @Test func headingsKnowTheirRows() {
        let text = render(Self.sample)
        #expect(text.headings.map(\.title) == ["Fee comparison", "Mandates", "Minor"])
        #expect(text.headings.map(\.level) == [1, 2, 3])
        for heading in text.headings { #expect(text.rows[heading.row].line.text == heading.title) }
    }

    @Test func rowsKnowTheirSourceLines() {
        let text = render("first\nsecond  \nthird\n\n```\na\nb\n```\n")
        #expect(text.rows.map(\.source) == [1, 3, 4, 6, 7])
        #expect(text.row(ofSource: 3) == 1)
        #expect(render(Self.sample, width: 30).rows.map(\.source).isAscending)
    }

    @Test(arguments: 1...30)
    func aLimitGivesTheSameStart(_ limit: Int) {
        let whole = render(Self.sample)
        let part = render(Self.sample, limit: limit)
        #expect(part.rows == Array(whole.rows.prefix(limit)))
        #expect(part.isComplete == false)
        #expect(render(Self.sample, limit: whole.rows.count).isComplete)
    }

    @Test func aTargetCanNotHideBehindItsText() {
        let text = render("[https://bank.example](https://evil.example/\u{202E}x)").plainText
        #expect(text.contains("‹https://evil.example/"))
        #expect(text.contains("%E2%80%AE") || text.contains("⟨RLO⟩"))
        #expect(render("<https://same.example>").plainText == "https://same.example\n")
        #expect(render("[mail](javascript:alert)").plainText.contains("‹javascript:alert›"))
    }

    @Test func hostileTextIsShownAsMarks() {
        let hostile =
            "\u{1B}[2J \u{9B}31m \u{7} a\u{202E}b\n\n`\u{1B}]0;t\u{7}`\n\n```\u{1B}x\n\u{1B}[0m\ttab\n```\n\n<b\u{1B}>"
        for row in render(hostile).rows {
            for scalar in row.line.text.unicodeScalars {
                #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && scalar != "\u{202E}")
            }
        }
    }

    @Test func deepNestingKeepsRoomForText() {
        let deep = String(repeating: "> ", count: 60) + "words at the bottom"
        let rows = render(deep, width: 30).lines
        #expect(rows.allSatisfy { $0.width() <= 30 })
        #expect(rows.map(\.text).joined().contains("words at the"))
        let lists = (0..<40).map { String(repeating: "  ", count: $0) + "- level \($0)" }.joined(separator: "\n")
        #expect(render(lists, width: 30).lines.allSatisfy { $0.width() <= 30 })
    }

    @Test func narrowTablesBecomeLists() {
        let text = render("| name | fee |\n|---|---|\n| Core | 1% |\n| Cash | 2% |", width: 10).plainText
        #expect(text == "name: Core\nfee: 1%\n\nname: Cash\nfee: 2%\n")
    }

    @Test func tablesKeepWordsWholeWhereTheyCan() {
        let table = "| Mandate | Remark |\n|---|---|\n| Core | several words in a row |"
        let rows = render(table, width: 24).lines.map(\.text)
        #expect(rows[1] == "│ Mandate │ Remark     │")
        #expect(rows[3] == "│ Core    │ several    │")
        #expect(rows.allSatisfy { $0.count == 24 })
    }

    @Test func anEmptyTextHasNoRows() {
        #expect(render("").rows.isEmpty)
        #expect(render("[a]: b").rows.isEmpty)
        #expect(render("-").plainText == "• \n")
    }
}

extension [Int] {
    fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
