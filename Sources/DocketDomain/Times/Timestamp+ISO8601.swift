extension Timestamp {
    /// The time as the wire has it: ISO 8601 in UTC with milliseconds, such as `2026-11-21T09:12:00.123Z`.
    package var iso8601: String {
        let civil = CivilTime(self)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var writer = DigitWriter(buffer: buffer)
            writer.write(civil.year, digits: 4)
            writer.write("-")
            writer.write(civil.month, digits: 2)
            writer.write("-")
            writer.write(civil.day, digits: 2)
            writer.write("T")
            writer.write(civil.hour, digits: 2)
            writer.write(":")
            writer.write(civil.minute, digits: 2)
            writer.write(":")
            writer.write(civil.second, digits: 2)
            writer.write(".")
            writer.write(civil.millisecond, digits: 3)
            writer.write("Z")
            return writer.count
        }
    }

    /// Reads a date (`2026-11-21`, its first moment in UTC) or a time (`2026-11-21T09:12`, with seconds, a fraction and
    /// an offset where they are given; without an offset it is UTC). Nothing else is understood.
    package init?(iso8601 text: String) {
        var reader = TimeReader(text)
        guard let time = reader.time() else { return nil }
        self = time
    }
}

/// A point in time by the calendar, in UTC.
///
/// The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`: exact over the whole range, and without
/// the cost of a calendar object for each of many thousand lines.
struct CivilTime {
    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    let millisecond: Int

    init(_ time: Timestamp) {
        let milliseconds = Int(time.milliseconds)
        let days = milliseconds.floorDivided(by: Self.millisecondsPerDay)
        let rest = milliseconds - days * Self.millisecondsPerDay
        hour = rest / 3_600_000
        minute = rest / 60_000 % 60
        second = rest / 1000 % 60
        millisecond = rest % 1000

        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days from 1970-01-01 to a day of the Gregorian calendar.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year.floorDivided(by: 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// How many days a month has.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static let millisecondsPerDay = 86_400_000
}

extension Int {
    fileprivate func floorDivided(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

private struct DigitWriter {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    /// The last digits of a number, with leading zeros.
    mutating func write(_ number: Int, digits: Int) {
        var rest = number
        for index in stride(from: digits - 1, through: 0, by: -1) {
            buffer[count + index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    mutating func write(_ mark: Unicode.Scalar) {
        buffer[count] = UInt8(ascii: mark)
        count += 1
    }
}
