/// What a cell is worth when it is compared: a number, else text, else nothing.
///
/// Numbers (and dates as seconds) come before text, and nothing comes last, whichever way a column is sorted.
enum CellValue: Hashable, Sendable {
    case number(Double)
    /// Any text that is not of its column's kind.
    case text
    case missing

    /// The value of a cell in a column of that format.
    @inline(__always)
    init(_ cell: String, as format: ColumnFormat) {
        switch format.kind {
        case .text:
            self = Self.isMissing(cell) ? .missing : .text
        case .number:
            if let number = CellNumber(cell) {
                self = .number(number.value)
            } else {
                self = Self.isMissing(cell) || Self.isPlaceholder(cell) ? .missing : .text
            }
        case .date:
            if let date = CellDate(cell, dayFirst: format.dayFirst) {
                self = .number(date.value)
            } else {
                self = Self.isMissing(cell) || Self.isPlaceholder(cell) ? .missing : .text
            }
        }
    }

    /// Whether a cell has nothing but blanks.
    static func isMissing(_ cell: String) -> Bool {
        cell.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    /// What people write in a column of numbers where there is none.
    static func isPlaceholder(_ cell: String) -> Bool {
        guard cell.utf8.count <= 8 else { return false }
        return placeholders.contains(FoldedText.bytes(cell))
    }

    private static let placeholders = Set(
        ["-", "–", "—", "--", "n/a", "na", "null", "none", "nil", "tbd", "?", "…", "..."].map { Array($0.utf8) })
}
