/// A number as it is written in a cell, before its column has told what its marks mean.
package struct NumberShape: Hashable, Sendable {
    /// What the points and commas among the digits can be.
    package enum Marks: Hashable, Sendable {
        case none
        case decimalPoint
        case decimalComma
        /// Points between thousands, and no decimals.
        case groupedByPoint
        case groupedByComma
        /// One mark before exactly three digits: it begins the decimals, or groups thousands.
        case openPoint
        case openComma
    }

    package enum Group: Hashable, Sendable {
        case none, comma, point, apostrophe, curlyApostrophe, space, wideSpace, underscore
    }

    package enum Sign: Hashable, Sendable {
        case none, plus, minus
        /// `5-`
        case trailingMinus
        /// `(5)`
        case parentheses
        /// `5 CR` and `5 DR`: which of them is below zero is for the column to say.
        case credit, debit
    }

    package internal(set) var marks = Marks.none
    package internal(set) var group = Group.none
    package internal(set) var sign = Sign.none
    package internal(set) var unit = CellUnit.none
    /// All digits as one number, where they are few enough.
    var mantissa: UInt64 = 0
    /// Digits from the first one that is not zero.
    package internal(set) var significant = 0
    /// Digits behind the last point or comma, where that is or may be the decimal mark.
    var lastRun = 0
    /// By how many places a word or an exponent moves the decimal mark.
    package internal(set) var power = 0
    /// Whether a word or an exponent is written, even one that moves nothing.
    package internal(set) var hasPower = false
    /// `100.–`
    package internal(set) var hasDash = false
    /// `.5`
    package internal(set) var hasNoWhole = false
    /// Digits before the first mark.
    var firstRun = 0
    /// Where the digits with their marks are, in bytes of the cell.
    package internal(set) var start = 0
    package internal(set) var end = 0
    /// Where the last point or comma is, or else the digits end.
    var lastMark = 0
    /// Where a unit before the digits begins, and one behind them ends.
    package internal(set) var outerStart = 0
    package internal(set) var outerEnd = 0
    /// Where a unit behind the digits is, with the blank before it and without a word for a thousand or a sign.
    var unitStart = 0
    var unitEnd = 0

    /// Whether nothing but digits is written.
    var isPlain: Bool {
        marks == .none && group == .none && sign == .none && unit == .none && !hasPower && !hasDash
    }

    /// Digits after the decimal mark.
    ///
    /// - Parameter pointIsDecimal: What an open mark is taken for.
    package func decimals(pointIsDecimal: Bool) -> Int {
        switch marks {
        case .none, .groupedByPoint, .groupedByComma: 0
        case .decimalPoint, .decimalComma: lastRun
        case .openPoint: pointIsDecimal ? lastRun : 0
        case .openComma: pointIsDecimal ? 0 : lastRun
        }
    }

    /// Where the whole part ends, in bytes of the cell.
    package func wholeEnd(pointIsDecimal: Bool) -> Int {
        decimals(pointIsDecimal: pointIsDecimal) > 0 || hasDash ? lastMark : end
    }

    /// Whether a mark between thousands is written.
    package func isGrouped(pointIsDecimal: Bool) -> Bool {
        switch marks {
        case .groupedByPoint, .groupedByComma: true
        case .openPoint: !pointIsDecimal
        case .openComma: pointIsDecimal
        default: group != .none
        }
    }

    /// The number, its sign that of what is written; credit and debit have none.
    func number(in bytes: UnsafeBufferPointer<UInt8>, pointIsDecimal: Bool) -> DecimalNumber {
        let decimals = decimals(pointIsDecimal: pointIsDecimal)
        let isNegative = sign == .minus || sign == .trailingMinus || sign == .parentheses
        if significant <= 18, power - decimals < 19 {
            var value = Int128(mantissa)
            var scale = decimals - power
            while scale < 0 {
                value *= 10
                scale += 1
            }
            return DecimalNumber(isNegative ? -value : value, scale: scale)
        }
        var digits = bytes[start..<end].compactMap(CellCursor.digit).map { UInt8($0) }
        let scale = decimals - power
        if scale < 0 { digits += Array(repeating: 0, count: -scale) }
        return DecimalNumber(isNegative: isNegative, digits: digits, scale: max(0, scale))
    }
}
