/// Random numbers that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
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
