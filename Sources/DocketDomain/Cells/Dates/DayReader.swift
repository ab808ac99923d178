/// Reads a day, a week, a month or a quarter from the start of a cell.
struct DayReader {
    var cursor: CellCursor
    var grain = DateShape.Grain.day
    var dayFirst: Int32 = .min
    var monthFirst: Int32 = .min
    var yearFirst: Int32 = .min
    var openOrders: DateShape.Orders = []
    var toldOrder: DateShape.Orders = []
    var hasShortYear = false
    var look = DateShape.Look()

    init(_ cursor: CellCursor) {
        self.cursor = cursor
    }

    mutating func read() -> Bool {
        let begin = cursor.position
        if !CellCursor.isDigit(cursor.current) {
            MonthName.skipWeekday(&cursor)
            if cursor.position > begin { look.isExact = false }
        }
        if CellCursor.isDigit(cursor.current) { return readAfterNumber() }
        if let period = skipPeriod() { return readYear(of: period) }
        guard let name = skipMonth() else { return false }
        return readAfter(month: name)
    }

    mutating func set(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        dayFirst = Self.day(year, month, day)
        if grain != .day { look.isExact = false }
        return dayFirst != .min
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        CalendarDay(year: year, month: month, day: day).map { Int32($0.daysSince1970) } ?? .min
    }

    /// The year that two digits stand for, as POSIX has it: 69 is 1969, 68 is 2068.
    static func fullYear(_ year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }

    mutating func skipLongYear() -> Int? {
        let start = cursor.position
        guard let year = cursor.number(atMost: 4), cursor.position - start == 4, !CellCursor.isDigit(cursor.current)
        else { return nil }
        return year
    }

    /// Four digits, or two.
    mutating func skipYear() -> Int? {
        let start = cursor.position
        guard let year = cursor.number(atMost: 4), !CellCursor.isDigit(cursor.current) else { return nil }
        switch cursor.position - start {
        case 4: return year
        case 2:
            hasShortYear = true
            return Self.fullYear(year)
        default: return nil
        }
    }

    /// What follows a day's number: `.`, `st`, `th`, `er`, `º`.
    mutating func skipOrdinal() {
        if cursor.skip(UInt8(ascii: ".")) { return }
        for mark: StaticString in ["st", "nd", "rd", "th", "er", "re", "º", "ª", "°"] where cursor.skip(mark) {
            look.isExact = false
            return
        }
    }

    /// `of`, `de`, `del`, `di`: between a day, its month and its year.
    mutating func skipConnector() {
        for word: StaticString in ["of ", "de ", "del ", "di ", "d'", "d’", "do "] where cursor.skip(word) {
            look.isExact = false
            cursor.skipBlanks()
            return
        }
    }

    /// What was skipped since, as up to four bytes of ASCII.
    mutating func separator(from start: Int) -> UInt32 {
        let text = cursor.bytes[start..<cursor.position]
        guard text.count <= 4, text.allSatisfy({ $0 < 0x80 && $0 != 0x09 }) else {
            look.isExact = false
            return 0
        }
        return text.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
