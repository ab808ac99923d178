import TestSupport

/// Keys that go anywhere and change nothing.
enum SoakKeys {
    private static let escape = "\u{1B}"

    /// To the top of the list of threads, from wherever one is.
    static let home = [escape, escape, escape, escape, "gb", "1", escape, "gg"]

    static func next(using random: inout some RandomNumberGenerator) -> String {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<7: random.pick("j", "k", "j", "k", "l", "h", "\t")
        case 7..<10: random.pick("\u{1B}[6~", "\u{1B}[5~", "\u{04}", "\u{15}")
        case 10..<12: random.pick("gg", "G")
        case 12..<15: random.pick("1", "2", "3", "+")
        case 15..<17: random.pick("gb", "gr", "ga", "gc", "gx", "{", "}")
        case 17: random.pick("i", "?", "\r", "o")
        case 18: random.pick("/\(word(using: &random))\r", "\u{06}\(word(using: &random))")
        default: escape
        }
    }

    private static func word(using random: inout some RandomNumberGenerator) -> String {
        Vocabulary.word(using: &random)
    }
}
