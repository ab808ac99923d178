/// What is a date and what is none: one table, which every reader of dates is held to.
package struct DateCase: Sendable {
    package let text: String
    /// Since 1970-01-01 in UTC; nothing where the text is no date.
    package let seconds: Int?

    init(_ text: String, _ seconds: Int?) {
        self.text = text
        self.seconds = seconds
    }

    /// Days of the Gregorian calendar, which goes back to the year 0000 as ISO 8601 counts.
    package static let days = [
        DateCase("1970-01-01", 0), DateCase("1969-12-31", -86_400), DateCase("2000-02-29", 951_782_400),
        DateCase("2024-02-29", 1_709_164_800), DateCase("2025-02-28", 1_740_700_800),
        DateCase("9999-12-31", 253_402_214_400), DateCase("0001-01-01", -62_135_596_800),
        DateCase("0000-02-29", -62_162_121_600), DateCase("1900-02-29", nil), DateCase("2100-02-29", nil),
        DateCase("2025-02-29", nil), DateCase("2025-02-31", nil), DateCase("2024-02-30", nil),
        DateCase("2025-04-31", nil), DateCase("2025-11-31", nil), DateCase("2025-00-10", nil),
        DateCase("2025-13-01", nil), DateCase("2025-01-00", nil), DateCase("2025-01-32", nil),
    ]

    /// Times of day, which ends before 24:00.
    package static let times = [
        DateCase("2025-06-01T00:00", 1_748_736_000), DateCase("2025-06-01T23:59", 1_748_822_340),
        DateCase("2025-06-01T23:59:59", 1_748_822_399), DateCase("2025-06-01 12:30", 1_748_781_000),
        DateCase("2025-06-01T24:00", nil), DateCase("2025-06-01T24:00:00", nil), DateCase("2025-06-01T25:00", nil),
        DateCase("2025-06-01T12:60", nil), DateCase("2025-06-01T12:00:61", nil), DateCase("2025-02-31T12:00", nil),
    ]

    /// Seconds that a clock shows now and then: each is the first of the next minute.
    package static let leapSeconds = [
        DateCase("2016-12-31T23:59:60", 1_483_228_800), DateCase("2025-06-01T12:30:60", 1_748_781_060),
    ]

    /// Times elsewhere than in UTC.
    package static let offsets = [
        DateCase("2025-06-01T12:00Z", 1_748_779_200), DateCase("2025-06-01T12:00+02:00", 1_748_772_000),
        DateCase("2025-06-01T12:00-05:30", 1_748_799_000), DateCase("2025-06-01T12:00+23:59", 1_748_692_860),
        DateCase("2025-06-01T12:00+24:00", nil), DateCase("2025-06-01T12:00+02:60", nil),
    ]
}
