extension DecimalNumber: CustomStringConvertible {
    /// Reads what `text` writes, and the numbers that the machine writes.
    package init?(_ text: String) {
        var digits: [UInt8] = []
        var decimals: Int?
        var exponent = 0
        let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard let number = parts.first, parts.count <= 2 else { return nil }
        if parts.count == 2 {
            guard let power = Int(parts[1]), abs(power) <= 400 else { return nil }
            exponent = power
        }
        let isNegative = number.hasPrefix("-")
        for byte in number.utf8.dropFirst(isNegative ? 1 : 0) {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
            } else if let digit = CellCursor.digit(byte) {
                digits.append(UInt8(digit))
                decimals = decimals.map { $0 + 1 }
            } else {
                return nil
            }
        }
        guard !digits.isEmpty else { return nil }
        let scale = (decimals ?? 0) - exponent
        if scale < 0 { digits += Array(repeating: 0, count: -scale) }
        self.init(isNegative: isNegative, digits: digits, scale: max(0, scale))
    }

    /// All of its digits, with a point before the decimals: `-1250.50`.
    package var text: String { text(decimals: scale, decimalMark: ".", groupMark: "") }

    package var description: String { text }

    /// With marks between thousands, and so many decimals: it has no more of them than that.
    package func text(decimals: Int, decimalMark: String, groupMark: String) -> String {
        var all = allDigits
        if all.count <= scale { all = Array(repeating: 0, count: scale + 1 - all.count) + all }
        let whole = all.dropLast(scale)
        var text = isNegative ? "-" : ""
        for (place, digit) in whole.enumerated() {
            if place > 0, (whole.count - place).isMultiple(of: 3) { text += groupMark }
            text.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "0") + digit))
        }
        guard decimals > 0 else { return text }
        text += decimalMark
        for digit in all.suffix(scale) { text.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "0") + digit)) }
        return text + String(repeating: "0", count: max(0, decimals - scale))
    }

    /// Without zeros at the end of its decimals.
    package func trimmingZeros(keeping decimals: Int = 0) -> DecimalNumber {
        var digits = allDigits
        var scale = scale
        while scale > decimals, digits.last == 0 || digits.isEmpty {
            if !digits.isEmpty { digits.removeLast() }
            scale -= 1
        }
        return DecimalNumber(isNegative: isNegative, digits: digits, scale: scale)
    }
}
