/// A number with all of its digits: `digits` × 10^`exponent`.
struct Amount: Hashable, Sendable {
    private(set) var digits: Int
    private(set) var exponent: Int

    /// Digits at the most.
    private static let longest = 15

    init?(digits: Int, exponent: Int) {
        guard abs(digits) < Self.bound, abs(exponent) <= Self.longest else { return nil }
        self.digits = digits
        self.exponent = exponent
        while self.exponent < 0, self.digits.isMultiple(of: 10) {
            self.digits /= 10
            self.exponent += 1
        }
    }

    private static let bound = 1_000_000_000_000_000

    /// The number that digits mean, where a mark begins the decimals.
    init?(_ text: some StringProtocol, decimalMark: UInt8?) {
        var digits = 0
        var decimals = 0
        var count = 0
        var isFraction = false
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                digits = digits * 10 + Int(byte - 0x30)
                count += 1
                if isFraction { decimals += 1 }
                guard count <= Self.longest else { return nil }
            } else if byte == decimalMark {
                isFraction = true
            }
        }
        guard count > 0 else { return nil }
        self.init(digits: digits, exponent: -decimals)
    }

    func shifted(by zeros: Int) -> Amount? { Amount(digits: digits, exponent: exponent + zeros) }

    func multiplied(by factor: Int) -> Amount? {
        let (product, isTooLarge) = digits.multipliedReportingOverflow(by: factor)
        return isTooLarge ? nil : Amount(digits: product, exponent: exponent)
    }

    func plus(_ other: Amount) -> Amount? {
        let low = min(exponent, other.exponent)
        guard let left = power(exponent - low), let right = power(other.exponent - low) else { return nil }
        let (a, isATooLarge) = digits.multipliedReportingOverflow(by: left)
        let (b, isBTooLarge) = other.digits.multipliedReportingOverflow(by: right)
        guard !isATooLarge, !isBTooLarge, a < Self.bound, b < Self.bound else { return nil }
        return Amount(digits: a + b, exponent: low)
    }

    private func power(_ zeros: Int) -> Int? {
        guard (0...Self.longest).contains(zeros) else { return nil }
        return (0..<zeros).reduce(1) { power, _ in power * 10 }
    }

    /// For comparing.
    var double: Double {
        exponent >= 0
            ? Double(digits) * Double(power(exponent) ?? 1) : Double(digits) / Double(power(-exponent) ?? 1)
    }

    var isWhole: Bool { exponent >= 0 }

    /// `1250.5`: no marks between thousands, a point before the decimals.
    var text: String {
        let text = String(digits)
        guard exponent < 0 else { return text + String(repeating: "0", count: digits == 0 ? 0 : exponent) }
        let padded = String(repeating: "0", count: max(0, 1 - exponent - text.count)) + text
        return padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    }
}
