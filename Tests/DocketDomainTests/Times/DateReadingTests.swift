import DocketDomain
import TestSupport
import Testing

/// The readers of dates agree on what a date is.
@Suite struct DateReadingTests {
    @Test(arguments: DateCase.days + DateCase.times + DateCase.leapSeconds + DateCase.offsets)
    func timestampsAreReadAsTheTableSays(_ date: DateCase) {
        for leniency in [ISO8601Scanner.Leniency.strict, .lenient] {
            #expect(
                Timestamp(iso8601: date.text, leniency: leniency)?.milliseconds
                    == date.seconds.map { Int64($0) * 1000 },
                "\(date.text)")
        }
    }

    @Test(arguments: DateCase.days)
    func daysAreReadAsTheTableSays(_ date: DateCase) {
        // People's calendar has no year 0.
        let expected = date.text.hasPrefix("0000") ? nil : date.seconds
        #expect(CalendarDay(reading: date.text)?.daysSince1970 == expected.map { $0 / 86_400 }, "\(date.text)")
    }

    @Test func whatOtherProgramsWroteIsReadWithLeniency() {
        let text = "2025-07-06T03:10:13.0769Z"
        #expect(Timestamp(iso8601: text)?.iso8601 == "2025-07-06T03:10:13.076Z")
        #expect(Timestamp(iso8601: text, leniency: .lenient)?.iso8601 == "2025-07-06T03:10:13.077Z")
        #expect(Timestamp(iso8601: "2025-07-06T03:10.5") == nil)
        #expect(Timestamp(iso8601: "2025-07-06T03:10.5", leniency: .lenient)?.iso8601 == "2025-07-06T03:10:00.500Z")
    }

    @Test func everyDayComesBackFromItsNumber() {
        for number in stride(from: -719_528, through: 2_932_896, by: 97) {
            let day = CalendarDay(daysSince1970: number)
            #expect(day.daysSince1970 == number)
            #expect(CalendarDay(year: day.year, month: day.month, day: day.day) == day)
            #expect(day < day.adding(1))
        }
    }
}
