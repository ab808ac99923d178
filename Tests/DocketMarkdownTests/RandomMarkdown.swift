import TestSupport

/// A text of random pieces of Markdown, in which tables, fences, quotes and lists meet in every way.
func randomMarkdown(using generator: inout SeededGenerator) -> String {
    let pieces = [
        "a", "b c", "|", "|", "|", "-", "---", ":-", "-:", ":-:", " ", "  ", "    ", "\n", "\n", "\n", "\n\n", "> ",
        "- ",
        "1. ", "| a | b |\n|---|---|\n| 1 | 2 |\n", "a|b\n-|-\n", "x\n:-:\n", "```", "~~~", "```sql\n", "`", "\\|",
        "\\",
        "<br>", "<br/>", "<b>", "*", "**", "_", "~~", "~", "[a](b)", "![c](d)", "www.a.bc/_x_", "http://a*b*", "# ",
        "- [ ] ", "- [x] ", "\t", "\r\n", "\r", "é", "\u{0}", "<div>\n", "[a]: b\n", "===\n", "&amp;", "a@b.cd",
    ]
    return (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
    }.joined()
}
