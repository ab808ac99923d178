extension DecimalNumber {
    package static func + (left: Self, right: Self) -> Self {
        let scale = max(left.scale, right.scale)
        if let first = left.mantissa(at: scale), let second = right.mantissa(at: scale) {
            let (sum, overflow) = first.addingReportingOverflow(second)
            if !overflow { return Self(sum, scale: scale) }
        }
        let (first, second) = (left.digits(at: scale), right.digits(at: scale))
        if left.isNegative == right.isNegative {
            return Self(isNegative: left.isNegative, digits: added(first, second), scale: scale)
        }
        let isLess = first.lexicographicallyPrecedes(second, ofOneLength: ())
        return isLess
            ? Self(isNegative: right.isNegative, digits: subtracted(second, first), scale: scale)
            : Self(isNegative: left.isNegative, digits: subtracted(first, second), scale: scale)
    }

    package static func += (left: inout Self, right: Self) { left = left + right }

    /// Divided by a whole number above zero, to so many decimals; halves are rounded away from zero.
    package func divided(by divisor: Int, decimals: Int) -> Self {
        var remainder = 0
        var quotient: [UInt8] = []
        var dividend = allDigits
        // One decimal more than asked for tells which way to round; what is behind it cannot change that.
        let zeros = decimals + 1 - scale
        if zeros > 0 {
            dividend += Array(repeating: 0, count: zeros)
        } else {
            dividend.removeLast(min(-zeros, dividend.count))
        }
        for digit in dividend {
            // The remainder stays below the divisor, which is a number of cells: ten times of it still fits.
            remainder = remainder * 10 + Int(digit)
            quotient.append(UInt8(remainder / divisor))
            remainder %= divisor
        }
        let roundsUp = (quotient.popLast() ?? 0) >= 5
        let rounded = roundsUp ? Self.added(quotient, [1]) : quotient
        return Self(isNegative: isNegative, digits: rounded, scale: decimals)
    }

    /// The mantissa with so many decimals; nil where it does not fit.
    private func mantissa(at scale: Int) -> Int128? {
        guard digits.isEmpty else { return nil }
        guard scale > self.scale else { return mantissa }
        guard scale - self.scale < Self.mantissaDigits else { return mantissa == 0 ? 0 : nil }
        var factor = Int128(1)
        for _ in self.scale..<scale { factor *= 10 }
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    private func digits(at scale: Int) -> [UInt8] {
        allDigits + Array(repeating: 0, count: max(0, scale - self.scale))
    }

    private static func added(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var carry: UInt8 = 0
        for place in 0..<max(left.count, right.count) {
            let sum = left.fromTheEnd(place) + right.fromTheEnd(place) + carry
            result.append(sum % 10)
            carry = sum / 10
        }
        if carry > 0 { result.append(carry) }
        return result.reversed()
    }

    /// The left one is not less than the right one.
    private static func subtracted(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var borrowed: UInt8 = 0
        for place in 0..<left.count {
            let taken = right.fromTheEnd(place) + borrowed
            let digit = left.fromTheEnd(place)
            borrowed = digit < taken ? 1 : 0
            result.append(digit + 10 * borrowed - taken)
        }
        return result.reversed()
    }
}

extension [UInt8] {
    fileprivate func fromTheEnd(_ place: Int) -> UInt8 { place < count ? self[count - 1 - place] : 0 }

    /// Whether it is less as digits of a whole number, whatever zeros it begins with.
    fileprivate func lexicographicallyPrecedes(_ other: [UInt8], ofOneLength: Void) -> Bool {
        let (left, right) = (drop { $0 == 0 }, other.drop { $0 == 0 })
        return left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }
}
