/// A number with all of its digits, as people write it: `1,250.50`, `1.250,50`, `1 250`, `250k`, `1.2m`.
struct PlainNumber: Hashable, Sendable {
    private(set) var isNegative = false
    /// Without leading zeros; `0` where there is nothing else.
    private(set) var whole = ""
    /// As written, with its zeros.
    private(set) var fraction = ""

    private static let longest = 30

    /// - Parameter suffix: What stands for the zeros of a number that is written without them, such as `k`.
    init?(reading text: some StringProtocol, suffix: Suffix? = nil) {
        var rest = Self.plain(text)
        if let sign = rest.first, sign == "-" || sign == "+" {
            isNegative = sign == "-"
            rest.removeFirst()
            rest = rest.trimmed
        }
        let own = Suffix.split(&rest)
        guard rest.count <= 2 * Self.longest, let first = rest.first, first.isASCII, first.isNumber || first == ".",
            let parts = Self.parts(of: rest)
        else { return nil }
        whole = parts.whole
        fraction = parts.fraction
        for _ in 0..<((own ?? suffix)?.zeros ?? 0) {
            whole.append(fraction.isEmpty ? "0" : fraction.removeFirst())
        }
        whole = String(whole.drop { $0 == "0" })
        if whole.isEmpty { whole = "0" }
        guard whole.count <= Self.longest, fraction.count <= Self.longest else { return nil }
        if whole == "0", fraction.allSatisfy({ $0 == "0" }) { isNegative = false }
    }

    /// Reads a number as JSON writes it, its exponent included, where that is exact in a `Double`.
    init?(literal text: String) {
        guard text.utf8.count <= 40, text.lowercased().contains("e"), let value = Double(text), abs(value) < 1e15,
            abs(value) >= 1e-4
        else { return nil }
        self.init(reading: value.description)
    }

    /// `-1250.50`: no marks between thousands, a point before the decimals.
    var text: String {
        (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// The same for numbers of the same amount.
    var comparable: String {
        let significant = fraction.reversed().drop { $0 == "0" }.reversed()
        return (isNegative ? "-" : "") + whole + (significant.isEmpty ? "" : "." + String(significant))
    }

    /// `-1,250.50`.
    var grouped: String {
        var digits = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { digits.append(",") }
            digits.append(digit)
        }
        return (isNegative ? "-" : "") + digits + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// The nearest one, for comparing with a rule's bounds.
    var double: Double { Double(text) ?? .nan }

    /// A letter or word behind a number.
    enum Suffix: String, CaseIterable {
        case thousand, million, billion, tsd, mio, mn, bn, k, m

        var zeros: Int {
            switch self {
            case .k, .thousand, .tsd: 3
            case .m, .million, .mio, .mn: 6
            case .billion, .bn: 9
            }
        }

        /// Takes it off the end of a text.
        static func split(_ text: inout String) -> Suffix? {
            let lower = text.lowercased()
            guard lower.utf8.count == text.utf8.count,
                let suffix = allCases.first(where: { lower.hasSuffix($0.rawValue) })
            else { return nil }
            text = String(text.dropLast(suffix.rawValue.count)).trimmed
            return suffix
        }
    }

    /// White space and minus signs of all kinds become ordinary ones.
    private static func plain(_ text: some StringProtocol) -> String {
        String(
            text.map { character in
                switch character {
                case "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{FF0D}": "-"
                case _ where character.isWhitespace: " "
                default: character
                }
            }
        ).trimmed
    }

    /// A single comma before exactly three digits groups thousands and a single point begins the decimals; of two
    /// different marks the last one does.
    private static func parts(of text: String) -> (whole: String, fraction: String)? {
        let points = text.count { $0 == "." }
        let commas = text.count { $0 == "," }
        var decimal: Character?
        if points > 0, commas > 0 {
            decimal = text.last { $0 == "." || $0 == "," }
        } else if points == 1 {
            decimal = "."
        } else if commas == 1, let comma = text.firstIndex(of: ",") {
            let after = text[text.index(after: comma)...]
            if after.count != 3 || text[..<comma] == "0" { decimal = "," }
        }
        var whole = text[...]
        var fraction: Substring = ""
        if let decimal, let mark = text.lastIndex(of: decimal) {
            whole = text[..<mark]
            fraction = text[text.index(after: mark)...]
            guard !whole.contains(decimal), !fraction.isEmpty else { return nil }
        }
        guard fraction.allSatisfy(isDigit), let digits = ungrouped(whole) else { return nil }
        return digits.isEmpty && fraction.isEmpty ? nil : (digits, String(fraction))
    }

    private static func ungrouped(_ text: Substring) -> String? {
        let marks = Set(text.filter { !isDigit($0) })
        guard let mark = marks.first else { return String(text) }
        guard marks.count == 1, ",.'’_ ".contains(mark) else { return nil }
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.joined()
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}
