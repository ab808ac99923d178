import DocketDomain

/// A day of the Gregorian calendar, read from the start of a cell.
struct Day {
    /// Days since 1970-01-01.
    let number: Int
    let order: CellDate.Order
    /// Whether a time may follow: not after a month without a day.
    let allowsTime: Bool

    init?(_ reader: inout CellReader, dayFirst: Bool) {
        if let month = Self.month(&reader) {
            self.init(afterMonth: month, &reader)
            return
        }
        let start = reader.position
        guard let first = reader.number(atMost: 4) else { return nil }
        if reader.position - start == 4 {
            self.init(afterYear: first, &reader)
            return
        }
        switch reader.current {
        case UInt8(ascii: "."):
            reader.advance()
            guard let month = reader.number(atMost: 2), reader.skip(UInt8(ascii: ".")),
                let year = Self.year(&reader)
            else { return nil }
            self.init(year, month, first, .certain)
        case UInt8(ascii: "/"):
            reader.advance()
            guard let second = reader.number(atMost: 2), reader.skip(UInt8(ascii: "/")),
                let year = Self.year(&reader)
            else { return nil }
            let order: CellDate.Order = first > 12 ? .dayFirst : second > 12 ? .monthFirst : .open
            let isDayFirst = order == .dayFirst || order == .open && dayFirst
            self.init(year, isDayFirst ? second : first, isDayFirst ? first : second, order)
        default:
            reader.skipBlanks()
            _ = reader.skip(UInt8(ascii: "-"))
            guard let month = Self.month(&reader) else { return nil }
            reader.skipBlanks()
            _ = reader.skip(UInt8(ascii: ",")) || reader.skip(UInt8(ascii: "-"))
            reader.skipBlanks()
            guard let year = Self.year(&reader) else { return nil }
            self.init(year, month, first, .certain)
        }
    }

    private init?(afterYear year: Int, _ reader: inout CellReader) {
        let mark = reader.current
        guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".") else { return nil }
        reader.advance()
        guard let month = reader.number(atMost: 2) else { return nil }
        if reader.isAtEnd, mark == UInt8(ascii: "-") {
            self.init(year, month, 1, .certain, allowsTime: false)
            return
        }
        guard reader.skip(mark), let day = reader.number(atMost: 2) else { return nil }
        self.init(year, month, day, .certain)
    }

    private init?(afterMonth month: Int, _ reader: inout CellReader) {
        reader.skipBlanks()
        let start = reader.position
        guard let number = reader.number(atMost: 4) else { return nil }
        if reader.position - start == 4 {
            self.init(number, month, 1, .certain, allowsTime: false)
            return
        }
        _ = reader.skip(UInt8(ascii: ","))
        reader.skipBlanks()
        guard let year = Self.year(&reader) else { return nil }
        self.init(year, month, number, .certain)
    }

    private init?(_ year: Int, _ month: Int, _ day: Int, _ order: CellDate.Order, allowsTime: Bool = true) {
        guard let day = CalendarDay(year: year, month: month, day: day) else { return nil }
        number = day.daysSince1970
        self.order = order
        self.allowsTime = allowsTime
    }

    /// Four digits.
    private static func year(_ reader: inout CellReader) -> Int? {
        let start = reader.position
        guard let year = reader.number(atMost: 4), reader.position - start == 4 else { return nil }
        return CellReader.digit(reader.current) == nil || reader.isAtEnd ? year : nil
    }

    /// An English month's name, or its first three letters, as a number from 1.
    private static func month(_ reader: inout CellReader) -> Int? {
        guard CellReader.isLetter(reader.current) else { return nil }
        var word: [UInt8] = []
        var ahead = reader
        while CellReader.isLetter(ahead.current), word.count < 10 {
            word.append(FoldedText.lowercased(ahead.current))
            ahead.advance()
        }
        guard word.count >= 3 else { return nil }
        for (index, name) in names.enumerated() where name.starts(with: word) {
            _ = ahead.skip(UInt8(ascii: "."))
            reader = ahead
            return index + 1
        }
        return nil
    }

    private static let names: [[UInt8]] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }
}
