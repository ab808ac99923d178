/// A time of day as a clock shows it, without a date or zone.
package struct TimeOfDay: Hashable, Sendable {
    /// Since midnight. A leap second counts as the first of the next minute.
    package let seconds: Int

    /// Nil for what no clock shows: the day ends before 24:00, and only a leap second is a minute's 60th.
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second) else { return nil }
        seconds = hour * 3600 + minute * 60 + second
    }

    static let millisecondsPerDay = 86_400_000
}

/// How far a place's time is ahead of UTC.
package struct UTCOffset: Hashable, Sendable {
    /// East of UTC; negative in the west.
    package let seconds: Int

    /// Nil where the hours or minutes are more than a clock shows.
    package init?(isWest: Bool, hours: Int, minutes: Int) {
        guard let size = TimeOfDay(hour: hours, minute: minutes) else { return nil }
        seconds = isWest ? -size.seconds : size.seconds
    }
}
