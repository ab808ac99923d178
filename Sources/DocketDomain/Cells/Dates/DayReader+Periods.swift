/// Weeks and quarters.
extension DayReader {
    enum Period {
        case week(Int)
        case quarter(Int)
    }

    /// `Q1`, `W14`, `KW 14`.
    mutating func skipPeriod() -> Period? {
        var ahead = cursor
        let isQuarter = ahead.skip(UInt8(ascii: "Q")) || ahead.skip(UInt8(ascii: "q"))
        if isQuarter {
            guard let number = ahead.number(atMost: 1), (1...4).contains(number), !CellCursor.isDigit(ahead.current)
            else { return nil }
            cursor = ahead
            return .quarter(number)
        }
        guard
            ahead.skip("KW") || ahead.skip("CW") || ahead.skip("Week ") || ahead.skip("week ")
                || ahead.skip(UInt8(ascii: "W"))
        else {
            return nil
        }
        ahead.skipBlanks()
        guard let number = ahead.number(atMost: 2), (1...53).contains(number) else { return nil }
        cursor = ahead
        return .week(number)
    }

    mutating func readYear(of period: Period) -> Bool {
        cursor.skipBlanks()
        _ = cursor.skip(UInt8(ascii: "/")) || cursor.skip(UInt8(ascii: "-")) || cursor.skip(UInt8(ascii: ","))
        cursor.skipBlanks()
        guard let year = skipLongYear() else { return false }
        return set(period, year)
    }

    mutating func set(_ period: Period, _ year: Int, day: Int = 1) -> Bool {
        look.isExact = false
        switch period {
        case .quarter(let number):
            grain = .quarter
            return set(year, number * 3 - 2, 1)
        case .week(let number):
            // A week belongs to the year of its Thursday: the 4th of January is in the first one.
            guard let fourth = CalendarDay(year: year, month: 1, day: 4),
                let next = CalendarDay(year: year + 1, month: 1, day: 4)
            else { return false }
            let monday = Self.monday(of: fourth) + (number - 1) * 7
            guard monday < Self.monday(of: next) else { return false }
            grain = day == 1 ? .week : .day
            dayFirst = Int32(monday + day - 1)
            return true
        }
    }

    /// The Monday of a day's week, in days since 1970-01-01.
    private static func monday(of day: CalendarDay) -> Int { day.daysSince1970 - day.weekdayNumber }
}
