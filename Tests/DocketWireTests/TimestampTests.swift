import DocketDomain
import DocketWire
import Foundation
import Testing

@Suite struct TimestampTests {
    @Test func aTimeIsWrittenInUTCWithMilliseconds() {
        #expect(Timestamp(milliseconds: 0).iso8601 == "1970-01-01T00:00:00.000Z")
        #expect(Timestamp(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: 951_827_696_789).iso8601 == "2000-02-29T12:34:56.789Z")
        #expect(Timestamp(secondsSince1970: -1e15).iso8601 == "0000-01-01T00:00:00.000Z")
        #expect(Timestamp(secondsSince1970: 1e15).iso8601 == "9999-12-31T23:59:59.000Z")
    }

    @Test func everyTimeComesBackFromItsTextAndAgreesWithTheCalendar() throws {
        var generator = SystemRandomNumberGenerator()
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for _ in 0..<2000 {
            let time = Timestamp(
                milliseconds: Int64.random(in: -12_000_000_000_000...253_402_300_799_999, using: &generator))
            let text = time.iso8601
            #expect(Timestamp(iso8601: text) == time, "\(text)")
            // Foundation's Gregorian calendar is the Julian one before 1582.
            guard time.milliseconds > -12_219_292_800_000 else { continue }
            let date = Date(
                timeIntervalSince1970: Double(time.milliseconds.quotientAndRemainder(dividingBy: 1000).quotient))
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let day = try [parts.year, parts.month, parts.day].map { try #require($0) }
            if time.milliseconds >= 0 {
                let written = text.prefix(10).split(separator: "-").compactMap { Int($0) }
                #expect(written == day, "\(text)")
            }
        }
    }

    @Test(arguments: [
        ("2026-11-21", 1_795_219_200_000), ("2026-11-21T09:12", 1_795_252_320_000),
        ("2026-11-21T09:12:30Z", 1_795_252_350_000), ("2026-11-21t09:12:30z", 1_795_252_350_000),
        ("2026-11-21 09:12:30.5", 1_795_252_350_500), ("2026-11-21T09:12:30.123456789Z", 1_795_252_350_123),
        ("2026-11-21T09:12:30,12Z", 1_795_252_350_120), ("2026-11-21T11:12:30+02:00", 1_795_252_350_000),
        ("2026-11-21T03:42:30-0530", 1_795_252_350_000), ("2026-11-21T10:12:30+01", 1_795_252_350_000),
        ("2024-02-29", 1_709_164_800_000), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
    ])
    func datesAndTimesAreReadAsPeopleWriteThem(_ text: String, _ milliseconds: Int64) {
        #expect(Timestamp(iso8601: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-13-01", "2026-00-01", "2026-02-29", "2100-02-29", "2026-11-31", "2026-11-21T",
        "2026-11-21T24:00", "2026-11-21T09:60", "2026-11-21T09:12:61", "2026-11-21T09:12:30.", "2026-11-21T09:12:30+2",
        "2026-11-21T09:12:30+02:60", "2026-11-21T09:12Zx", " 2026-11-21", "2026-11-21 ", "yesterday", "1795219200",
        "２０２６-11-21", "2026/11/21", "2026-11-21T09", "+2026-11-21", "2026-11-21\u{0}",
    ])
    func whatIsNoTimeIsRefused(_ text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }
}
