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
        var text = text
        return text.withUTF8 { ISO8601Scan(bytes: $0).milliseconds() }.map(Timestamp.init(milliseconds:))
            ?? Double(text).flatMap(timestamp(epoch:))
    }

    /// Seconds reach 10¹¹ only in the year 5138: whatever is larger counts smaller units.
    private static func timestamp(epoch: Double) -> Timestamp? {
        guard epoch.isFinite else { return nil }
        var seconds = epoch
        while abs(seconds) >= 1e11 { seconds /= 1000 }
        return Timestamp(secondsSince1970: seconds)
    }
}

/// `2025-07-06T03:10:13.076141Z`: the `T` may be a blank, the fraction of any length, the zone `Z`, `±hh:mm` or nothing,
/// which means UTC; a date alone is its midnight.
private struct ISO8601Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    func milliseconds() -> Int64? {
        var scan = self
        return scan.read()
    }

    private mutating func read() -> Int64? {
        guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2),
            1...12 ~= month, 1...31 ~= day
        else { return nil }
        var milliseconds = Self.days(year: year, month: month, day: day) * 86_400_000
        guard position < bytes.count else { return milliseconds }
        guard take("T") || take(" ") || take("t"), let hour = digits(2), take(":"), let minute = digits(2),
            hour <= 24, minute < 60
        else { return nil }
        milliseconds += (hour * 60 + minute) * 60_000
        if take(":") {
            guard let second = digits(2), second <= 60 else { return nil }
            milliseconds += second * 1000
        }
        if take(".") || take(",") {
            guard let fraction = fraction() else { return nil }
            milliseconds += fraction
        }
        guard let offset = zone(), position == bytes.count else { return nil }
        return milliseconds - offset * 60_000
    }

    /// Minutes east of UTC.
    private mutating func zone() -> Int64? {
        if position == bytes.count || take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = digits(2) else { return nil }
        _ = take(":")
        let minutes = position < bytes.count ? digits(2) : 0
        guard let minutes, hours < 24, minutes < 60 else { return nil }
        return (isWest ? -1 : 1) * (hours * 60 + minutes)
    }

    /// The digits after the point, to the nearest millisecond.
    private mutating func fraction() -> Int64? {
        let start = position
        var tenThousandths: Int64 = 0
        while position < bytes.count, 0x30...0x39 ~= bytes[position] {
            if position - start < 4 { tenThousandths = tenThousandths * 10 + Int64(bytes[position] - 0x30) }
            position += 1
        }
        let count = position - start
        guard count > 0 else { return nil }
        for _ in count..<max(count, 4) { tenThousandths *= 10 }
        return (tenThousandths + 5) / 10
    }

    private mutating func digits(_ count: Int) -> Int64? {
        guard position + count <= bytes.count else { return nil }
        var value: Int64 = 0
        for _ in 0..<count {
            guard 0x30...0x39 ~= bytes[position] else { return nil }
            value = value * 10 + Int64(bytes[position] - 0x30)
            position += 1
        }
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Days since 1970-01-01 in the Gregorian calendar, counting years from March so that a leap day comes last.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
