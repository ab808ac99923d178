/// CSV and its relatives (RFC 4180), read leniently: quotes in the middle of a field are text, rows may have any length.
/// What may not be meant so is told.
package struct DelimitedText {
    /// All rows, each with the fields that it has. Empty lines before the first and after the last row are left out.
    package let rows: [[String]]
    /// What may not be meant as it was read: in sentences, with the line.
    package let warnings: [String]
    /// Lines before the first row: the one that names the delimiter.
    package let linesBefore: Int

    /// - Parameter bytes: As for `reader`.
    /// - Throws: As reading a row does.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) throws(DocketError) {
        linesBefore = Self.beginning(of: bytes).delimiter == nil ? 0 : 1
        var reader = Self.reader(of: bytes)
        let row = DelimitedRow()
        var rows: [[String]] = []
        while try reader.next(row) { rows.append(row.fields) }
        self.rows = rows
        warnings = reader.warningLines
    }

    /// Reads the rows one by one. Reading one fails where a quote is never closed, or where there are NULs: then it is no
    /// such text.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, which has been checked; a byte order mark is passed over.
    ///   - preferred: What separates the fields if it occurs in the first rows. Otherwise that is found in them: `,` `;`
    ///     tab or `|`. A first line `sep=;` names it, as spreadsheets write it.
    package static func reader(
        of bytes: UnsafeBufferPointer<UInt8>, preferring preferred: UInt8? = nil
    ) -> DelimitedReader {
        let (start, named) = beginning(of: bytes)
        return DelimitedReader(
            bytes, delimiter: named ?? DelimiterGuess.delimiter(of: bytes, from: start, preferred: preferred),
            from: start, line: named == nil ? 1 : 2)
    }

    /// Where the rows begin: behind a byte order mark, and behind a line that names the delimiter.
    private static func beginning(of bytes: UnsafeBufferPointer<UInt8>) -> (start: Int, delimiter: UInt8?) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let named = named(bytes, from: start)
        return (named?.end ?? start, named?.delimiter)
    }

    /// The delimiter that a first line `sep=;` names, and where the line after it begins.
    private static func named(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (delimiter: UInt8, end: Int)? {
        let (quote, lineFeed, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
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
}
