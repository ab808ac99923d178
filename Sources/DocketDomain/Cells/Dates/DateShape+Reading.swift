extension DateShape {
    /// The date or time that a whole cell is; nil where it is none.
    init?(_ cursor: CellCursor) {
        var cursor = cursor
        let length = cursor.end - cursor.position
        guard length >= 3, length <= Self.longest else { return nil }
        guard CellCursor.isDigit(cursor.current) || CellCursor.isLetter(cursor.current) || cursor.current == 0xC3 else {
            return nil
        }
        if !readClock(&cursor, isAlone: true) {
            var reader = DayReader(cursor)
            guard reader.read() else { return nil }
            take(reader)
            cursor = reader.cursor
            if !cursor.isAtEnd, !readTime(&cursor) { return nil }
        }
        guard cursor.isAtEnd else { return nil }
    }

    private static let longest = 48

    private mutating func take(_ reader: DayReader) {
        grain = reader.grain
        (dayFirst, monthFirst, yearFirst) = (reader.dayFirst, reader.monthFirst, reader.yearFirst)
        openOrders = reader.openOrders
        toldOrder = reader.toldOrder
        hasShortYear = reader.hasShortYear
        look = reader.look
    }

    /// What follows a day: `T` or blanks, and the time.
    private mutating func readTime(_ cursor: inout CellCursor) -> Bool {
        guard grain == .day else { return false }
        let start = cursor.position
        let hasComma = cursor.skip(UInt8(ascii: ","))
        if !hasComma, cursor.skip(UInt8(ascii: "T")) || cursor.skip(UInt8(ascii: "t")) {
            look.between = UInt32(UInt8(ascii: "T"))
        } else {
            guard cursor.blankLength > 0 else { return false }
            cursor.skipBlanks()
            for word: StaticString in ["at ", "um ", "à ", "alle ", "a las ", "às ", "om "] where cursor.skip(word) {
                look.isExact = false
                break
            }
            look.between = hasComma ? UInt32(UInt8(ascii: ",")) << 8 | 0x20 : 0x20
            if cursor.position - start != (hasComma ? 2 : 1) { look.isExact = false }
        }
        guard readClock(&cursor, isAlone: false) else { return false }
        return readZone(&cursor)
    }

    /// `9:05`, `09:05:30.25`, `9:05 PM`, `9 a.m.`, `14h30`, `14:30 Uhr`.
    private mutating func readClock(_ cursor: inout CellCursor, isAlone: Bool) -> Bool {
        var ahead = cursor
        let start = ahead.position
        guard let written = ahead.number(atMost: 2) else { return false }
        look.hourDigits = UInt8(ahead.position - start)
        var minute = 0
        var second = 0
        var hasMinute = false
        var hasSecond = false
        var fraction: Int64 = 0
        if ahead.skip(UInt8(ascii: ":")) || Self.skipHourLetter(&ahead) {
            guard let digits = ahead.number(atMost: 2), ahead.position - start >= 4 else { return false }
            if ahead.bytes[ahead.position - 3] != UInt8(ascii: ":") { look.isExact = false }
            minute = digits
            hasMinute = true
            if ahead.skip(UInt8(ascii: ":")) {
                guard let digits = ahead.number(atMost: 2) else { return false }
                second = digits
                hasSecond = true
                if ahead.current == UInt8(ascii: ".") || ahead.current == UInt8(ascii: ",") {
                    ahead.advance()
                    guard let micros = Self.fraction(&ahead) else { return false }
                    fraction = micros
                    look.isExact = false
                }
            }
        }
        var hour = written
        let half = Self.skipHalf(&ahead)
        if let half {
            guard (1...12).contains(hour) else { return false }
            hour = hour % 12 + (half.isAfternoon ? 12 : 0)
            if !half.isPlain || !hasMinute { look.isExact = false }
        } else {
            guard hasMinute else { return false }
            if ahead.skip(" Uhr") || ahead.skip(" h") { look.isExact = false }
        }
        guard let clock = TimeOfDay(hour: hour, minute: minute, second: second) else { return false }
        if isAlone {
            guard ahead.isAtEnd else { return false }
            grain = .time
            dayFirst = 0
        }
        // A leap second would be shown as the next minute's first.
        if second == 60 { look.isExact = false }
        look.clock =
            half == nil ? (hasSecond ? .seconds : .minutes) : (hasSecond ? .noonSeconds : .noonMinutes)
        time = Int64(clock.seconds) * 1_000_000 + fraction
        hasTime = true
        cursor = ahead
        return true
    }

    private static func skipHourLetter(_ cursor: inout CellCursor) -> Bool {
        guard cursor.current == UInt8(ascii: "h"), CellCursor.isDigit(cursor.ahead(1)) else { return false }
        cursor.advance()
        return true
    }

    /// Microseconds of a fraction of a second.
    private static func fraction(_ cursor: inout CellCursor) -> Int64? {
        var value: Int64 = 0
        var count = 0
        while let digit = CellCursor.digit(cursor.current), !cursor.isAtEnd {
            if count < 6 { value = value * 10 + Int64(digit) }
            count += 1
            cursor.advance()
        }
        guard (1...9).contains(count) else { return nil }
        for _ in min(count, 6)..<6 { value *= 10 }
        return value
    }

    /// `AM`, `pm`, `a.m.`, `P.M.`; plain is what a spreadsheet writes.
    private static func skipHalf(_ cursor: inout CellCursor) -> (isAfternoon: Bool, isPlain: Bool)? {
        var ahead = cursor
        ahead.skipBlanks()
        let hasBlank = ahead.position - cursor.position == 1 && cursor.current == 0x20
        let letter = ahead.current
        guard letter | 0x20 == UInt8(ascii: "a") || letter | 0x20 == UInt8(ascii: "p") else { return nil }
        ahead.advance()
        let hasPoint = ahead.skip(UInt8(ascii: "."))
        guard ahead.current | 0x20 == UInt8(ascii: "m") else { return nil }
        let isCapital = CellCursor.isCapital(letter) && CellCursor.isCapital(ahead.current)
        ahead.advance()
        if hasPoint { _ = ahead.skip(UInt8(ascii: ".")) }
        guard !CellCursor.isLetter(ahead.current) else { return nil }
        cursor = ahead
        return (letter | 0x20 == UInt8(ascii: "p"), hasBlank && isCapital && !hasPoint)
    }

    private mutating func readZone(_ cursor: inout CellCursor) -> Bool {
        if cursor.isAtEnd { return true }
        cursor.skipBlanks()
        look.isExact = false
        hasOffset = true
        if cursor.skip(UInt8(ascii: "Z")) || cursor.skip(UInt8(ascii: "z")) { return true }
        if cursor.skip("UTC") || cursor.skip("GMT") {
            if cursor.isAtEnd { return true }
        }
        let isWest = cursor.skip(UInt8(ascii: "-")) || cursor.skip("−")
        guard isWest || cursor.skip(UInt8(ascii: "+")), let hours = cursor.number(atMost: 2) else { return false }
        _ = cursor.skip(UInt8(ascii: ":"))
        let minutes = cursor.isAtEnd ? 0 : cursor.number(atMost: 2)
        guard let minutes, let found = UTCOffset(isWest: isWest, hours: hours, minutes: minutes) else { return false }
        offset = Int32(found.seconds)
        return true
    }
}
