/// A day of the Gregorian calendar, without a time or zone.
package struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 1 to 9999.
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil where there is no such day, as 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...CivilTime.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day of that moment in UTC.
    package init(_ time: Timestamp) {
        let civil = CivilTime(time)
        year = civil.year
        month = civil.month
        day = civil.day
    }

    /// The day so many days later.
    package func adding(_ days: Int) -> CalendarDay {
        CalendarDay(Timestamp(milliseconds: start.milliseconds + Int64(days * CivilTime.millisecondsPerDay)))
    }

    /// `YYYY-MM-DD`.
    package var description: String { CivilTime(start).date }

    /// Its first moment in UTC.
    private var start: Timestamp {
        let days = CivilTime.days(year: year, month: month, day: day)
        return Timestamp(milliseconds: Int64(days * CivilTime.millisecondsPerDay))
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
    }
}
