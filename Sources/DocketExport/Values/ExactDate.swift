import DocketDomain

/// A day, with or without a time, where it can be stored as a date without a change: to the second, without an offset.
struct ExactDate: Hashable {
    /// Days since 1899-12-30, as spreadsheets count from March 1900 on.
    let serial: Double
    let look: Look

    /// How it was written.
    struct Look: Hashable {
        var day: Day
        var dayDigits: UInt8 = 2
        var monthDigits: UInt8 = 2
        var hasLongMonth = false
        var time = Time.none
        var hasT = false
    }

    enum Day: Hashable {
        /// 2024-03-05
        case dashes
        /// 2024/03/05
        case slashes
        /// 05.03.2024
        case dots
        /// 5 March 2024
        case dayMonth
        /// 05-Mar-2024
        case dayMonthDashes
        /// March 5, 2024
        case monthDay
        /// 25/12/2024
        case dayFirst
        /// 12/25/2024
        case monthFirst
    }

    enum Time: Hashable {
        case none, minutes, seconds
    }

    /// - Parameter dayFirst: Which number of 3/5/2024 is the day. Where its numbers allow one order only and it is the
    ///   other one, it is no date.
    init?(_ text: String, dayFirst: Bool) {
        guard let date = text.withBytes({ ExactDate($0, dayFirst: dayFirst) }) else { return nil }
        self = date
    }

    init?(_ bytes: UnsafeBufferPointer<UInt8>, dayFirst: Bool) {
        guard bytes.count >= 8, bytes.count <= 32 else { return nil }
        var cursor = CellCursor(bytes)
        guard var parts = Parts(&cursor, dayFirst: dayFirst), let days = parts.days else { return nil }
        var seconds = 0
        if !cursor.isAtEnd {
            parts.look.hasT = cursor.skip(UInt8(ascii: "T"))
            guard parts.look.hasT || cursor.skip(UInt8(ascii: " ")), let hour = cursor.digits(2...2),
                cursor.skip(UInt8(ascii: ":")), let minute = cursor.digits(2...2)
            else { return nil }
            var second = 0
            parts.look.time = .minutes
            if cursor.skip(UInt8(ascii: ":")) {
                // A leap second would be shown as the next minute.
                guard let number = cursor.digits(2...2), number < 60 else { return nil }
                second = number
                parts.look.time = .seconds
            }
            guard let time = TimeOfDay(hour: hour, minute: minute, second: second) else { return nil }
            seconds = time.seconds
        }
        guard cursor.isAtEnd else { return nil }
        serial = Double(days) + Double(seconds) / 86_400
        look = parts.look
    }
}

private struct Parts {
    var year = 0
    var month = 0
    var day = 0
    var look: ExactDate.Look

    init?(_ cursor: inout CellCursor, dayFirst: Bool) {
        look = ExactDate.Look(day: .dashes)
        if CellCursor.isLetter(cursor.current) {
            look.day = .monthDay
            guard readMonthName(&cursor), cursor.skip(UInt8(ascii: " ")), readDay(&cursor),
                cursor.skip(", "), readYear(&cursor)
            else { return nil }
            return
        }
        let start = cursor.position
        guard let first = cursor.digits(1...4) else { return nil }
        let digits = cursor.position - start
        if digits == 4 {
            let mark = cursor.current
            look.day = mark == UInt8(ascii: "/") ? .slashes : .dashes
            guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/"), cursor.skip(mark),
                let month = cursor.digits(2...2), cursor.skip(mark), let day = cursor.digits(2...2)
            else { return nil }
            (year, self.month, self.day) = (first, month, day)
            return
        }
        guard digits <= 2 else { return nil }
        look.dayDigits = UInt8(digits)
        let mark = cursor.current
        cursor.advance()
        switch mark {
        case UInt8(ascii: "."), UInt8(ascii: "/"):
            let start = cursor.position
            guard let second = cursor.digits(1...2) else { return nil }
            let secondDigits = UInt8(cursor.position - start)
            guard cursor.skip(mark), readYear(&cursor) else { return nil }
            let leads = mark == UInt8(ascii: ".") || dayFirst
            look.day = mark == UInt8(ascii: ".") ? .dots : dayFirst ? .dayFirst : .monthFirst
            look.dayDigits = leads ? UInt8(digits) : secondDigits
            look.monthDigits = leads ? secondDigits : UInt8(digits)
            (day, month) = leads ? (first, second) : (second, first)
        case UInt8(ascii: " "), UInt8(ascii: "-"):
            look.day = mark == UInt8(ascii: " ") ? .dayMonth : .dayMonthDashes
            day = first
            guard readMonthName(&cursor), cursor.skip(mark), readYear(&cursor) else { return nil }
        default: return nil
        }
    }

    private mutating func readYear(_ cursor: inout CellCursor) -> Bool {
        guard let year = cursor.digits(4...4) else { return false }
        self.year = year
        return true
    }

    private mutating func readDay(_ cursor: inout CellCursor) -> Bool {
        let start = cursor.position
        guard let day = cursor.digits(1...2) else { return false }
        look.dayDigits = UInt8(cursor.position - start)
        self.day = day
        return true
    }

    private mutating func readMonthName(_ cursor: inout CellCursor) -> Bool {
        for (index, name) in Self.months.enumerated() {
            if cursor.skip(name) {
                look.hasLongMonth = true
                month = index + 1
                return true
            }
        }
        for (index, name) in Self.shortMonths.enumerated() {
            if cursor.skip(name) {
                month = index + 1
                return true
            }
        }
        return false
    }

    private static let months: [StaticString] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let shortMonths: [StaticString] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Days since 1899-12-30; nil for a day that there is not, or that spreadsheets count otherwise.
    var days: Int? {
        guard year >= 1900, let day = CalendarDay(year: year, month: month, day: day) else { return nil }
        // 25,569 days lie between 1899-12-30 and 1970-01-01.
        let days = day.daysSince1970 + 25_569
        return days > 60 ? days : nil
    }
}
