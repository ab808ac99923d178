/// Goes through the rows of a delimited text, once. No text is made of a field that nobody asks for.
package struct DelimitedReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let delimiter: UInt8
    private(set) var index: Int
    private var line: Int
    private var warnings = TextWarnings()
    /// Fields of the first row.
    private var width: Int?
    /// Where something stands behind empty lines.
    private var textBehindBlanks = 0
    /// Whether a row has not as many fields as the first one.
    package private(set) var isRagged = false

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// - Parameters:
    ///   - bytes: UTF-8, which has been checked; they stay where they are while the rows are read.
    ///   - index: Where the first row begins.
    ///   - line: The number of its line.
    init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, from index: Int, line: Int) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.index = index
        self.line = line
        // Empty lines before the first row are none.
        while self.index < bytes.count, isLineEnd(bytes[self.index]) { passLineEnd() }
    }

    /// What may not be meant as it was read: in sentences, with the line.
    package var warningLines: [String] { warnings.lines }

    /// Reads the next row; empty lines at the end are none.
    ///
    /// - Returns: Whether there was one.
    package mutating func next(_ row: DelimitedRow) throws(DocketError) -> Bool {
        guard index < bytes.count, let base = bytes.baseAddress else { return false }
        row.clear()
        guard !isLineEnd(bytes[index]) else {
            // An empty line is a row that is empty, which nobody takes for a broken one.
            guard hasTextBehindBlanks else { return false }
            row.endField()
            passLineEnd()
            return true
        }
        let first = line
        while true {
            if index < bytes.count, base[index] == Self.quote {
                try readQuoted(into: row, base)
            } else {
                try readPlain(into: row, base)
            }
            row.endField()
            guard index < bytes.count, base[index] == delimiter else { break }
            index += 1
        }
        passLineEnd()
        note(row.count, first)
        return true
    }

    private mutating func note(_ count: Int, _ first: Int) {
        if let width, count != width {
            isRagged = true
            warnings.add("line \(first) has \(count == 1 ? "1 field" : "\(count) fields"), the first one \(width)")
        }
        width = width ?? count
    }

    private var hasTextBehindBlanks: Bool {
        mutating get {
            if index < textBehindBlanks { return true }
            textBehindBlanks = bytes[index...].firstIndex { !isLineEnd($0) } ?? 0
            return textBehindBlanks > 0
        }
    }

    private mutating func passLineEnd() {
        guard index < bytes.count else { return }
        if bytes[index] == Self.carriageReturn { index += 1 }
        if index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
        line += 1
    }

    /// Reads to what ends the field.
    private mutating func readPlain(into row: DelimitedRow, _ base: UnsafePointer<UInt8>) throws(DocketError) {
        let end = ByteScan.endOfField(base, from: index, to: bytes.count, delimiter: delimiter)
        row.append(base + index, count: end - index)
        index = end
        if end < bytes.count, base[end] == 0 { throw hasNUL }
    }

    private mutating func readQuoted(into row: DelimitedRow, _ base: UnsafePointer<UInt8>) throws(DocketError) {
        let opening = line
        try passQuoted(into: row, base)
        // What follows the closing quote belongs to the field, as spreadsheets read it.
        let closing = row.byteCount
        try readPlain(into: row, base)
        if row.byteCount > closing, row.hasText(from: closing) {
            warnings.add(
                opening == line
                    ? "line \(line) has text behind a closing quote"
                    : "line \(opening) opens a quote that closes in line \(line), with text behind it")
        }
    }

    private mutating func passQuoted(into row: DelimitedRow, _ base: UnsafePointer<UInt8>) throws(DocketError) {
        let opening = line
        index += 1
        while true {
            let stop = ByteScan.endOfField(base, from: index, to: bytes.count, delimiter: Self.quote)
            row.append(base + index, count: stop - index)
            index = stop
            guard stop < bytes.count else { throw Self.isNeverClosed(opening) }
            switch base[stop] {
            case Self.quote:
                guard stop + 1 < bytes.count, base[stop + 1] == Self.quote else {
                    index += 1
                    return
                }
                row.append(base + stop, count: 1)
                index += 2
            case 0: throw hasNUL
            case let lineEnd:
                // CR and LF together end one line.
                if lineEnd == Self.lineFeed || stop + 1 == bytes.count || base[stop + 1] != Self.lineFeed { line += 1 }
                row.append(base + stop, count: 1)
                index += 1
            }
        }
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

    private static func isNeverClosed(_ line: Int) -> DocketError {
        DocketError(
            .invalidArgument,
            "A quote that opens in line \(line) is never closed. Close it, or double it where it is meant as a sign.")
    }

    private var hasNUL: DocketError {
        DocketError(
            .invalidArgument, "Line \(line) has a NUL byte: this is no text, or UTF-16. Save the file as CSV in UTF-8.")
    }
}
