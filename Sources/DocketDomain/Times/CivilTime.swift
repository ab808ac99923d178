/// A point in time by the calendar, in UTC, so that what a file says does not depend on the machine.
package struct CivilTime: Hashable, Sendable {
    package let day: CalendarDay
    package let hour: Int
    package let minute: Int
    package let second: Int
    package let millisecond: Int

    package init(_ time: Timestamp) {
        day = CalendarDay(time)
        let rest = Int(time.milliseconds) - day.daysSince1970 * TimeOfDay.millisecondsPerDay
        hour = rest / 3_600_000
        minute = rest / 60_000 % 60
        second = rest / 1000 % 60
        millisecond = rest % 1000
    }

    /// `2026-11-21`.
    package var date: String { day.description }

    /// `2026-11-21 12:30`, for people.
    package var toTheMinute: String { "\(date) \(hour.padded(to: 2)):\(minute.padded(to: 2))" }

    /// `2026-11-21T12:30:00Z` (RFC 3339).
    package var toTheSecond: String {
        "\(date)T\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))Z"
    }
}
