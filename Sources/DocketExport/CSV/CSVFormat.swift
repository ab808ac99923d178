import DocketDomain

/// How rows become lines.
struct CSVFormat {
    let delimiter: UInt8
    let neutralises: Bool

    init(_ options: ExportOptions) {
        delimiter = options.delimiter.byte
        neutralises = options.neutralisesFormulas
    }

    func append(_ row: [String], to buffer: inout [UInt8]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { buffer.append(delimiter) }
            append(cell, isAlone: row.count == 1, to: &buffer)
        }
        buffer.append(0x0D)
        buffer.append(0x0A)
    }

    /// A row of typed values: NULL is nothing between two delimiters, an empty text has quotes, and numbers are no formulas.
    func append(_ row: [SQLValue], to buffer: inout [UInt8]) {
        for (index, value) in row.enumerated() {
            if index > 0 { buffer.append(delimiter) }
            switch value {
            case .null: append("", isAlone: row.count == 1, to: &buffer)
            case .text(let text): append(text, isAlone: true, to: &buffer)
            default: buffer.append(contentsOf: value.cellText.utf8)
            }
        }
        buffer.append(0x0D)
        buffer.append(0x0A)
    }

    private func append(_ cell: String, isAlone: Bool, to buffer: inout [UInt8]) {
        cell.withBytes { bytes in
            let isFormula = neutralises && SpreadsheetText.looksLikeFormula(bytes)
            // A line without anything would be no row.
            guard isFormula || needsQuotes(bytes) || isAlone && bytes.isEmpty else {
                buffer.append(contentsOf: bytes)
                return
            }
            buffer.append(Self.quote)
            if isFormula { buffer.append(UInt8(ascii: "'")) }
            for byte in bytes {
                if byte == Self.quote { buffer.append(Self.quote) }
                buffer.append(byte)
            }
            buffer.append(Self.quote)
        }
    }

    /// Also for delimiters that other readers may take, and for blanks at the ends, which some leave out.
    private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        if first == 0x20 || last == 0x20 { return true }
        return bytes.contains {
            switch $0 {
            case Self.quote, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"): true
            default: false
            }
        }
    }

    private static let quote = UInt8(ascii: "\"")
}
