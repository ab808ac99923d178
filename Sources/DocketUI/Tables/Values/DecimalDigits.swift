/// The digits of a number with the marks that group them, and its exponent.
///
/// A single comma or point before exactly three digits groups thousands if it is a comma (`1,250`) and begins the
/// decimals if it is a point (`1.250`); two different marks, or the same one twice, leave no doubt.
struct DecimalDigits {
    /// Where the whole part ends, as an offset in the cell.
    let wholeEnd: Int
    let decimals: Int
    /// Nil where it is beyond the range of a number, or has marks where no one puts them.
    let value: Double?

    private static let comma = UInt8(ascii: ",")
    private static let point = UInt8(ascii: ".")

    init?(_ reader: inout CellReader) {
        var mantissa: UInt64 = 0
        var digits = 0
        var dropped = 0
        /// Digits since the last mark.
        var run = 0
        var hasWrongGroup = false
        var group: UInt8 = 0
        var groups = 0
        var decimalMark: Int?
        while !reader.isAtEnd {
            let byte = reader.current
            if let digit = CellReader.digit(byte) {
                if mantissa < 100_000_000_000_000_000 {
                    mantissa = mantissa * 10 + UInt64(digit)
                } else {
                    dropped += 1
                }
                digits += 1
                run += 1
                reader.advance()
                continue
            }
            guard decimalMark == nil, let length = Self.markLength(reader) else { break }
            let isNext = CellReader.digit(reader.byte(at: reader.position + length)) != nil
            let isDecimal =
                (byte == Self.point || byte == Self.comma)
                && (digits == 0 || Self.beginsDecimals(reader, group: group, groups: groups, wholeDigits: digits))
            if isDecimal {
                guard isNext || digits > 0 else { break }
                decimalMark = reader.position
                if groups > 0, run != 3 { hasWrongGroup = true }
            } else {
                guard isNext else { break }
                if group != 0, group != byte { hasWrongGroup = true }
                if groups > 0 ? run != 3 : run > 3 { hasWrongGroup = true }
                group = byte
                groups += 1
            }
            run = 0
            reader.advance(length)
        }
        guard digits > 0 else { return nil }
        if decimalMark == nil, groups > 0, run != 3 { hasWrongGroup = true }
        decimals = decimalMark == nil ? 0 : run
        wholeEnd = decimalMark ?? reader.position
        let exponent = Self.exponent(&reader)
        value = hasWrongGroup ? nil : Self.scaled(mantissa, by: exponent + dropped - decimals)
    }

    /// Bytes of the mark between digits that stands here.
    private static func markLength(_ reader: CellReader) -> Int? {
        switch reader.current {
        case comma, point, UInt8(ascii: "'"), UInt8(ascii: "_"): 1
        default:
            reader.blankLength > 0 && CellReader.digit(reader.byte(at: reader.position + reader.blankLength)) != nil
                ? reader.blankLength : nil
        }
    }

    /// Whether a comma or point begins the decimals rather than another group of three.
    private static func beginsDecimals(_ reader: CellReader, group: UInt8, groups: Int, wholeDigits: Int) -> Bool {
        let mark = reader.current
        if groups > 0 { return mark != group }
        var end = reader.position + 1
        while CellReader.digit(reader.byte(at: end)) != nil { end += 1 }
        let following = end - reader.position - 1
        let next = reader.byte(at: end)
        if following == 3, next == mark { return false }
        if following == 3, next == comma || next == point { return false }
        if mark == point { return true }
        let startsWithZero = wholeDigits == 1 && reader.byte(at: reader.position - 1) == UInt8(ascii: "0")
        return following != 3 || wholeDigits > 3 || startsWithZero
    }

    private static func exponent(_ reader: inout CellReader) -> Int {
        guard reader.current | 0x20 == UInt8(ascii: "e") else { return 0 }
        var ahead = reader
        ahead.advance()
        let isNegative = ahead.skipSign() ?? false
        guard let exponent = ahead.number(atMost: 4) else { return 0 }
        reader = ahead
        return isNegative ? -exponent : exponent
    }

    /// Exact while the mantissa has 53 bits and the power of ten is exact, as nearly every number in a table.
    private static func scaled(_ mantissa: UInt64, by exponent: Int) -> Double? {
        if exponent == 0 { return Double(mantissa) }
        if mantissa < 1 << 53, exponent.magnitude < powers.count {
            let power = powers[Int(exponent.magnitude)]
            return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
        }
        guard let value = Double("\(mantissa)e\(exponent)"), value.isFinite else { return nil }
        return value
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
