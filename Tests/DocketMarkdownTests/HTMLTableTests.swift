import DocketMarkdown
import Testing

/// Tables of HTML are tables.
struct HTMLTableTests {
    private func tables(in text: String) -> [MarkdownTable<String>] {
        let found = MarkdownFinding.all(in: text).compactMap { finding -> MarkdownTable<String>? in
            if case .table(let table) = finding.content { table } else { nil }
        }
        let shown = MarkdownDocument(parsing: text).blocks.compactMap { block -> MarkdownTable<String>? in
            guard case .table(let table) = block.content else { return nil }
            return MarkdownTable(
                alignments: table.alignments, header: table.header.map(\.cellText),
                rows: table.rows.map { $0.map(\.cellText) })
        }
        #expect(found == shown, "\(text)")
        return found
    }

    private func expect(
        _ html: String, _ header: [String], _ rows: [[String]], location: SourceLocation = #_sourceLocation
    ) {
        let tables = tables(in: html)
        #expect(tables.map(\.header) == [header], sourceLocation: location)
        #expect(tables.first?.rows == rows, sourceLocation: location)
    }

    @Test func headAndBodyAreHeaderAndRows() {
        expect(
            """
            <table>
              <thead><tr><th>Fund</th><th align="right">Fee</th></tr></thead>
              <tbody>
                <tr><td>Core</td><td>0.45<sup>1</sup></td></tr>
                <tr><td><b>Plus</b></td><td>1&nbsp;%<br>a year</td></tr>
              </tbody>
            </table>
            """, ["Fund", "Fee"], [["Core", "0.45¹"], ["Plus", "1\u{A0}%\na year"]])
        #expect(
            tables(in: "<table><tr><th align=right>a</th></tr><tr><td>1</td></tr></table>")[0].alignments == [.right])
    }

    @Test func rowsOfHeaderCellsOrOfBoldTextNameTheColumns() {
        expect("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", ["a", "b"], [["1", "2"]])
        expect(
            "<TABLE><TR><TD><strong>a</strong></TD></TR><TR><TD>1</TD></TR></TABLE>", ["a"], [["1"]])
        expect("<Table><tr><th>a</th></tr><tr><td>1</td></tr></tAbLe>", ["a"], [["1"]])
        expect("<table><tr><td>1</td><td>2</td></tr></table>", ["Column 1", "Column 2"], [["1", "2"]])
        expect("<table><tr><th>a</th></tr></table>", ["a"], [])
    }

    @Test func endTagsMayBeLeftOut() {
        expect("<table>\n<tr><th>a<th>b\n<tr><td>1<td>2\n</table>", ["a", "b"], [["1", "2"]])
    }

    @Test func aCellThatSpansOthersStandsInEachOfThem() {
        expect(
            """
            <table><thead><tr><th rowspan="2">Fund</th><th colspan="2">2026</th></tr>
            <tr><th>Q1</th><th>Q2</th></tr></thead>
            <tr><td rowspan=2>Core</td><td>1</td><td>2</td></tr><tr><td colspan='2'>3</td></tr></table>
            """, ["Fund", "2026 Q1", "2026 Q2"], [["Core", "1", "2"], ["Core", "3", "3"]])
        expect(
            "<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td>1</td><td>2</td><td rowspan=9>3</td></tr><tr><td>4</td></tr></table>",
            ["a", "b", "c"], [["1", "2", "3"], ["4", "", "3"]])
    }

    @Test func emptyLinesDoNotEndIt() {
        expect(
            """
            Before.

            <table>
            <tr><th>a</th></tr>

                <tr><td>1</td></tr>

            <tr><td>

            2</td></tr>
            </table>

            After.
            """, ["a"], [["1"], ["2"]])
        let blocks = MarkdownDocument(parsing: "<table>\n<tr><th>a</th></tr>\n\n</table>\n\nAfter.\n").blocks
        #expect(blocks.last?.content == .paragraph([.text("After.")]))
        #expect(blocks.count == 2)
    }

    @Test func itMayStandInListsAndHaveTextAroundIt() {
        #expect(tables(in: "<table><tr><th>a</th></tr></table>\nand <b>more</b>\n").count == 1)
        let nested = MarkdownFinding.all(
            in: "- item\n\n  <table>\n  <tr><th>a</th></tr>\n\n  <tr><td>1</td></tr>\n  </table>\n")
        #expect(nested.map(\.lead) == [.paragraph("item")])
        let quoted = MarkdownFinding.all(in: "> <table><tr><th>a</th></tr><tr><td>1</td></tr></table>\n")
        #expect(quoted.count == 1)
    }

    @Test func whatIsSaidBeforeItAndItsCaptionLeadToIt() {
        let table = "<tr><th>a</th></tr><tr><td>1</td></tr></table>\n"
        #expect(MarkdownFinding.all(in: "Fees are:\n\n<table>" + table).map(\.lead) == [.paragraph("Fees are:")])
        #expect(
            MarkdownFinding.all(in: "Fees are:\n\n<table><caption>Fees of 2026</caption>" + table).map(\.lead)
                == [.paragraph("Fees of 2026")])
    }

    @Test func ofATableWithinACellTheTextIsKept() {
        expect(
            "<table><tr><th>a</th></tr><tr><td>x <table><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
            ["a"], [["x 1 2"]])
    }

    @Test(arguments: [
        "<table>stray<tr><td>1</td></tr></table>", "<table></table>", "<table><caption>x</caption></table>",
        "<table><tr><td colspan=1000>1</td></tr>" + String(repeating: "<tr><td colspan=1000>1</td></tr>", count: 400)
            + "</table>",
    ])
    func whatIsNoTableStaysAsItIsWritten(text: String) {
        #expect(tables(in: text).isEmpty)
        guard case .html(let html) = MarkdownDocument(parsing: text).blocks.first?.content else {
            Issue.record("no HTML")
            return
        }
        #expect(html.hasPrefix("<table>"))
    }

    @Test func inACodeBlockItIsCode() {
        #expect(tables(in: "```html\n<table><tr><td>1</td></tr></table>\n```\n").isEmpty)
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "<table>", "<table>\n\n", "<tr>", "<table><tr><td>", "<td colspan=1000>", "<!--",
            "<table><tr><td rowspan=60000>1\n",
            "<table \"", "<pre>", "</table>\n\n", "<table><caption>", "<p>", "&amp;", "<table><tr><td>&notin;",
        ])
    func repeatedTagsAreRead(mark: String) {
        let text = "<table>" + String(repeating: mark, count: 300_000 / mark.utf8.count)
        #expect(!MarkdownDocument(parsing: text).blocks.isEmpty)
        _ = MarkdownFinding.all(in: text)
    }
}
