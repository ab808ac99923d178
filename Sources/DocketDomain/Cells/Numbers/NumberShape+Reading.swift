extension NumberShape {
    /// The number that a whole cell is; nil where it is none.
    init?(_ cursor: CellCursor) {
        var cursor = cursor
        guard cursor.end - cursor.position <= Self.longest else { return nil }
        if cursor.skip(UInt8(ascii: "(")) { sign = .parentheses }
        guard readBefore(&cursor) else { return nil }
        start = cursor.position
        guard let runs = DigitRuns(&cursor) else { return nil }
        end = cursor.position
        take(runs)
        // Digits that begin with a zero are a name: 007, 0221.
        guard !runs.startsWithZero || runs.firstRun <= 1 else { return nil }
        guard readDash(&cursor), readBehind(&cursor) else { return nil }
        if sign == .parentheses, !readParenthesis(&cursor) { return nil }
        guard cursor.isAtEnd else { return nil }
        // +4912345 is a phone number.
        if sign == .plus, unit == .none, group == .none, marks == .none, firstRun > 3 { return nil }
    }

    private static let longest = 100

    private mutating func take(_ runs: DigitRuns) {
        marks = runs.marks
        group = runs.group
        mantissa = runs.mantissa
        significant = runs.significant
        firstRun = runs.firstRun
        hasNoWhole = runs.firstRun == 0
        lastRun = runs.run
        lastMark = runs.lastMark
    }

    private mutating func readBefore(_ cursor: inout CellCursor) -> Bool {
        var hasSign = readSign(&cursor)
        cursor.skipBlanks()
        outerStart = cursor.position
        if !CellCursor.isDigit(cursor.current), let currency = Currency.skip(&cursor) {
            unit = .currency(currency)
            cursor.skipBlanks()
            if !hasSign { hasSign = readSign(&cursor) }
            if sign == .none, cursor.skip(UInt8(ascii: "(")) { sign = .parentheses }
        }
        return CellCursor.isDigit(cursor.current)
            || CellCursor.isDigit(cursor.ahead(1))
                && (cursor.current == UInt8(ascii: ".") || cursor.current == UInt8(ascii: ","))
    }

    private mutating func readSign(_ cursor: inout CellCursor) -> Bool {
        var found = Sign.minus
        if cursor.skip(UInt8(ascii: "+")) {
            found = .plus
        } else if !cursor.skip(UInt8(ascii: "-")), !cursor.skip("−"), !cursor.skip("–") {
            return false
        }
        // In parentheses a sign of its own says too much.
        sign = sign == .parentheses ? .none : found
        return true
    }

    /// `100.–`, `90.-`, `90,--` and `100:-`: no cents.
    private mutating func readDash(_ cursor: inout CellCursor) -> Bool {
        let mark = cursor.current
        guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") || mark == UInt8(ascii: ":") else { return true }
        guard marks != .decimalPoint, marks != .decimalComma else { return false }
        lastMark = cursor.position
        cursor.advance()
        var dashes = 0
        while cursor.skip(UInt8(ascii: "-")) || cursor.skip("–") || cursor.skip("—") || cursor.skip("‒") { dashes += 1 }
        guard (1...2).contains(dashes) else { return false }
        hasDash = true
        outerEnd = cursor.position
        switch (marks, mark) {
        case (.none, UInt8(ascii: ".")): (marks, lastRun) = (.decimalPoint, 0)
        case (.none, UInt8(ascii: ",")): (marks, lastRun) = (.decimalComma, 0)
        case (.openPoint, _): (marks, group) = (.groupedByPoint, .point)
        case (.openComma, _): (marks, group) = (.groupedByComma, .comma)
        default: break
        }
        return true
    }

    private mutating func readBehind(_ cursor: inout CellCursor) -> Bool {
        if !hasDash { readPower(&cursor) }
        if sign == .none, !hasDash, cursor.skip(UInt8(ascii: "-")) || cursor.skip("−") { sign = .trailingMinus }
        outerEnd = cursor.position
        unitStart = cursor.position
        cursor.skipBlanks()
        if readLedgerMark(&cursor) { unitStart = cursor.position }
        unitEnd = unitStart
        if unit == .none, !cursor.isAtEnd, cursor.current != UInt8(ascii: ")"), let found = CellUnit.skip(&cursor) {
            unit = found
            outerEnd = cursor.position
            unitEnd = cursor.position
            if !hasPower { readPower(&cursor) }
        }
        cursor.skipBlanks()
        _ = readLedgerMark(&cursor)
        if sign == .none, unit != .none, cursor.skip(UInt8(ascii: "-")) { sign = .trailingMinus }
        cursor.skipBlanks()
        return true
    }

    private mutating func readParenthesis(_ cursor: inout CellCursor) -> Bool {
        guard cursor.skip(UInt8(ascii: ")")) else { return false }
        let start = cursor.position
        cursor.skipBlanks()
        if unit == .none, !cursor.isAtEnd, let found = CellUnit.skip(&cursor) {
            unit = found
            outerEnd = cursor.position
            (unitStart, unitEnd) = (start, cursor.position)
        }
        return true
    }

    /// Whether `CR` or `DR` is written there.
    private mutating func readLedgerMark(_ cursor: inout CellCursor) -> Bool {
        guard sign == .none else { return false }
        var ahead = cursor
        let isCredit = ahead.skip("CR") || ahead.skip("Cr") || ahead.skip("cr")
        guard isCredit || ahead.skip("DR") || ahead.skip("Dr") || ahead.skip("dr") else { return false }
        _ = ahead.skip(UInt8(ascii: "."))
        guard ahead.isAtEnd || ahead.blankLength > 0 else { return false }
        sign = isCredit ? .credit : .debit
        cursor = ahead
        return true
    }

    /// An exponent, or a word for a thousand, a million, ….
    private mutating func readPower(_ cursor: inout CellCursor) {
        var ahead = cursor
        let isDirect = ahead.blankLength == 0
        ahead.skipBlanks()
        let first = ahead.current | 0x20
        guard CellCursor.isLetter(first) else { return }
        if isDirect, first == UInt8(ascii: "e") {
            var exponent = ahead
            exponent.advance()
            let isNegative = exponent.skip(UInt8(ascii: "-"))
            if !isNegative { _ = exponent.skip(UInt8(ascii: "+")) }
            if let value = exponent.number(atMost: 3), !CellCursor.isDigit(exponent.current), value <= 60 {
                power = isNegative ? -value : value
                hasPower = true
                cursor = exponent
                return
            }
        }
        for (word, places) in Self.powers where word.utf8Start[0] | 0x20 == first {
            var rest = ahead
            guard rest.skip(word), !CellCursor.isLetter(rest.current), rest.current < 0xC3 || rest.current >= 0xE2
            else {
                continue
            }
            // A small m is a million of money, and a metre of anything else.
            guard word.utf8Start[0] != UInt8(ascii: "m") || word.utf8CodeUnitCount > 1 || isMoney(rest) else {
                continue
            }
            // 5 M€ and 5k € are amounts; km/h is not.
            guard rest.current != UInt8(ascii: "/") else { continue }
            power = places
            hasPower = true
            _ = rest.skip(UInt8(ascii: "."))
            cursor = rest
            return
        }
    }

    /// Whether a currency was read, or stands here.
    private func isMoney(_ cursor: CellCursor) -> Bool {
        var cursor = cursor
        cursor.skipBlanks()
        return unit.isCurrency || Currency.skip(&cursor) != nil
    }

    private static let powers: [(StaticString, Int)] = [
        ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("Tsd", 3), ("Mio", 6), ("mio", 6),
        ("Mrd", 9), ("bn", 9), ("mn", 6), ("tn", 12), ("k", 3), ("K", 3), ("M", 6), ("m", 6), ("B", 9), ("T", 12),
    ]
}
