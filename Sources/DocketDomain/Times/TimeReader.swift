/// Reads one date or time, byte by byte.
struct TimeReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The time that the whole text is; nothing where it is none.
    mutating func time() -> Timestamp? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2), 1...12 ~= month, 1...CivilTime.days(inMonth: month, of: year) ~= day
        else { return nil }
        var milliseconds = CivilTime.days(year: year, month: month, day: day) * CivilTime.millisecondsPerDay
        if !isAtEnd {
            guard take("T") || take("t") || take(" "), let time = timeOfDay(), let offset = offset(), isAtEnd else {
                return nil
            }
            milliseconds += time - offset
        }
        return Timestamp(milliseconds: Int64(milliseconds))
    }

    private var isAtEnd: Bool { position == bytes.count }

    /// Milliseconds since midnight. A leap second counts as the first of the next minute.
    private mutating func timeOfDay() -> Int? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), hour <= 23, minute <= 59 else {
            return nil
        }
        var time = (hour * 60 + minute) * 60_000
        if take(":") {
            guard let second = number(digits: 2), second <= 60 else { return nil }
            time += second * 1000
            if take(".") || take(",") {
                guard let fraction = fraction() else { return nil }
                time += fraction
            }
        }
        return time
    }

    /// Milliseconds of a fraction of a second, however many digits it has; further ones are cut off.
    private mutating func fraction() -> Int? {
        let start = position
        var milliseconds = 0
        while let digit = digit() {
            if position - start <= 3 { milliseconds = milliseconds * 10 + digit }
        }
        let count = position - start
        guard count > 0 else { return nil }
        for _ in count..<max(count, 3) { milliseconds *= 10 }
        return milliseconds
    }

    /// Milliseconds east of UTC; 0 where no offset is given.
    private mutating func offset() -> Int? {
        if isAtEnd || take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2), hours <= 23 else { return nil }
        _ = take(":")
        guard let minutes = isAtEnd ? 0 : number(digits: 2), minutes <= 59 else { return nil }
        return sign * (hours * 60 + minutes) * 60_000
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
