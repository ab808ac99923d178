/// Reads one date or time in the forms of ISO 8601, byte by byte.
///
/// A date (`2026-11-21`, its first moment in UTC) or a time (`2026-11-21T09:12`, with seconds, a fraction and an offset
/// where they are given); the `T` may be small or a blank. Without an offset it is UTC. Nothing else is understood.
package struct ISO8601Scanner {
    /// How a text is taken that says more than a timestamp can hold, or says it in its own way.
    package enum Leniency: Sendable {
        /// What people and scripts give to docket: what is beyond the milliseconds is cut off.
        case strict
        /// What other programs have written: the nearest millisecond, and a fraction also where seconds are left out.
        case lenient
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let leniency: Leniency
    private var position = 0

    /// - Parameter bytes: Of a text in UTF-8; they must outlive the scanner.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ leniency: Leniency) {
        self.bytes = bytes
        self.leniency = leniency
    }

    /// The time that the whole text is; nothing where it is none.
    mutating func time() -> Timestamp? {
        guard let day = day() else { return nil }
        var milliseconds = day.daysSince1970 * TimeOfDay.millisecondsPerDay
        if !isAtEnd {
            guard take("T") || take("t") || take(" "), let time = timeOfDay(), let offset = offset(), isAtEnd else {
                return nil
            }
            milliseconds += time - offset * 1000
        }
        return Timestamp(milliseconds: Int64(milliseconds))
    }

    private var isAtEnd: Bool { position == bytes.count }

    private mutating func day() -> CalendarDay? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2)
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    /// Milliseconds since midnight.
    private mutating func timeOfDay() -> Int? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2) else { return nil }
        var second = 0
        let hasSeconds = take(":")
        if hasSeconds {
            guard let number = number(digits: 2) else { return nil }
            second = number
        }
        guard let time = TimeOfDay(hour: hour, minute: minute, second: second) else { return nil }
        guard hasSeconds || leniency == .lenient, take(".") || take(",") else { return time.seconds * 1000 }
        return fraction().map { time.seconds * 1000 + $0 }
    }

    /// Milliseconds of a fraction of a second, however many digits it has.
    private mutating func fraction() -> Int? {
        let start = position
        var tenThousandths = 0
        while let digit = digit() {
            if position - start <= 4 { tenThousandths = tenThousandths * 10 + digit }
        }
        let count = position - start
        guard count > 0 else { return nil }
        for _ in count..<max(count, 4) { tenThousandths *= 10 }
        return switch leniency {
        case .strict: tenThousandths / 10
        case .lenient: (tenThousandths + 5) / 10
        }
    }

    /// Seconds east of UTC; 0 where no offset is given.
    private mutating func offset() -> Int? {
        if isAtEnd || take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(digits: 2) else { return nil }
        _ = take(":")
        guard let minutes = isAtEnd ? 0 : number(digits: 2) else { return nil }
        return UTCOffset(isWest: isWest, hours: hours, minutes: minutes)?.seconds
    }

    private mutating func number(digits count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private mutating func digit() -> Int? {
        guard position < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] else { return nil }
        position += 1
        return Int(bytes[position - 1] - UInt8(ascii: "0"))
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }
}
