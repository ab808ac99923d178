/// What a cell looks like by itself, before its column has told what it means.
package enum CellShape: Sendable {
    /// Nothing but blanks.
    case missing
    /// What people write in a column of numbers where there is none, such as `n/a`.
    case placeholder
    case number(NumberShape)
    case date(DateShape)
    case boolean(Bool)
    /// Digits that are a name: with zeros before them, a telephone number, a version, an address of the network.
    case identifier
    case text

    package init(_ cell: String) {
        self = cell.withBytes { CellShape($0) }
    }

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.init(bytes, mayBeDate: true)
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, mayBeDate: Bool) {
        let cursor = CellCursor(bytes)
        guard !Self.isMissing(cursor) else {
            self = .missing
            return
        }
        guard bytes.count <= Self.longest else {
            self = .text
            return
        }
        // Dates first: of MAY 2024 the month could be taken for a currency.
        if mayBeDate, let date = DateShape(cursor) {
            self = .date(date)
        } else if let number = NumberShape(cursor) {
            self = Self.isAddress(cursor, number) ? .identifier : .number(number)
        } else if Self.isIdentifier(cursor) {
            self = .identifier
        } else if let truth = Self.truth(cursor) {
            self = .boolean(truth)
        } else {
            self = Self.isPlaceholder(cursor) ? .placeholder : .text
        }
    }

    private static let longest = 120

    /// Whether a cell has nothing but blanks.
    package static func isMissing(_ cell: String) -> Bool {
        cell.withBytes { isMissing(CellCursor($0)) }
    }

    private static func isMissing(_ cursor: CellCursor) -> Bool {
        var cursor = cursor
        while cursor.skip(UInt8(ascii: "\n")) || cursor.skip(UInt8(ascii: "\r")) { cursor.skipBlanks() }
        return cursor.isAtEnd
    }

    /// Four numbers below 256 with points between them: `192.168.100.200`.
    private static func isAddress(_ cursor: CellCursor, _ number: NumberShape) -> Bool {
        guard number.marks == .groupedByPoint, number.unit == .none, number.sign == .none else { return false }
        let parts = cursor.bytes[cursor.position..<cursor.end].split(separator: UInt8(ascii: "."))
        return parts.count == 4
            && parts.allSatisfy { part in part.reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) } < 256 }
    }

    /// What consists of digits and their marks, and is neither a number nor a date.
    private static func isIdentifier(_ cursor: CellCursor) -> Bool {
        var points = 0
        var blanks = 0
        var others = 0
        var digits = 0
        let start = cursor.position
        for index in start..<cursor.end {
            switch cursor.bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: " "): blanks += 1
            case UInt8(ascii: "+") where index == start: others += 1
            case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"):
                others += 1
            default: return false
            }
        }
        guard digits > 1 else { return false }
        let first = cursor.current
        if first == UInt8(ascii: "0") || first == UInt8(ascii: "+") { return true }
        // 1.2.3 and 555 1234; but 12-15 and 3/4 are said about numbers.
        return CellCursor.isDigit(first) && (points > 1 || blanks > 0 && others == 0)
    }

    private static func truth(_ cursor: CellCursor) -> Bool? {
        switch cursor.end - cursor.position {
        case 4: spells(cursor, "true", "True", "TRUE") ? true : nil
        case 5: spells(cursor, "false", "False", "FALSE") ? false : nil
        default: nil
        }
    }

    private static func spells(_ cursor: CellCursor, _ words: StaticString...) -> Bool {
        words.contains { word in
            var cursor = cursor
            return cursor.skip(word) && cursor.isAtEnd
        }
    }

    private static func isPlaceholder(_ cursor: CellCursor) -> Bool {
        guard cursor.end - cursor.position <= 8 else { return false }
        let text = String(decoding: cursor.bytes[cursor.position..<cursor.end], as: UTF8.self)
        return placeholders.contains(text.lowercased())
    }

    private static let placeholders: Set<String> = [
        "-", "–", "—", "--", "n/a", "na", "n.a.", "k.a.", "null", "none", "nil", "tbd", "tba", "?", "…", "...",
    ]
}
