import TestSupport

extension SeededGenerator {
    /// Text made of pieces that are hard for a terminal.
    mutating func text(pieces count: Int) -> String {
        var text = ""
        for _ in 0..<count {
            text += Self.pieces.randomElement(using: &self) ?? ""
        }
        return text
    }

    private static let pieces = [
        "a", "bc", " ", "  ", "word", "-", "--", "/", "(", ")", ".", ",", "12", "%", "\"", "漢", "字", "かな", "。",
        "「", "」", "e\u{301}", "\u{301}", "👩‍👩‍👧", "👍🏽", "🇩🇪", "1\u{FE0F}\u{20E3}", "❤️", "क्षि", "नि", "한", "ᄒ\u{1161}\u{11AB}",
        "\u{200B}", "\u{200D}", "\u{202E}", "\u{1B}[31m", "\u{7}", "\u{9B}", "\t", "\u{FEFF}", "\u{E0041}", "\u{378}",
        "🏴\u{E0067}\u{E0062}\u{E007F}", "ｱ", "Ａ", "…", "—", "\u{A0}", "عربي", "ก็",
    ]
}
