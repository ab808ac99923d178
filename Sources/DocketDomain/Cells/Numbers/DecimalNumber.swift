/// A number with all of its decimal digits, as many as there are: an integer and how many of its digits are decimals.
package struct DecimalNumber: Hashable, Comparable, Sendable {
    /// The digits with their sign; where they are too many for that, 1 or -1.
    let mantissa: Int128
    /// How many of the digits are decimals.
    package let scale: Int
    /// The digits from the first one on, where the mantissa cannot hold them.
    let digits: [UInt8]

    /// Digits that a mantissa holds whatever they are.
    static let mantissaDigits = 38

    package init(_ mantissa: Int128, scale: Int = 0) {
        self.mantissa = mantissa
        self.scale = scale
        digits = []
    }

    /// - Parameter digits: 0 to 9 each, the first one counts most.
    init(isNegative: Bool, digits: some Collection<UInt8>, scale: Int) {
        let significant = digits.drop { $0 == 0 }
        self.scale = scale
        if significant.count < Self.mantissaDigits {
            let magnitude = significant.reduce(Int128(0)) { $0 * 10 + Int128($1) }
            mantissa = isNegative ? -magnitude : magnitude
            self.digits = []
        } else {
            mantissa = isNegative ? -1 : 1
            self.digits = Array(significant)
        }
    }

    package var isNegative: Bool { mantissa < 0 }

    /// Whether it has more digits than tell all doubles apart.
    package var isLong: Bool { !digits.isEmpty || mantissa.magnitude >= 1_000_000_000_000_000 }

    /// Divided by a hundred.
    package var hundredth: DecimalNumber {
        digits.isEmpty
            ? Self(mantissa, scale: scale + 2) : Self(isNegative: isNegative, digits: digits, scale: scale + 2)
    }

    package static prefix func - (number: Self) -> Self {
        number.digits.isEmpty
            ? Self(-number.mantissa, scale: number.scale)
            : Self(isNegative: number.mantissa > 0, digits: number.digits, scale: number.scale)
    }

    /// The digits without a sign, the first one counts most.
    var allDigits: [UInt8] {
        guard digits.isEmpty else { return digits }
        return mantissa.magnitude.description.utf8.map { $0 - UInt8(ascii: "0") }
    }

    /// The nearest number of the machine's own. Numbers of up to 15 digits are told apart by it, and all are in order.
    package var double: Double {
        let power = Self.powers.count
        if digits.isEmpty, mantissa.magnitude < 1 << 53, scale < power {
            let value = Double(Int64(mantissa))
            return scale == 0 ? value : value / Self.powers[scale]
        }
        return Double(text) ?? 0
    }

    /// Exact as doubles, so that one division rounds once.
    private static let powers: [Double] = (0...22).map { power in (0..<power).reduce(1.0) { value, _ in value * 10 } }

    package static func == (left: Self, right: Self) -> Bool { left.order(right) == 0 }

    package static func < (left: Self, right: Self) -> Bool { left.order(right) < 0 }

    package func hash(into hasher: inout Hasher) {
        let (whole, fraction) = parts
        hasher.combine(isNegative)
        hasher.combine(whole)
        hasher.combine(fraction)
    }

    /// Below zero, zero or above it, as this number is to the other one.
    private func order(_ other: Self) -> Int {
        if scale == other.scale, digits.isEmpty, other.digits.isEmpty {
            return mantissa < other.mantissa ? -1 : mantissa == other.mantissa ? 0 : 1
        }
        let signs = (mantissa.signum(), other.mantissa.signum())
        if signs.0 != signs.1 { return signs.0 < signs.1 ? -1 : 1 }
        let (left, right) = (parts, other.parts)
        return Int(signs.0) * Self.order(left, right)
    }

    private static func order(_ left: Parts, _ right: Parts) -> Int {
        if left.whole.count != right.whole.count { return left.whole.count < right.whole.count ? -1 : 1 }
        if left.whole != right.whole { return left.whole.lexicographicallyPrecedes(right.whole) ? -1 : 1 }
        if left.fraction == right.fraction { return 0 }
        return left.fraction.lexicographicallyPrecedes(right.fraction) ? -1 : 1
    }

    private typealias Parts = (whole: [UInt8], fraction: [UInt8])

    /// The digits before and after the decimal mark, without zeros that say nothing.
    private var parts: Parts {
        var all = allDigits
        if all.count < scale { all = Array(repeating: 0, count: scale - all.count) + all }
        var fraction = all.suffix(scale)
        while fraction.last == 0 { fraction.removeLast() }
        return (Array(all.dropLast(scale).drop { $0 == 0 }), Array(fraction))
    }
}
