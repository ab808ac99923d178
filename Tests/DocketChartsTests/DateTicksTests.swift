import DocketDomain
import Testing

@testable import DocketCharts

@Suite struct DateTicksTests {
    @Test func monthsBeginAtTheirFirstDay() throws {
        let range = try moment(2024, 1, 15)...moment(2024, 6, 20)
        let ticks = try #require(DateTicks(.months(1), in: range, isClock: false, atMost: 10))
        #expect(ticks.labels == ["2024-02", "2024-03", "2024-04", "2024-05", "2024-06"])
        #expect(try ticks.moments.first == moment(2024, 2, 1))
        #expect(DateTicks(.microseconds(Microseconds.day), in: range, isClock: false, atMost: 10) == nil)
    }

    @Test func weeksBeginOnMondays() throws {
        let ticks = try #require(
            DateTicks(
                .microseconds(7 * Microseconds.day), in: moment(2024, 3, 1)...moment(2024, 3, 31), isClock: false,
                atMost: 10))
        #expect(ticks.labels == ["2024-03-04", "2024-03-11", "2024-03-18", "2024-03-25"])
    }

    @Test func yearsGoByTheCalendar() throws {
        let ticks = try #require(
            DateTicks(.months(120), in: moment(1901, 1, 1)...moment(1999, 1, 1), isClock: false, atMost: 20))
        #expect(ticks.labels == ["1910", "1920", "1930", "1940", "1950", "1960", "1970", "1980", "1990"])
    }

    @Test func grainsBeginWhereTheirUnitDoes() throws {
        let moment = try moment(1968, 8, 17) + 13 * Microseconds.hour + 45 * Microseconds.minute
        let labels = [DateGrain.minute, .hour, .day, .month, .quarter, .year, .decade, .century].map {
            $0.label($0.start(of: moment))
        }
        #expect(
            labels == [
                "1968-08-17 13:45", "1968-08-17 13:00", "1968-08-17", "1968-08", "1968 Q3", "1968", "1960s", "1900s",
            ])
    }

    private func moment(_ year: Int, _ month: Int, _ day: Int) throws -> Int {
        try #require(CalendarDay(year: year, month: month, day: day)).daysSince1970 * Microseconds.day
    }
}
