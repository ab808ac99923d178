extension Timestamp {
    /// The time as the wire has it: ISO 8601 in UTC with milliseconds, such as `2026-11-21T09:12:00.123Z`.
    package var iso8601: String {
        let civil = CivilTime(self)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var writer = DigitWriter(buffer: buffer)
            writer.write(civil.day.year, digits: 4)
            writer.write("-")
            writer.write(civil.day.month, digits: 2)
            writer.write("-")
            writer.write(civil.day.day, digits: 2)
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

    /// Reads a date or a time as `ISO8601Scanner` says.
    package init?(iso8601 text: String, leniency: ISO8601Scanner.Leniency = .strict) {
        var text = text
        let time = text.withUTF8 { bytes in
            var scanner = ISO8601Scanner(bytes, leniency)
            return scanner.time()
        }
        guard let time else { return nil }
        self = time
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
