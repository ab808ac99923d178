import DocketMarkdown
import Testing

/// Tags in running text and in cells mean what they mean on a page.
struct InlineHTMLTests {
    /// What a paragraph and a cell with this text read as.
    private func read(_ text: String) -> [String] {
        var texts: [String] = []
        if case .paragraph(let inlines) = MarkdownDocument(parsing: "x " + text).blocks.first?.content {
            texts.append(String(inlines.plainText.dropFirst(2)))
        }
        let table = "| a |\n|---|\n| x \(text) |\n"
        if case .table(let table) = MarkdownDocument(parsing: table).blocks.first?.content {
            texts.append(String(table.rows[0][0].plainText.dropFirst(2)))
        }
        if case .table(let table) = MarkdownFinding.all(in: table).first?.content {
            texts.append(String(table.rows[0][0].dropFirst(2)))
        }
        return texts
    }

    @Test(arguments: [
        ("250<sup>1</sup>", "250¹"), ("250<sup>[1]</sup>", "250^([1])"), ("H<sub>2</sub>O", "H₂O"),
        ("x<sup>n+1</sup>", "xⁿ⁺¹"), ("10<SUP>-3</SUP>", "10⁻³"), ("a<sub>max</sub>", "aₘₐₓ"),
        ("a<sub>b,c</sub>", "a_(b,c)"),
        ("1<sup>st</sup>", "1ˢᵗ"), ("5<sup>1, 2</sup>", "5^(1, 2)"), ("brand<sup>®</sup>", "brand®"),
        ("100<sup>*</sup>", "100*"), ("7<sup> 2 </sup>", "7 ² "), ("m<sup>2</sup>/s<sup>2</sup>", "m²/s²"),
        ("x<sup>¹</sup>", "x¹"), ("1<sup></sup>2", "12"), ("5<sup>Q</sup>", "5^(Q)"), ("9<sup>**2**</sup>", "9²"),
        ("9<sup>[2](https://a.example)</sup>", "9²"), ("e<sup>x<sub>1</sub></sup>", "e^(x₁)"),
    ])
    func raisedAndLoweredTextNeverGluesToWhatStandsBeforeIt(text: String, plain: String) {
        #expect(read(text) == [plain, plain, plain])
    }

    @Test(arguments: [
        ("<b>a</b>", MarkdownInline.strong([.text("a")])), ("<STRONG>a</STRONG>", .strong([.text("a")])),
        ("<mark>a</mark>", .strong([.text("a")])), ("<i>a</i>", .emphasis([.text("a")])),
        ("<em class=\"x\">a</em>", .emphasis([.text("a")])), ("<u>a</u>", .underline([.text("a")])),
        ("<s>a</s>", .strikethrough([.text("a")])), ("<del>a</del>", .strikethrough([.text("a")])),
        ("<code>a &lt; b</code>", .code("a < b")), ("<kbd>Ctrl</kbd>", .code("Ctrl")),
        ("<b><i>a</i></b>", .strong([.emphasis([.text("a")])])), ("<b>*a*</b>", .strong([.emphasis([.text("a")])])),
        (
            "<a href=\"https://a.example/?b=1&amp;c=2\">d</a>",
            .link(destination: "https://a.example/?b=1&c=2", title: "", [.text("d")])
        ),
        (
            "<a title='t' href=https://a.example>d</a>",
            .link(destination: "https://a.example", title: "t", [.text("d")])
        ),
        ("<img src=\"b.png\" alt=\"c\">", .image(destination: "b.png", title: "", [.text("c")])),
    ])
    func tagsSayWhatMarkdownWouldSay(text: String, inline: MarkdownInline) {
        guard case .paragraph(let inlines) = MarkdownDocument(parsing: "x" + text).blocks.first?.content else {
            Issue.record("no paragraph")
            return
        }
        #expect(inlines == [.text("x"), inline])
    }

    @Test(arguments: [
        ("a<br>b", "a\nb"), ("a<BR/>b<br />c", "a\nb\nc"), ("<p>a</p><p>b</p>", "a\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "\n• a\n• b"), ("<span style=\"color:red\">5%</span>", "5%"),
        ("a&nbsp;b &euro; &#8364; &#x20AC; &copy;", "a\u{A0}b € € € ©"), ("<small>a</small>b", "ab"),
    ])
    func breaksAndCharactersAreWhatTheyStandFor(text: String, plain: String) {
        for found in read(text) {
            #expect(found.drop { $0 == "\n" } == plain.drop { $0 == "\n" }, "\(text)")
        }
    }

    @Test(arguments: [
        "List<String>", "<customer-id>", "<b>open", "closed</b>", "<script>x</script>", "<i>a<b></i>", "a <T> b </T>",
        "<sup>1", "<!-- note -->",
    ])
    func tagsWithoutAMeaningStayAsTheyAreWritten(text: String) {
        // A cell that is taken out of the text is without those that stand by themselves.
        for found in read(text).prefix(2) { #expect(found.filter { $0 == "<" }.count >= 1, "\(text): \(found)") }
        #expect(read("List<String>") == ["List<String>", "List<String>", "List<String>"])
    }

    @Test func codeIsLeftAlone() {
        #expect(read("`250<sup>1</sup>`")[0] == "250<sup>1</sup>")
        let fence = "```\n<b>a</b>\n```\n"
        #expect(
            MarkdownDocument(parsing: fence).blocks.first?.content
                == .code(MarkdownCode(info: "", content: "<b>a</b>\n", isFenced: true)))
    }

    @Test func headingsBeforeATableAreReadTheSameWay() {
        let text = "## CO<sub>2</sub> by <b>year</b>\n\n| a |\n|---|\n| 1 |\n"
        #expect(MarkdownFinding.all(in: text).map(\.lead) == [.heading("CO₂ by year")])
    }

    @Test func aLineOfTagsIsAParagraphAndOneOfUnknownTagsStaysAsItIsWritten() {
        let document = MarkdownDocument(
            parsing: "<p align=\"center\">a <b>b</b></p>\n\n<h2>c</h2>\n\n<div>\nd\n</div>\n\n<hr>\n")
        #expect(
            document.blocks.map(\.content) == [
                .paragraph([.text("a "), .strong([.text("b")])]), .heading(level: 2, [.text("c")]),
                .html("<div>\nd\n</div>\n"), .thematicBreak,
            ])
    }

    @Test(arguments: [
        "<pre><code>a\n  b\n</code></pre>\n", "<pre>\na\n  b</pre>\n",
        "<pre><code class=\"language-x\">\na\n  b\n</code></pre>",
    ])
    func codeOfHTMLHasNoEmptyFirstLine(text: String) {
        guard case .code(let code) = MarkdownDocument(parsing: text).blocks.first?.content else {
            Issue.record("no code: \(text)")
            return
        }
        #expect(code.content == "a\n  b\n")
    }

    @Test func tagsWithinOneAnotherByTheThousandEndAsText() {
        let text = "x" + String(repeating: "<b>", count: 5000) + "y" + String(repeating: "</b>", count: 5000)
        guard case .paragraph(var inlines) = MarkdownDocument(parsing: text).blocks.first?.content else {
            Issue.record("no paragraph")
            return
        }
        var depth = 0
        while case .strong(let inner) = inlines.first(where: { if case .strong = $0 { true } else { false } }) {
            depth += 1
            inlines = inner
        }
        #expect(depth <= 16)
    }
}
