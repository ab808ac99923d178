/// A number as it is written in a cell, where it can be stored as a number without a change: at most 15 digits, no
/// leading zeros, groups of three, nothing beside it but a sign, a currency or a percent sign.
struct ExactNumber: Hashable {
    /// A percentage counts as its fraction: 45 % is 0.45.
    let value: Double
    let look: Look
    /// Bytes of the text up to the decimal mark.
    let wholeEnd: Int

    /// How it was written, so that it can be shown again as it was.
    struct Look: Hashable {
        var decimals: UInt8 = 0
        var isGrouped = false
        var hasPlus = false
        var isInParentheses = false
        var hasNoWhole = false
        var isPercent = false
        /// A blank between the number and its percent sign or currency.
        var hasBlank = false
        /// The currency's place among `Currency.names`.
        var currency: Int?
        var currencyLeads = false
    }

    /// Which marks stand for what.
    enum Style: Hashable {
        /// 1,234.50
        case point
        /// 1.234,50
        case comma
    }

    init?(_ text: String, _ style: Style = .point) {
        guard let number = text.withBytes({ ExactNumber($0, style) }) else { return nil }
        self = number
    }

    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ style: Style) {
        guard bytes.count <= 40 else { return nil }
        var cursor = CellCursor(bytes)
        var look = Look()
        look.isInParentheses = cursor.skip(UInt8(ascii: "("))
        var sign = Self.sign(&cursor)
        if let currency = Currency.skip(&cursor) {
            look.currency = currency
            look.currencyLeads = true
            look.hasBlank = Self.skipBlank(&cursor)
            if sign == 0 { sign = Self.sign(&cursor) }
        }
        guard let digits = Digits(&cursor, style) else { return nil }
        wholeEnd = digits.wholeEnd
        look.decimals = UInt8(digits.decimals)
        look.isGrouped = digits.isGrouped
        look.hasNoWhole = digits.hasNoWhole
        if !cursor.isAtEnd, look.currency == nil {
            let hasBlank = Self.skipBlank(&cursor)
            if cursor.skip(UInt8(ascii: "%")) {
                look.isPercent = true
                look.hasBlank = hasBlank
            } else if let currency = Currency.skip(&cursor) {
                look.currency = currency
                look.hasBlank = hasBlank
            } else if hasBlank {
                return nil
            }
        }
        if look.isInParentheses {
            // (300) may be a footnote; with a currency, groups or decimals it is an amount.
            let isAmount = look.currency != nil || look.isGrouped || look.decimals > 0
            guard cursor.skip(UInt8(ascii: ")")), isAmount, sign == 0 else { return nil }
            sign = -1
        }
        guard cursor.isAtEnd else { return nil }
        look.hasPlus = sign == 1
        if sign == 1, digits.looksLikePhone, look.currency == nil, !look.isPercent { return nil }
        // Minus zero would lose its sign.
        if sign == -1, digits.mantissa == 0 { return nil }
        let power = Self.powers[digits.decimals + (look.isPercent ? 2 : 0)]
        value = Double(sign == -1 ? -digits.mantissa : digits.mantissa) / power
        self.look = look
    }

    /// -1, 1, or 0 where there is no sign.
    private static func sign(_ cursor: inout CellCursor) -> Int {
        if cursor.skip(UInt8(ascii: "-")) { return -1 }
        if cursor.skip(UInt8(ascii: "+")) { return 1 }
        return cursor.skip("−") ? -1 : 0
    }

    private static func skipBlank(_ cursor: inout CellCursor) -> Bool {
        cursor.skip(UInt8(ascii: " ")) || cursor.skip("\u{A0}") || cursor.skip("\u{202F}")
    }

    /// Exact as doubles, so that one division rounds once.
    private static let powers: [Double] = (0...22).map { power in (0..<power).reduce(1.0) { value, _ in value * 10 } }
}

/// The digits of a number, with their marks.
private struct Digits {
    var mantissa = 0
    var decimals = 0
    var isGrouped = false
    var hasNoWhole = false
    var wholeEnd = 0
    var looksLikePhone = false

    init?(_ cursor: inout CellCursor, _ style: ExactNumber.Style) {
        let decimalMark = style == .point ? UInt8(ascii: ".") : UInt8(ascii: ",")
        var significant = 0
        var whole = 0
        var run = 0
        var group: UInt8 = 0
        let startsWithZero = cursor.current == UInt8(ascii: "0")
        while !cursor.isAtEnd {
            if let digit = CellCursor.digit(cursor.current) {
                guard significant < 15 || digit == 0 && mantissa == 0 else { return nil }
                mantissa = mantissa * 10 + digit
                if mantissa > 0 { significant += 1 }
                whole += 1
                run += 1
                cursor.advance()
            } else {
                let length = Self.groupLength(cursor, style)
                guard length > 0, CellCursor.digit(cursor.ahead(length)) != nil else { break }
                let mark = cursor.current
                guard whole > 0, isGrouped ? run == 3 && mark == group : run <= 3 else { return nil }
                isGrouped = true
                group = mark
                run = 0
                cursor.advance(length)
            }
        }
        if isGrouped, run != 3 { return nil }
        if startsWithZero, whole > 1 { return nil }
        wholeEnd = cursor.position
        if cursor.current == decimalMark, !cursor.isAtEnd {
            cursor.advance()
            while let digit = CellCursor.digit(cursor.current), !cursor.isAtEnd {
                guard significant < 15, decimals < 15 else { return nil }
                mantissa = mantissa * 10 + digit
                if mantissa > 0 { significant += 1 }
                decimals += 1
                cursor.advance()
            }
            guard decimals > 0 else { return nil }
        }
        guard whole + decimals > 0 else { return nil }
        hasNoWhole = whole == 0
        looksLikePhone = whole > 3 && !isGrouped && decimals == 0
    }

    /// Bytes of the mark between groups that stands here; 0 where there is none. A plain space is none: it also stands
    /// between the parts of a telephone number.
    private static func groupLength(_ cursor: CellCursor, _ style: ExactNumber.Style) -> Int {
        switch cursor.current {
        case UInt8(ascii: ","): style == .point ? 1 : 0
        case UInt8(ascii: "."): style == .comma ? 1 : 0
        case UInt8(ascii: "'"): 1
        case 0xC2 where cursor.ahead(1) == 0xA0: 2
        case 0xE2 where cursor.ahead(1) == 0x80 && (cursor.ahead(2) == 0xAF || cursor.ahead(2) == 0x99): 3
        default: 0
        }
    }
}
