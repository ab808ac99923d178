import DocketDomain
import Foundation

/// Numbers as charts write them.
package enum ChartNumber {
    /// What is beyond has no place on a scale.
    static let largest = 1e300

    /// With marks between thousands.
    package static func grouped(_ number: Int) -> String {
        DecimalNumber(Int128(number)).text(decimals: 0, decimalMark: ".", groupMark: ",")
    }

    /// With so many decimals at most, as far as they say something.
    static func rounded(_ value: Double, decimals: Int) -> DecimalNumber? {
        let scaled = (value * NiceTicks.number(1, decimals)).rounded()
        guard abs(scaled) < 9e15 else { return nil }
        return DecimalNumber(Int128(scaled), scale: decimals)
    }

    /// All that a number says, in few digits: six of them count.
    package static func short(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        guard value != 0 else { return "0" }
        let size = Int(log10(abs(value)).rounded(.down))
        guard (-5..<15).contains(size), let number = rounded(value, decimals: max(0, 5 - size)) else {
            return scientific(value)
        }
        let trimmed = number.trimmingZeros()
        return trimmed.text(decimals: trimmed.scale, decimalMark: ".", groupMark: ",")
    }

    /// `1.25e-7`.
    private static func scientific(_ value: Double) -> String {
        var size = Int(log10(abs(value)).rounded(.down))
        var digits = value / NiceTicks.number(1, size)
        if !digits.isFinite { digits = value }
        if abs(digits) >= 9.995 { (digits, size) = (digits / 10, size + 1) }
        guard let number = rounded(digits, decimals: 2)?.trimmingZeros() else { return "\(value)" }
        return "\(number.text(decimals: number.scale, decimalMark: ".", groupMark: ""))e\(size)"
    }

    /// Three digits and a letter for thousands, millions and so on.
    package static func compact(_ value: Double) -> String {
        for (power, letter) in [(12, "T"), (9, "B"), (6, "M"), (3, "k")] {
            let part = value / NiceTicks.number(1, power)
            guard abs(part) >= 0.9995, abs(part) < 1e6 else { continue }
            let decimals = abs(part) >= 99.95 ? 0 : abs(part) >= 9.995 ? 1 : 2
            guard let number = rounded(part, decimals: decimals)?.trimmingZeros() else { continue }
            return number.text(decimals: number.scale, decimalMark: ".", groupMark: ",") + letter
        }
        return short(value)
    }
}

extension NiceTicks {
    /// The ticks' labels, all with the same decimals and the same letter.
    func labels(_ format: ChartFormat?) -> [String] {
        let digits = (0..<count).map { (first + $0) * mantissa }
        let (shift, sign) = format == .percent ? (2, "%") : (0, "")
        let largest = max(abs(range.lowerBound), abs(range.upperBound))
        let isCompact = format == .compact || format == nil && largest >= 1_000_000
        if isCompact, let (power, letter) = Self.letters.first(where: { largest >= number(1, $0.0) }), largest < 1e18 {
            return digits.map { $0 == 0 ? "0" : Self.text($0, exponent - power) + letter }
        }
        guard (-7...14).contains(exponent), largest < 1e15 else {
            return digits.map { ($0 == 0 ? "0" : "\($0)e\(exponent + shift)") + sign }
        }
        return digits.map { Self.text($0, exponent + shift) + sign }
    }

    private static let letters = [(12, "T"), (9, "B"), (6, "M"), (3, "k")]

    private func number(_ digits: Int, _ exponent: Int) -> Double { Self.number(digits, exponent) }

    private static func text(_ digits: Int, _ exponent: Int) -> String {
        var mantissa = Int128(digits)
        for _ in 0..<max(0, exponent) { mantissa *= 10 }
        let scale = max(0, -exponent)
        return DecimalNumber(mantissa, scale: scale).text(decimals: scale, decimalMark: ".", groupMark: ",")
    }
}
