import DocketMarkdown
import Testing

/// Texts made to be slow, deep or large. Each would take cmark-gfm alone minutes, gigabytes or both, or end a recursive
/// reader; the time limit is far above what any needs.
@Suite(.timeLimit(.minutes(40)))
struct HostileTextTests {
    @Test(arguments: [
        ">", "> ", "- ", "1. ", "[", "![", "*a ", "_a ", "**a ", "~~a ", "` ", "<", "|", "(", "a](", "\\|",
    ])
    func repeatedMarksAreRead(mark: String) {
        let text = String(repeating: mark, count: 100_000)
        let document = MarkdownDocument(parsing: text)
        #expect(!document.blocks.isEmpty)
        // Comparing and hashing walk the whole tree.
        #expect(document == MarkdownDocument(parsing: text))
        #expect(MarkdownFinding.all(in: text).isEmpty)
    }

    @Test func deepBlocksEndAsText() {
        let text = String(repeating: ">", count: 200) + " deep *text*"
        var blocks = MarkdownDocument(parsing: text).blocks
        var depth = 0
        while case .blockQuote(let inner) = blocks.first?.content {
            depth += 1
            blocks = inner
        }
        #expect(depth == 64)
        #expect(blocks.first?.content == .paragraph([.text("deep text")]))
    }

    @Test func deepInlinesEndAsText() {
        let marks = (0..<200).map { $0.isMultiple(of: 2) ? "*" : "_" }
        let text = marks.map { $0 + "a " }.joined() + "b" + marks.reversed().map { " c" + $0 }.joined()
        guard case .paragraph(var inlines) = MarkdownDocument(parsing: text).blocks.first?.content else {
            Issue.record("no paragraph")
            return
        }
        #expect(inlines.plainText == text.filter { $0 != "*" && $0 != "_" })
        var depth = 0
        while case .emphasis(let inner) = inlines.first(where: { if case .emphasis = $0 { true } else { false } }) {
            depth += 1
            inlines = inner
        }
        #expect(depth == 64)
    }

    @Test func aTextNestedByTheThousandIsLeftAsWritten() {
        let text = String(repeating: "> ", count: 5000) + "x\nmore"
        #expect(
            MarkdownDocument(parsing: text).blocks == [
                MarkdownBlock(content: .code(MarkdownCode(info: "", content: text, isFenced: false)), lines: 1...2)
            ])
    }

    @Test func openListsOverManyLinesAreLeftAsWritten() {
        let lists = (0..<400).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
        let text = lists + String(repeating: "\n", count: 400_000)
        #expect(MarkdownDocument(parsing: text).blocks.count == 1)
        #expect(MarkdownFinding.all(in: text).isEmpty)
    }

    @Test func aTextBeyondTheLimitIsLeftAsWritten() {
        let text = "| a |\n|---|\n" + String(repeating: "| b |\n", count: 800_000)
        #expect(MarkdownDocument(parsing: text).blocks.count == 1)
        #expect(MarkdownFinding.all(in: text).isEmpty)
    }

    @Test func tablesThatWouldBePaddedBeyondMeasureAreNone() {
        let header = String(repeating: "|", count: 10_000) + "\n" + String(repeating: "|-", count: 9999) + "|\n"
        let text = header + String(repeating: "x\n", count: 10_000) + "\n# Still a heading\n"
        #expect(MarkdownFinding.all(in: text).isEmpty)
        let last = MarkdownDocument(parsing: text).blocks.last
        #expect(last?.content == .heading(level: 1, [.text("Still a heading")]))
    }

    @Test func aHundredThousandColumnsAreNoTable() {
        let text = String(repeating: "a|", count: 100_000) + "\n" + String(repeating: "-|", count: 100_000) + "\n"
        #expect(MarkdownFinding.all(in: text).isEmpty)
    }

    @Test func aThousandColumnsAreATable() {
        let text = [String(repeating: "a|", count: 1000), String(repeating: "-|", count: 1000), "1|2"]
        let findings = MarkdownFinding.all(in: text.joined(separator: "\n"))
        guard case .table(let table) = findings.first?.content else {
            Issue.record("no table")
            return
        }
        #expect(table.header.count == 1000)
        #expect(table.rows.map(\.count) == [1000])
    }

    @Test(arguments: ["a|b\n-|-|-\n", "|a|\n-|-\n", "a\n|-|\n", "| - | - |\n"])
    func paragraphsThatKeepLookingLikeTablesAreRead(lines: String) {
        let text = String(repeating: lines, count: 1_000_000 / lines.utf8.count)
        #expect(!MarkdownDocument(parsing: text).blocks.isEmpty)
    }

    @Test func aLongParagraphBeforeATableIsRead() {
        let text = String(repeating: "a\n", count: 400_000) + "|b|\n|-|\n"
        #expect(!MarkdownDocument(parsing: text).blocks.isEmpty)
    }

    @Test func anAddressThatEndsInParenthesesIsRead() {
        let text = "www.a" + String(repeating: ")", count: 1_000_000)
        #expect(MarkdownDocument(parsing: text).blocks.first?.content == .paragraph([.text(text)]))
    }

    @Test func aLargeOrdinaryTableIsRead() {
        let text = "| a | b | c |\n|---|---|---|\n" + String(repeating: "| 1 | - | -- |\n", count: 60_000)
        guard case .table(let table) = MarkdownFinding.all(in: text).first?.content else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.count == 60_000)
    }
}
