import DocketMarkdown
import TestSupport
import Testing

struct MarkdownDocumentTests {
    @Test func headingsOfBothStylesHaveTheirLevelAndLines() {
        let document = MarkdownDocument(parsing: "### One ###\n\nTwo\nmore\n---\n\nend\n")
        #expect(
            document.blocks == [
                MarkdownBlock(content: .heading(level: 3, [.text("One")]), lines: 1...1),
                MarkdownBlock(content: .heading(level: 2, [.text("Two"), .softBreak, .text("more")]), lines: 3...5),
                MarkdownBlock(content: .paragraph([.text("end")]), lines: 7...7),
            ])
    }

    @Test func inlinesNestAsWritten() {
        let text = "*a **b** `c` ~~d~~* [e](f \"g\") ![h](i)  \nj<br>k"
        #expect(
            MarkdownDocument(parsing: text).blocks.first?.content
                == .paragraph([
                    .emphasis([
                        .text("a "), .strong([.text("b")]), .text(" "), .code("c"), .text(" "),
                        .strikethrough([.text("d")]),
                    ]),
                    .text(" "), .link(destination: "f", title: "g", [.text("e")]),
                    .text(" "), .image(destination: "i", title: "", [.text("h")]),
                    .lineBreak, .text("j"), .html("<br>"), .text("k"),
                ]))
    }

    @Test func bareAddressesAreLinks() {
        #expect(
            MarkdownDocument(parsing: "see www.example.org").blocks.first?.content
                == .paragraph([
                    .text("see "), .link(destination: "http://www.example.org", title: "", [.text("www.example.org")]),
                ]))
    }

    @Test func listsKeepStartTightnessAndTaskStates() {
        let document = MarkdownDocument(parsing: "3. a\n4. b\n\n<!-- -->\n\n- [x] c\n\n- [ ] d\n- e\n")
        guard document.blocks.count == 3, case .list(let numbered) = document.blocks[0].content,
            case .list(let bullets) = document.blocks[2].content
        else {
            Issue.record("not two lists: \(document)")
            return
        }
        #expect(numbered.start == 3)
        #expect(numbered.isTight)
        #expect(numbered.items.map(\.lines) == [1...1, 2...2])
        #expect(bullets.start == nil)
        #expect(!bullets.isTight)
        #expect(bullets.items.map(\.isDone) == [true, false, nil])
        #expect(bullets.items.map { $0.blocks.first?.content } == ["c", "d", "e"].map { .paragraph([.text($0)]) })
    }

    @Test func codeKeepsItsInfoAndContent() {
        let document = MarkdownDocument(parsing: "```swift  title=x\nlet a = 1\n\n  b\n```\n\n    indented\n")
        #expect(
            document.blocks == [
                MarkdownBlock(
                    content: .code(MarkdownCode(info: "swift  title=x", content: "let a = 1\n\n  b\n", isFenced: true)),
                    lines: 1...5),
                MarkdownBlock(
                    content: .code(MarkdownCode(info: "", content: "indented\n", isFenced: false)), lines: 7...7),
            ])
        guard case .code(let code) = document.blocks[0].content else { return }
        #expect(code.language == "swift")
    }

    @Test func quotesBreaksAndHTMLAreBlocks() {
        let document = MarkdownDocument(parsing: "> q\n> r\n\n***\n\n<div>\nx\n</div>\n")
        #expect(
            document.blocks == [
                MarkdownBlock(
                    content: .blockQuote([
                        MarkdownBlock(content: .paragraph([.text("q"), .softBreak, .text("r")]), lines: 1...2)
                    ]), lines: 1...2),
                MarkdownBlock(content: .thematicBreak, lines: 4...4),
                MarkdownBlock(content: .html("<div>\nx\n</div>\n"), lines: 6...8),
            ])
    }

    @Test func tableRowsAreCutOrPaddedToTheHeader() {
        let document = MarkdownDocument(parsing: "| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 |\n| 1 | 2 | 3 | 4 | 5 |\n")
        guard case .table(let table) = document.blocks.first?.content else {
            Issue.record("no table: \(document)")
            return
        }
        #expect(table.alignments == [.left, .center, .right, nil])
        #expect(table.header.map(\.plainText) == ["a", "b", "c", "d"])
        #expect(table.rows.map { $0.map(\.plainText) } == [["1", "", "", ""], ["1", "2", "3", "4"]])
    }

    @Test func aTableBelowAParagraphHasItsOwnLines() {
        let document = MarkdownDocument(parsing: "one\ntwo\n| a |\n|---|\n| 1 |\nlast\n\nafter\n")
        #expect(document.blocks.map(\.lines) == [1...2, 3...6, 8...8])
        let empty = MarkdownDocument(parsing: "one\n\ntwo\na|b\n-|-\n\n\n")
        #expect(empty.blocks.map(\.lines) == [1...1, 3...3, 4...5])
    }

    @Test func linesOfBlocksNeverOverlap() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<3000 {
            let text = randomMarkdown(using: &generator)
            let lines = MarkdownDocument(parsing: text).blocks.map(\.lines)
            let inOrder = zip(lines, lines.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
            #expect(inOrder, "\(text.debugDescription): \(lines)")
        }
    }

    @Test func plainTextLeavesMarkupOut() {
        let text = "**a** `b|c` [d](e) ![f](g) <b>h</b><BR />i<br>\nj &amp; \\* ~~k~~"
        guard case .paragraph(let inlines) = MarkdownDocument(parsing: text).blocks.first?.content else { return }
        #expect(inlines.plainText == "a b|c d f h\ni\n j & * k")
    }

    @Test(arguments: ["", "\n\n", "\u{0}", "a\u{0}b", "\u{FEFF}x", "\r", "|", "[", "\\"])
    func everyTextIsADocument(text: String) {
        let document = MarkdownDocument(parsing: text)
        #expect(document.blocks.count <= 1)
        #expect(!document.blocks.contains { $0.lines.lowerBound < 1 })
    }

    @Test func nulIsReplaced() {
        #expect(MarkdownDocument(parsing: "a\u{0}b").blocks.first?.content == .paragraph([.text("a\u{FFFD}b")]))
    }

    @Test func concurrentParsersDoNotDisturbOneAnother() async {
        let texts = ["~~a~~ www.b.org", "| a |\n|---|\n| b |", "*c* ~~d~~", "http://e.org", "plain ~ text"]
        let expected = texts.map { MarkdownDocument(parsing: $0) }
        let wrong = await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { @concurrent in
                    (0..<500).reduce(0) { wrong, round in
                        let index = round % texts.count
                        return wrong + (MarkdownDocument(parsing: texts[index]) == expected[index] ? 0 : 1)
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
