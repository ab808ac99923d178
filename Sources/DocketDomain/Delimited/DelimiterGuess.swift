/// Finds what separates the fields of a text, by what each candidate would make of its first rows.
struct DelimiterGuess {
    /// What a candidate makes of the first rows.
    private struct Reading {
        /// How often the commonest number of fields occurs, of those above one.
        var commonest = 0
        var rows = 0
        /// That number.
        var width = 1
        /// Fields of the first row.
        var header = 1
        var numbers = 0

        var share: Double { rows == 0 ? 0 : Double(commonest) / Double(rows) }
        /// Whether most rows have as many fields as the header.
        var agrees: Bool { width > 1 && width == header && share >= 0.5 }
        /// Whether it separates anything but a few words.
        var separates: Bool { width > 1 && (header > 1 || share >= 0.5) }

        func isBetter(than other: Reading) -> Bool {
            (agrees ? 1 : 0, share, width, numbers) > (other.agrees ? 1 : 0, other.share, other.width, other.numbers)
        }
    }

    private static let candidates: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"),
    ]
    private static let rowLimit = 100
    private static let byteLimit = 256 << 10

    /// What stands for no delimiter, in a text of one column: no UTF-8 has it.
    private static let none: UInt8 = 0xFF

    /// - Parameter preferred: What separates the fields if it occurs in the first rows.
    static func delimiter(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, preferred: UInt8?) -> UInt8 {
        let end = min(bytes.count, start + byteLimit)
        let sample = UnsafeBufferPointer(rebasing: bytes[..<end])
        let isWhole = end == bytes.count
        if let preferred, reading(sample, from: start, preferred, isWhole).width > 1 { return preferred }
        var best = (delimiter: none, reading: Reading())
        for candidate in candidates {
            let reading = reading(sample, from: start, candidate, isWhole)
            if reading.separates, reading.isBetter(than: best.reading) { best = (candidate, reading) }
        }
        return best.delimiter
    }

    private static func reading(
        _ sample: UnsafeBufferPointer<UInt8>, from start: Int, _ delimiter: UInt8, _ isWhole: Bool
    ) -> Reading {
        var reader = DelimitedReader(sample, delimiter: delimiter, from: start, line: 1)
        var reading = Reading()
        var counts: [Int: Int] = [:]
        let row = DelimitedRow()
        // A quote that is not closed by then ends the sample.
        while reading.rows < rowLimit, (try? reader.next(row)) == true {
            // The last row may have been cut off.
            if !isWhole, reader.index == sample.count, reading.rows > 0 { break }
            if row.byteCount == 0, row.count == 1 { continue }
            if reading.rows == 0 { reading.header = row.count }
            reading.rows += 1
            counts[row.count, default: 0] += 1
            reading.numbers += (0..<row.count).count { isNumber(row.bytes(of: $0)) }
        }
        let header = reading.header
        if let best = counts.filter({ $0.key > 1 }).max(by: { a, b in
            (a.value, a.key == header ? 1 : 0, a.key) < (b.value, b.key == header ? 1 : 0, b.key)
        }) {
            (reading.width, reading.commonest) = (best.key, best.value)
        }
        return reading
    }

    /// Digits, and what stands in numbers and dates.
    private static func isNumber(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        field.contains { (0x30...0x39).contains($0) }
            && field.allSatisfy { (0x30...0x39).contains($0) || ".,-+ '%:/".utf8.contains($0) }
    }
}
