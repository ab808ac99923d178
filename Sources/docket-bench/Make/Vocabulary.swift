import Foundation

/// The words of made texts. As in a language, the n-th most frequent word comes up about 1/n times as often as the first
/// one (Zipf), so that an index meets words that are everywhere and words that are nowhere else.
enum Vocabulary {
    static let count = 30_000

    /// A word as often as its rank says.
    static func word(using random: inout some RandomNumberGenerator) -> String {
        // The logarithm of the rank is spread evenly: what 1/n adds up to.
        let rank = exp(Double.random(in: 0..<1, using: &random) * log(Double(count)))
        return all[min(count - 1, Int(rank) - 1)]
    }

    /// The word of a rank, 0 for the most frequent one.
    static func word(_ rank: Int) -> String { all[rank] }

    static func words(_ number: Int, using random: inout some RandomNumberGenerator) -> String {
        (0..<number).map { _ in word(using: &random) }.joined(separator: " ")
    }

    /// What a bank talks about, among the first thousands.
    private static let subjects = [
        "mandate", "fee", "minimum", "risk", "note", "letter", "review", "advice", "ledger", "bond", "fund", "rate",
        "esg", "yield", "tax", "passport", "mortgage", "pension", "school", "address",
    ]

    private static let all: [String] = {
        let syllables = [
            "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "wé",
        ]
        let endings = ["", "n", "r", "s"]
        return (0..<count).map { number in
            if number >= 20, number.isMultiple(of: 20), number / 20 <= subjects.count {
                return subjects[number / 20 - 1]
            }
            var rest = number / endings.count + 1
            var word = ""
            while rest > 0 {
                word += syllables[rest % syllables.count]
                rest /= syllables.count
            }
            return word + endings[number % endings.count]
        }
    }()
}
