/// The bounds of a band of amounts, however it is written: `100,000 – 250,000`, `€100k-250k`, `over 1m`, `< 25 000`.
struct AmountBand: Hashable, Sendable {
    let low: String?
    let high: String?

    init?(reading text: String) {
        guard text.utf8.count <= 100 else { return nil }
        var rest = text.lowercased()
        for sign in Self.signs { rest = rest.replacing(sign, with: "") }
        for code in ["eur", "usd", "gbp", "chf", "jpy"] { rest = rest.replacing(code, with: "") }
        for word in ["per year", "a year", "/year", "p.a.", "annually"] { rest = rest.replacing(word, with: "") }
        rest = rest.trimmed
        if rest.hasPrefix("between ") { rest = String(rest.dropFirst(8).replacing(" and ", with: "-")) }
        for dash in [" to ", " bis ", "…", "..", "~", "〜"] { rest = rest.replacing(dash, with: "-") }
        rest = String(rest.map { Self.dashes.contains($0) ? "-" : $0 })

        if rest.hasPrefix("from "), rest.contains("-") { rest = String(rest.dropFirst(5)) }
        // A band has no cents: “100.000” is a hundred thousand here.
        rest = rest.replacing(".", with: ",")
        if let bound = Self.bound(rest, before: ["under", "below", "less than", "up to", "<=", "≤", "<"], after: []) {
            self.init(low: nil, high: bound)
        } else if let bound = Self.bound(
            rest, before: ["over", "above", "more than", "from", ">=", "≥", ">"],
            after: ["+", "and more", "or more", "and above", "and over"])
        {
            self.init(low: bound, high: nil)
        } else {
            let ends = rest.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2 else { return nil }
            var last = String(ends[1])
            // In “100–250k” both are thousands.
            let suffix = PlainNumber.Suffix.split(&last)
            guard let low = PlainNumber(reading: ends[0], suffix: suffix), let high = PlainNumber(reading: ends[1])
            else { return nil }
            self.init(low: low.comparable, high: high.comparable)
        }
    }

    private init(low: String?, high: String?) {
        self.low = low
        self.high = high
    }

    /// Those that are no letters, which may be part of a word.
    private static let signs = Currency.signs.map { "\($0.sign)" }.filter { !$0.contains(where: \.isLetter) }
    private static let dashes: Set<Character> = ["‐", "‑", "‒", "–", "—", "―", "−", "－"]

    private static func bound(_ text: String, before: [String], after: [String]) -> String? {
        if let word = before.first(where: text.hasPrefix) {
            return PlainNumber(reading: text.dropFirst(word.count))?.comparable
        }
        if let word = after.first(where: text.hasSuffix) {
            return PlainNumber(reading: text.dropLast(word.count))?.comparable
        }
        return nil
    }
}
