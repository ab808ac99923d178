/// Messages that are cheap to write and dear to read: each cost the square of its length somewhere once.
package struct HostileMessage: Sendable, CustomStringConvertible {
    package let name: String
    private let unit: String
    private let head: String

    package init(_ name: String, _ unit: String, head: String = "") {
        self.name = name
        self.unit = unit
        self.head = head
    }

    package var description: String { name }

    /// A message of about so many bytes.
    package func text(bytes: Int) -> String {
        head + String(repeating: unit, count: max(1, (bytes - head.utf8.count) / unit.utf8.count))
    }

    package static let all = [
        HostileMessage("words", "the fee is lower than before "),
        HostileMessage("one letter", "a"),
        HostileMessage("a letter under many marks", "\u{301}", head: "e"),
        HostileMessage("letters under a mark", "x\u{301}"),
        HostileMessage("quotes", "\""),
        HostileMessage("brackets", "["),
        HostileMessage("empty links", "[a]("),
        HostileMessage("links", "[a](https://a.example) "),
        HostileMessage("underscores", "_a "),
        HostileMessage("emphasis", "*a* "),
        HostileMessage("code", "`a` "),
        HostileMessage("addresses without an end", "www."),
        HostileMessage("addresses with underscores", "www.a_"),
        HostileMessage("mail", "a@b.c "),
        HostileMessage("at signs", "a@"),
        HostileMessage("web", "https://a.example "),
        HostileMessage("rows without a table", "|a|b|\n"),
        HostileMessage("rows of a table", "|a|b|\n", head: "|a|b|\n|-|-|\n"),
        HostileMessage("tables", "|a|\n|-|\n|1|\n\n"),
        HostileMessage("columns of a table", "a|", head: "a|b\n-|-\n"),
        HostileMessage("items", "- a\n"),
        HostileMessage("numbered items", "1. a\n"),
        HostileMessage("paragraphs", "a\n\n"),
        HostileMessage("headings", "# a\n"),
        HostileMessage("a heading", "a ", head: "# "),
        HostileMessage("code blocks", "```\na\n```\n"),
        HostileMessage("a code block", "let a = 1\n", head: "```\n"),
        HostileMessage("tags", "<b>a</b> "),
        HostileMessage("open tags", "<b>"),
        HostileMessage("cells of HTML", "<td>a", head: "<table><tr>"),
        HostileMessage("rows of HTML", "<tr><td>a</td></tr>\n", head: "<table>"),
        HostileMessage("reasoning", "<think>a</think>\n"),
        HostileMessage("Arabic", "مرحبا "),
        HostileMessage("Hebrew without a blank", "א"),
        HostileMessage("ideographs", "漢"),
        HostileMessage("emoji", "👩\u{200D}👩\u{200D}👧"),
        HostileMessage("flags", "🇨🇭"),
        HostileMessage("blanks", " ", head: "a"),
        HostileMessage("line ends", "\n", head: "a"),
    ]
}

/// How much longer something takes that is four times as large, by the best of some tries.
package func growth(_ work: (_ factor: Int) async throws -> Void) async rethrows -> Double {
    var one = Duration.seconds(1000)
    var four = Duration.seconds(1000)
    var growth = Double.infinity
    // Other tests run beside this one; what takes the square of its input does so however often it is measured.
    for _ in 0..<8 where growth > 10 {
        one = min(one, try await ContinuousClock().measure { try await work(1) })
        four = min(four, try await ContinuousClock().measure { try await work(4) })
        // What is over at once says nothing.
        growth = four / max(one, .milliseconds(20))
    }
    return growth
}
