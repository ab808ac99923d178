import DocketDomain
import Foundation
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            (0, 0), (1.5, 1500), (1_700_000_000.123456, 1_700_000_000_123), (-1, -1000), (0.0004, 0), (0.0006, 1),
            (.nan, 0), (.infinity, 253_402_300_799_000), (-.infinity, -62_167_219_200_000),
            (1e300, 253_402_300_799_000), (-1e300, -62_167_219_200_000),
        ] as [(Double, Int64)])
    func secondsOfAnExportBecomeMillisecondsWithinTheYears0To9999(seconds: Double, milliseconds: Int64) {
        #expect(Timestamp(secondsSince1970: seconds).milliseconds == milliseconds)
        if seconds.isFinite {
            #expect(Timestamp(Date(timeIntervalSince1970: seconds)).milliseconds == milliseconds)
        }
    }

    @Test func itIsStoredAsAWholeNumber() throws {
        let time = Timestamp(milliseconds: 1_700_000_000_123)
        let bytes = try JSONEncoder().encode([time])
        #expect(String(decoding: bytes, as: UTF8.self) == "[1700000000123]")
        #expect(try JSONDecoder().decode([Timestamp].self, from: bytes) == [time])
    }

    @Test func earlierIsLess() {
        #expect(Timestamp(milliseconds: -5) < Timestamp(milliseconds: 4))
    }
}
