import DocketDomain

/// CSV and its relatives (RFC 4180), read leniently: quotes in the middle of a field are text, rows may have any length.
struct DelimitedText {
    /// All rows, each with the fields that it has. Empty lines at the end are left out.
    let rows: [[String]]

    /// - Parameters:
    ///   - bytes: UTF-8, which has been checked; a byte order mark is passed over.
    ///   - delimiter: Guessed from the first line where it is not known: `,` `;` tab or `|`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8? = nil) {
        var start = 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        let delimiter = delimiter ?? Self.guess(bytes, from: start)
        var rows: [[String]] = []
        var row: [String] = []
        var index = start
        while index < bytes.count {
            row.append(Self.field(bytes, &index, delimiter))
            if index < bytes.count, bytes[index] == delimiter {
                index += 1
                // A delimiter at the very end opens one more, empty field.
                if index == bytes.count { row.append("") }
                continue
            }
            if index < bytes.count, bytes[index] == Self.carriageReturn { index += 1 }
            if index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
            rows.append(row)
            row = []
        }
        if !row.isEmpty { rows.append(row) }
        while rows.last == [""] { rows.removeLast() }
        self.rows = rows
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Reads one field and leaves the index at what ended it.
    private static func field(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ delimiter: UInt8) -> String {
        guard index < bytes.count, bytes[index] == quote else {
            let start = index
            while index < bytes.count, !isEnd(bytes[index], delimiter) { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        index += 1
        var text: [UInt8] = []
        while index < bytes.count {
            if bytes[index] != quote {
                text.append(bytes[index])
            } else if index + 1 < bytes.count, bytes[index + 1] == quote {
                text.append(quote)
                index += 1
            } else {
                index += 1
                break
            }
            index += 1
        }
        // What follows the closing quote belongs to the field, as spreadsheets read it.
        while index < bytes.count, !isEnd(bytes[index], delimiter) {
            text.append(bytes[index])
            index += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func isEnd(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
        byte == delimiter || byte == lineFeed || byte == carriageReturn
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

extension Table {
    /// A table from rows of which the first one is the header. Shorter rows are padded; where a row is longer than the
    /// header, the columns that it needs are added, so that nothing is lost.
    ///
    /// - Throws: `resourceExhausted` where one long row would make very many cells of all the others.
    init(delimited rows: [[String]]) throws(DocketError) {
        let width = rows.reduce(0) { max($0, $1.count) }
        try Self.checkCells(rows: rows.count, columns: width)
        let header = rows.first ?? []
        self.init(
            columns: (0..<width).map { Column(name: $0 < header.count ? header[$0] : "Column \($0 + 1)") },
            rows: rows.dropFirst().map { row in
                row.count == width ? row : row + Array(repeating: "", count: width - row.count)
            })
    }

    /// Cells that are not in the file are made to fill its rows: a small file could ask for any number of them.
    static func checkCells(rows: Int, columns: Int) throws(DocketError) {
        let (cells, overflows) = rows.multipliedReportingOverflow(by: columns)
        guard !overflows, cells <= Limits.tableCells else {
            throw DocketError(
                .resourceExhausted,
                "The table would have \(rows) rows of \(columns) columns; at most \(Limits.tableCells) cells fit. Split it."
            )
        }
    }
}
