/// A number with all of its digits, as people write it: `1,250.50`, `1.250,50`, `1 250`, `250k`, `1.2m`.
///
/// Its marks are read as those of a cell that stands alone: a single comma before three digits groups thousands, and a
/// single point begins the decimals, as it does in what is stored; `isOpen` says that the point could group, too.
struct PlainNumber: Hashable, Sendable {
    private(set) var isNegative = false
    /// Without leading zeros; `0` where there is nothing else.
    private(set) var whole = ""
    /// As written, with its zeros.
    private(set) var fraction = ""
    /// Whether a single point stands before exactly three digits.
    private(set) var isOpen = false

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
        guard rest.utf8.count <= 2 * Self.longest, readDigits(rest) else { return nil }
        for _ in 0..<((own ?? suffix)?.zeros ?? 0) {
            whole.append(fraction.isEmpty ? "0" : fraction.removeFirst())
            isOpen = false
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

    private mutating func readDigits(_ text: String) -> Bool {
        // A person's zeros before a number say nothing.
        let zeros = text.prefix { $0 == "0" }.count
        let next = text.dropFirst(zeros).first
        let text = text.dropFirst(next?.isASCII == true && next?.isNumber == true ? zeros : max(0, zeros - 1))
        return String(text).withBytes { bytes in
            guard case .number(let shape) = CellShape(bytes), shape.sign == .none, shape.unit == .none, !shape.hasPower,
                !shape.hasDash
            else { return false }
            let digits = bytes[shape.start..<shape.end].filter(CellCursor.isDigit)
            let decimals = shape.decimals(pointIsDecimal: true)
            whole = String(decoding: digits.dropLast(decimals), as: UTF8.self)
            fraction = String(decoding: digits.suffix(decimals), as: UTF8.self)
            isOpen = shape.marks == .openPoint
            return true
        }
    }
}
