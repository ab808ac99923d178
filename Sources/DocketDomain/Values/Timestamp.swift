package import Foundation

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, written as ISO 8601 UTC in JSON for people and scripts.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since the Unix epoch.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The nearest millisecond; dates beyond the years 0000 to 9999 are clamped, so that every timestamp can be written.
    package init(_ date: Date) {
        self.init(secondsSince1970: date.timeIntervalSince1970)
    }

    /// Seconds since the epoch, as chat exports give them; not-a-number counts as 0.
    package init(secondsSince1970 seconds: Double) {
        let limited = min(max(seconds.isNaN ? 0 : seconds, Self.earliest), Self.latest)
        milliseconds = Int64((limited * 1000).rounded())
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.milliseconds < rhs.milliseconds
    }

    /// The start of the year 0000 and the last second of 9999, in seconds since the epoch.
    private static let earliest = -62_167_219_200.0
    private static let latest = 253_402_300_799.0
}
