/// Days whose month is a name.
extension DayReader {
    mutating func skipMonth() -> Int? {
        let start = cursor.position
        guard let month = MonthName.skip(&cursor) else { return nil }
        var text = cursor.bytes[start..<cursor.position]
        if text.last == UInt8(ascii: ".") {
            text.removeLast()
            look.isExact = false
        }
        let name = String(decoding: text, as: UTF8.self)
        if MonthName.isShortEnglish(name, month: month), name.utf8.count < 4, month != 5 {
            look.month = .shortName
        } else if let language = MonthName.language(ofLong: name, month: month) {
            look.month = .longName(language)
        } else {
            look.isExact = false
        }
        return month
    }

    /// `March 5, 2024`, `Mar 2024`, `Apr-26`.
    mutating func readAfter(month: Int) -> Bool {
        let start = cursor.position
        let isTight = cursor.skip(UInt8(ascii: "-")) || cursor.skip(UInt8(ascii: "/")) || cursor.skip("'")
        if !isTight {
            cursor.skipBlanks()
            skipConnector()
            if cursor.skip("'") { return readShortYear(month) }
        }
        look.first = separator(from: start)
        let place = cursor.position
        guard let number = cursor.number(atMost: 4) else { return false }
        switch cursor.position - place {
        case 4:
            grain = .month
            return set(number, month, 1)
        case 2 where isTight && cursor.isAtEnd:
            hasShortYear = true
            grain = .month
            return set(Self.fullYear(number), month, 1)
        case 1, 2:
            look.order = .monthFirst
            look.dayDigits = UInt8(cursor.position - place)
            skipOrdinal()
            let start = cursor.position
            _ = cursor.skip(UInt8(ascii: ",")) || cursor.skip(UInt8(ascii: "-")) || cursor.skip(UInt8(ascii: "/"))
            cursor.skipBlanks()
            look.second = separator(from: start)
            guard cursor.position > start, let year = skipYear() else { return false }
            return set(year, month, number)
        default: return false
        }
    }

    mutating func readShortYear(_ month: Int) -> Bool {
        guard let year = cursor.number(atMost: 2) else { return false }
        hasShortYear = true
        grain = .month
        return set(Self.fullYear(year), month, 1)
    }

    /// `3. April 2026`, `3 de abril de 2026`, `05-Mar-2024`.
    mutating func readMonthName(after day: Int) -> Bool {
        let start = cursor.position
        skipOrdinal()
        let isTight = cursor.skip(UInt8(ascii: "-")) || cursor.skip(UInt8(ascii: "/"))
        if !isTight {
            cursor.skipBlanks()
            skipConnector()
        }
        look.first = separator(from: start)
        guard let month = skipMonth() else { return false }
        let from = cursor.position
        if !(cursor.skip(UInt8(ascii: "-")) || cursor.skip(UInt8(ascii: "/"))) {
            _ = cursor.skip(UInt8(ascii: ","))
            cursor.skipBlanks()
            skipConnector()
            _ = cursor.skip("'")
        }
        look.second = separator(from: from)
        guard let year = skipYear() else { return false }
        return set(year, month, day)
    }
}
