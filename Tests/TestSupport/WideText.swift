/// Text whose width terminals disagree about.
package enum WideText {
    /// A text of some clusters of every kind.
    package static func random(using random: inout some RandomNumberGenerator) -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in cluster(using: &random) }.joined()
    }

    /// One of each kind, and a plain one.
    package static let sample = [
        "plain", "👩\u{200D}👩\u{200D}👧\u{200D}👦", "🏳\u{FE0F}\u{200D}🌈", "🇨🇭", "🇨", "👍🏽", "1\u{FE0F}\u{20E3}", "❤\u{FE0F}",
        "❤\u{FE0E}",
        "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "क्षत्रिय", "നിൻ്റെ", "ক্ষ", "\u{1112}\u{1161}\u{11AB}",
        "\u{1100}\u{1160}", "한국어",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "漢字かな", "ﾊﾝｶｸ", "ＡＢＣ", "กำ", "ນ້ຳ", "ﷺ", "بِسْمِ", "ｶﾞ", "〰\u{FE0F}",
        "©\u{FE0F}", "㊙\u{FE0F}", "🫱🏻\u{200D}🫲🏿",
        "\u{200B}\u{200D}\u{FEFF}x", "a\u{20DD}", "\u{302E}가", "꧁", "𓀀", "🀄", "⌚", "\u{FFFC}", "\u{378}",
    ]

    private static func cluster(using random: inout some RandomNumberGenerator) -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: family(using: &random)
        case 1: scalars(2, in: 0x1F1E6...0x1F1FF, using: &random)
        case 2: scalars(1, in: 0x30...0x39, using: &random) + "\u{FE0F}\u{20E3}"
        case 3: emoji(using: &random) + scalars(1, in: 0x1F3FB...0x1F3FF, using: &random)
        case 4: scalars(1, in: 0x2600...0x27BF, using: &random) + random.pick("", "\u{FE0F}", "\u{FE0E}")
        case 5: "🏴" + scalars(3, in: 0xE0061...0xE007A, using: &random) + "\u{E007F}"
        case 6:
            scalars(1, in: 0x915...0x939, using: &random) + "\u{94D}" + scalars(2, in: 0x915...0x939, using: &random)
        case 7:
            scalars(1, in: 0x1100...0x1112, using: &random) + scalars(1, in: 0x1161...0x1175, using: &random)
                + random.pick("", scalars(1, in: 0x11A8...0x11C2, using: &random))
        case 8:
            scalars(1, in: 0x61...0x7A, using: &random)
                + scalars(Int.random(in: 1...8, using: &random), in: 0x300...0x36F, using: &random)
        default:
            random.pick(scalars(2, in: 0x4E00...0x9FFF, using: &random), random.pick(sample[0], sample[10], sample[22]))
        }
    }

    private static func family(using random: inout some RandomNumberGenerator) -> String {
        (0..<Int.random(in: 2...5, using: &random)).map { _ in emoji(using: &random) }.joined(separator: "\u{200D}")
    }

    private static func emoji(using random: inout some RandomNumberGenerator) -> String {
        random.pick(
            scalars(1, in: 0x1F466...0x1F469, using: &random), scalars(1, in: 0x1F600...0x1F64F, using: &random),
            scalars(1, in: 0x1F900...0x1F9FF, using: &random))
    }

    private static func scalars(
        _ count: Int, in range: ClosedRange<UInt32>, using random: inout some RandomNumberGenerator
    ) -> String {
        var text = ""
        for _ in 0..<count {
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
