/// A day of the Gregorian calendar, without a time or zone: every reader of dates asks here what is a day.
///
/// The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`: exact over the whole range, and without
/// the cost of a calendar object for each of many thousand lines.
package struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0 to 9999, as ISO 8601 counts: the year 0000 is 1 BC.
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil where there is no such day, as 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day so many days after 1970-01-01.
    package init(daysSince1970 days: Int) {
        // Eras of 400 years, counted from the 1st of March of the year 0, so that the leap day is a year's last.
        let shifted = days + Self.daysBefore1970
        let era = shifted.floorDivided(by: Self.daysPerEra)
        let dayOfEra = shifted - era * Self.daysPerEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The day of that moment in UTC.
    package init(_ time: Timestamp) {
        self.init(daysSince1970: Int(time.milliseconds).floorDivided(by: TimeOfDay.millisecondsPerDay))
    }

    /// How many days after 1970-01-01 it is.
    package var daysSince1970: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.floorDivided(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysPerEra + dayOfEra - Self.daysBefore1970
    }

    /// The day so many days later.
    package func adding(_ days: Int) -> CalendarDay {
        CalendarDay(daysSince1970: daysSince1970 + days)
    }

    /// `YYYY-MM-DD`.
    package var description: String { "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))" }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static let daysPerEra = 146_097
    /// From the 1st of March of the year 0 to 1970-01-01.
    private static let daysBefore1970 = 719_468
}

extension Int {
    func floorDivided(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
