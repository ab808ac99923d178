import DocketMarkdown
import TestSupport
import Testing

struct MarkdownFindingTests {
    @Test func tablesAreFoundWhereverTheyNest() {
        let text = "- item\n\n  | a |\n  |---|\n  | 1 |\n\n> quoted\n> | b |\n> |---|\n> | 2 |\n\n| c |\n|---|\n| 3 |\n"
        let findings = MarkdownFinding.all(in: text)
        #expect(findings.map(\.header) == [["a"], ["b"], ["c"]])
        #expect(findings.map(\.lines) == [3...5, 8...10, 12...14])
        #expect(findings.map(\.lead) == [.paragraph("item"), .paragraph("quoted"), .paragraph("quoted")])
    }

    @Test func cellsAreTextWithoutMarkup() {
        let text = "| **h** | `x` |\n|:--|--:|\n| a<br>b<br/>*c* | [l](m) \\| `d\\|e` |\n"
        guard case .table(let table) = MarkdownFinding.all(in: text).first?.content else {
            Issue.record("no table")
            return
        }
        #expect(table.header == ["h", "x"])
        #expect(table.alignments == [.left, .right])
        #expect(table.rows == [["a\nb\nc", "l | d|e"]])
    }

    @Test func pipesInFencesAreNoTables() {
        let text = "```\n| a |\n|---|\n```\n\n    | b |\n    |---|\n"
        #expect(
            MarkdownFinding.all(in: text).map(\.content) == [
                .code(MarkdownCode(info: "", content: "| a |\n|---|\n", isFenced: true))
            ])
    }

    @Test func theLeadIsTheLastHeadingOrParagraphBefore() {
        let text = "# Fees\n\nA *note*.\n\n## Rates\n\n~~~sql\nx\n~~~\n\n| a |\n|---|\n"
        #expect(MarkdownFinding.all(in: text).map(\.lead) == [.heading("Rates"), .heading("Rates")])
        #expect(MarkdownFinding.all(in: "| a |\n|---|\n").map(\.lead) == [nil])
        #expect(MarkdownFinding.all(in: "so *this*:\n| a |\n|---|\n").map(\.lead) == [.paragraph("so this:")])
    }

    @Test(arguments: ["a\n:-", "a\n-:", "a\n:-:\n", "> a\n> :-:", "a\n-|", "a\n|-\nb", "a\r|-|\r", "a\n |  :-\t|"])
    func aTableNeedsNoMoreThanADelimiterRow(text: String) {
        #expect(MarkdownFinding.all(in: text).map(\.header) == [["a"]])
    }

    @Test func theSameTablesAreFoundAsInTheDocument() {
        var generator = SeededGenerator(seed: 2)
        var count = 0
        for _ in 0..<5000 {
            let text = randomMarkdown(using: &generator)
            let found = MarkdownFinding.all(in: text).map { Place(content: $0.content, lines: $0.lines) }
            #expect(found == places(in: MarkdownDocument(parsing: text).blocks), "\(text.debugDescription)")
            count += found.count
        }
        #expect(count > 1000)
    }

    @Test func aTagWithoutAMeaningIsNothingInACellUnlessItBelongsToAWord() {
        let cells = [
            ("<ID>", ""), ("<Plan Type>", ""), ("a <x> b", "a  b"), ("**<ID>**", ""), ("List<String>", "List<String>"),
            ("`<ID>`", "<ID>"), ("a<br>b", "a\nb"), ("\\<ID>", "<ID>"), ("1 < 2", "1 < 2"),
        ]
        for (written, text) in cells {
            guard case .table(let table) = MarkdownFinding.all(in: "|a|\n|-|\n| \(written) |").first?.content else {
                Issue.record("\(written) is in no table")
                continue
            }
            #expect(table.rows == [[text]], "\(written)")
        }
        #expect(
            MarkdownDocument(parsing: "is <ID>").blocks.first?.content == .paragraph([.text("is "), .html("<ID>")]))
    }

    private struct Place: Equatable {
        var content: MarkdownFinding.Content
        var lines: ClosedRange<Int>
    }

    private func places(in blocks: [MarkdownBlock]) -> [Place] {
        blocks.flatMap { block -> [Place] in
            switch block.content {
            case .table(let table):
                let plain = MarkdownTable(
                    alignments: table.alignments, header: table.header.map(\.cellText),
                    rows: table.rows.map { $0.map(\.cellText) })
                return [Place(content: .table(plain), lines: block.lines)]
            case .code(let code) where code.isFenced: return [Place(content: .code(code), lines: block.lines)]
            case .blockQuote(let inner): return places(in: inner)
            case .list(let list): return list.items.flatMap { places(in: $0.blocks) }
            default: return []
            }
        }
    }
}

extension MarkdownFinding {
    fileprivate var header: [String]? {
        guard case .table(let table) = content else { return nil }
        return table.header
    }
}
