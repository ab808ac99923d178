/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

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
