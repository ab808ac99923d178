import DocketDomain

/// What spreadsheets take for something other than text when they open a CSV file.
enum SpreadsheetText {
    /// Whether a cell would be run as a formula (OWASP, "CSV Injection"): it begins with `=`, `+`, `-`, `@`, a tab or a
    /// carriage return, and is neither a plain number nor made of dashes.
    static func looksLikeFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        if first == 0x09 || first == 0x0D || first == 0x0A || first == 0x00 { return true }
        var start = 0
        while start < bytes.count, let length = blankLength(bytes, start) { start += length }
        guard start < bytes.count else { return false }
        switch bytes[start] {
        case UInt8(ascii: "="), UInt8(ascii: "@"): return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isHarmless(bytes)
        case 0xEF: return isFullWidthSign(bytes, start)
        // A call of another program without a sign before it.
        case UInt8(ascii: "D"):
            return bytes[start...].starts(with: "DDE (".utf8) || bytes[start...].starts(with: "DDE(".utf8)
        default: return false
        }
    }

    /// Blanks that spreadsheets leave out before they look.
    private static func blankLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        switch bytes[index] {
        case 0x00...0x20: 1
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
        case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF: 3
        default: nil
        }
    }

    /// U+FF1D, U+FF0B, U+FF0D and U+FF20, which some East Asian versions read as their narrow forms.
    private static func isFullWidthSign(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start + 2 < bytes.count, bytes[start + 1] == 0xBC else { return false }
        return [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[start + 2])
    }

    private static func isHarmless(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == 0x20 }) { return true }
        return isNumber(bytes) || isDigits(bytes)
    }

    /// A number, with a currency or as a share; words behind it are no part of one that a spreadsheet knows.
    private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard case .number(let number) = CellShape(bytes), !number.hasPower, number.group != .underscore else {
            return false
        }
        switch number.unit {
        case .none, .percent, .currency: return true
        default: return false
        }
    }

    /// A minus and digits with marks between them, such as longer numbers than can be stored exactly.
    private static func isDigits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let rest = bytes.dropFirst()
        guard bytes.first == UInt8(ascii: "-"), let first = rest.first, CellCursor.digit(first) != nil else {
            return false
        }
        var last: UInt8 = 0
        for byte in rest {
            let isMark = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
            guard CellCursor.digit(byte) != nil || isMark && CellCursor.digit(last) != nil else { return false }
            last = byte
        }
        return true
    }
}
