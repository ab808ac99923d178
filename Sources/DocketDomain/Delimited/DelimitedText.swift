/// CSV and its relatives (RFC 4180), read leniently: quotes in the middle of a field are text, rows may have any length.
/// What may not be meant so is told.
package struct DelimitedText {
    /// All rows, each with the fields that it has. Empty lines at the end are left out.
    package let rows: [[String]]
    /// What may not be meant as it was read: in sentences, with the line.
    package let warnings: [String]
    /// Lines before the first row: the one that names the delimiter.
    package let linesBefore: Int

    /// - Parameters:
    ///   - bytes: UTF-8, which has been checked; a byte order mark is passed over.
    ///   - delimiter: Guessed from the first line where it is not known: `,` `;` tab or `|`. A first line `sep=;` names it,
    ///     as spreadsheets write it.
    /// - Throws: `invalidArgument` where a quote is never closed, or where there are NULs: then it is no such text.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8? = nil) throws(DocketError) {
        let (start, named) = Self.beginning(of: bytes)
        linesBefore = named == nil ? 0 : 1
        var reader = Reader(
            bytes: bytes, delimiter: named ?? delimiter ?? Self.guess(bytes, from: start), index: start,
            line: 1 + linesBefore)
        var rows: [[String]] = []
        try reader.read { row in
            rows.append(row)
            return true
        }
        self.rows = rows
        warnings = reader.warnings.lines
    }

    /// Goes through the rows without keeping them.
    ///
    /// - Parameter body: Is given each row, and says whether to go on.
    package static func forEachRow(
        of bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8? = nil, _ body: ([String]) throws(DocketError) -> Bool
    ) throws(DocketError) {
        let (start, named) = beginning(of: bytes)
        var reader = Reader(
            bytes: bytes, delimiter: named ?? delimiter ?? guess(bytes, from: start), index: start, line: 1)
        try reader.read(body)
    }

    /// Where the rows begin: behind a byte order mark, and behind a line that names the delimiter.
    private static func beginning(of bytes: UnsafeBufferPointer<UInt8>) -> (start: Int, delimiter: UInt8?) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let named = named(bytes, from: start)
        return (named?.end ?? start, named?.delimiter)
    }

    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")

    /// The delimiter that a first line `sep=;` names, and where the line after it begins.
    private static func named(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (delimiter: UInt8, end: Int)? {
        var line: [UInt8] = []
        var index = start
        while index < bytes.count, bytes[index] != lineFeed, bytes[index] != carriageReturn, line.count < 1000 {
            line.append(bytes[index])
            index += 1
        }
        if line.first == quote, line.last == quote, line.count > 2 { line = Array(line.dropFirst().dropLast()) }
        guard line.count > 4, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=", line[4] < 0x80
        else { return nil }
        // A spreadsheet that saves it again fills the row up with delimiters.
        guard line.dropFirst(5).allSatisfy({ $0 == line[4] || " ,;\t".utf8.contains($0) }) else { return nil }
        if index < bytes.count, bytes[index] == carriageReturn { index += 1 }
        if index < bytes.count, bytes[index] == lineFeed { index += 1 }
        return (line[4], index)
    }

    /// The candidate that the first line has most of, outside of quotes.
    private static func guess(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt8 {
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
        var counts = [Int](repeating: 0, count: candidates.count)
        var isQuoted = false
        for byte in bytes[start...] {
            if byte == quote { isQuoted.toggle() }
            if !isQuoted, byte == lineFeed || byte == carriageReturn { break }
            if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
        }
        let best = counts.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) } ?? 0
        return candidates[best]
    }
}

/// Goes through the bytes of a delimited text, once.
private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    let delimiter: UInt8
    var index: Int
    var line: Int
    var warnings = TextWarnings()
    /// Fields of the first row.
    private var width: Int?

    init(bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, index: Int, line: Int) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.index = index
        self.line = line
    }

    /// Empty lines at the end are left out.
    mutating func read(_ body: ([String]) throws(DocketError) -> Bool) throws(DocketError) {
        var row: [String] = []
        var firstLine = line
        var emptyLines = 0
        while index < bytes.count || !row.isEmpty {
            if index < bytes.count {
                row.append(try field())
                if index < bytes.count, bytes[index] == delimiter {
                    index += 1
                    // A delimiter at the very end opens one more, empty field.
                    if index == bytes.count { row.append("") }
                    continue
                }
                passLineEnd()
            }
            note(row, firstLine)
            if row == [""] {
                emptyLines += 1
            } else {
                for _ in 0..<emptyLines where try !body([""]) { return }
                emptyLines = 0
                guard try body(row) else { return }
            }
            row = []
            firstLine = line
        }
    }

    private mutating func note(_ row: [String], _ firstLine: Int) {
        // A blank line is a row that is empty, which nobody takes for a broken one.
        if let width, row.count != width, row != [""] {
            warnings.add("line \(firstLine) has \(row.count) fields, the first one \(width)")
        }
        width = width ?? row.count
    }

    private mutating func passLineEnd() {
        guard index < bytes.count else { return }
        if bytes[index] == DelimitedText.carriageReturn { index += 1 }
        if index < bytes.count, bytes[index] == DelimitedText.lineFeed { index += 1 }
        line += 1
    }

    /// Reads one field and leaves the index at what ended it.
    private mutating func field() throws(DocketError) -> String {
        guard index < bytes.count, bytes[index] == DelimitedText.quote else {
            let start = index
            while index < bytes.count, !isEnd(bytes[index]) {
                if bytes[index] == 0 { throw hasNUL }
                index += 1
            }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        let opening = line
        var text = try quoted()
        // What follows the closing quote belongs to the field, as spreadsheets read it.
        let closing = index
        while index < bytes.count, !isEnd(bytes[index]) {
            if bytes[index] == 0 { throw hasNUL }
            text.append(bytes[index])
            index += 1
        }
        if bytes[closing..<index].contains(where: { $0 != UInt8(ascii: " ") }) {
            warnings.add(
                opening == line
                    ? "line \(line) has text behind a closing quote"
                    : "line \(opening) opens a quote that closes in line \(line), with text behind it")
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func quoted() throws(DocketError) -> [UInt8] {
        let opening = line
        var text: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == DelimitedText.quote {
                guard index + 1 < bytes.count, bytes[index + 1] == DelimitedText.quote else {
                    index += 1
                    return text
                }
                index += 1
            }
            if byte == 0 { throw hasNUL }
            let isLineEnd = byte == DelimitedText.lineFeed || byte == DelimitedText.carriageReturn
            // CR and LF together end one line.
            if isLineEnd, byte == DelimitedText.lineFeed || bytes[(index + 1)...].first != DelimitedText.lineFeed {
                line += 1
            }
            text.append(byte)
            index += 1
        }
        throw DocketError(
            .invalidArgument,
            "A quote that opens in line \(opening) is never closed. Close it, or double it where it is meant as a sign."
        )
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == DelimitedText.lineFeed || byte == DelimitedText.carriageReturn
    }

    private var hasNUL: DocketError {
        DocketError(
            .invalidArgument, "Line \(line) has a NUL byte: this is no text, or UTF-16. Save the file as CSV in UTF-8.")
    }
}
