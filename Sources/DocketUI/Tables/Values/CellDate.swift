import DocketDomain

/// A day, with or without a time, as people write it in a table.
///
/// Read are ISO 8601 (`2024-03-05`, `2024-03-05T09:30Z`), `2024/3/5`, `5.3.2024`, `5 March 2024`, `Mar 5, 2024`,
/// `Mar 2024`, and `3/5/2024`, whose order the whole column decides.
struct CellDate: Hashable, Sendable {
    /// Seconds since 1970-01-01 00:00 UTC; a time without an offset counts as UTC.
    let value: Double
    /// Of a form such as 3/5/2024: whether its numbers allow only one order.
    let order: Order

    enum Order: Hashable, Sendable {
        /// The form itself tells.
        case certain
        case dayFirst
        case monthFirst
        /// Both numbers could be the month.
        case open
    }

    /// - Parameter dayFirst: Which number of an open form is taken for the day.
    init?(_ text: String, dayFirst: Bool = false) {
        let parsed = text.utf8.withContiguousStorageIfAvailable { CellDate($0, dayFirst: dayFirst) }
        guard let date = parsed ?? Array(text.utf8).withUnsafeBufferPointer({ CellDate($0, dayFirst: dayFirst) })
        else { return nil }
        self = date
    }

    init?(_ bytes: UnsafeBufferPointer<UInt8>, dayFirst: Bool) {
        guard bytes.count >= 6, bytes.count <= 40 else { return nil }
        var reader = CellReader(bytes)
        reader.skipBlanks()
        guard let day = Day(&reader, dayFirst: dayFirst) else { return nil }
        var seconds = Double(day.number) * 86_400
        if !reader.isAtEnd {
            guard day.allowsTime, reader.skip(UInt8(ascii: "T")) || reader.blankLength > 0 else { return nil }
            reader.skipBlanks()
            if !reader.isAtEnd {
                guard let time = Self.time(&reader) else { return nil }
                seconds += time
            }
        }
        reader.skipBlanks()
        guard reader.isAtEnd else { return nil }
        value = seconds
        order = day.order
    }

    /// Seconds since midnight UTC.
    private static func time(_ reader: inout CellReader) -> Double? {
        guard let hour = reader.number(atMost: 2), reader.skip(UInt8(ascii: ":")),
            let minute = reader.number(atMost: 2), let time = TimeOfDay(hour: hour, minute: minute)
        else { return nil }
        var seconds = Double(time.seconds)
        if reader.skip(UInt8(ascii: ":")) {
            guard let second = reader.number(atMost: 2),
                let time = TimeOfDay(hour: hour, minute: minute, second: second)
            else { return nil }
            seconds = Double(time.seconds)
            if reader.skip(UInt8(ascii: ".")) {
                let start = reader.position
                guard let fraction = reader.number(atMost: 9) else { return nil }
                var divisor = 1.0
                for _ in start..<reader.position { divisor *= 10 }
                seconds += Double(fraction) / divisor
            }
        }
        reader.skipBlanks()
        if reader.skip(UInt8(ascii: "Z")) || reader.skip("UTC") { return seconds }
        if let isWest = reader.skipSign() {
            guard let hours = reader.number(atMost: 2) else { return nil }
            _ = reader.skip(UInt8(ascii: ":"))
            guard
                let offset = UTCOffset(isWest: isWest, hours: hours, minutes: reader.number(atMost: 2) ?? 0)
            else { return nil }
            seconds -= Double(offset.seconds)
        }
        return seconds
    }
}
