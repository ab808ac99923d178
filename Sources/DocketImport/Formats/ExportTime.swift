import DocketDomain

/// Times as exports write them: epoch seconds (or milliseconds, microseconds, nanoseconds), or ISO 8601 text.
enum ExportTime {
    static func timestamp(_ value: JSON?) -> Timestamp? {
        switch value {
        case .number: value?.double.flatMap(timestamp(epoch:))
        case .string(let text): timestamp(text)
        default: nil
        }
    }

    static func timestamp(_ text: String) -> Timestamp? {
        Timestamp(iso8601: text, leniency: .lenient) ?? Double(text).flatMap(timestamp(epoch:))
    }

    /// Seconds reach 10¹¹ only in the year 5138: whatever is larger counts smaller units.
    private static func timestamp(epoch: Double) -> Timestamp? {
        guard epoch.isFinite else { return nil }
        var seconds = epoch
        while abs(seconds) >= 1e11 { seconds /= 1000 }
        return Timestamp(secondsSince1970: seconds)
    }
}
