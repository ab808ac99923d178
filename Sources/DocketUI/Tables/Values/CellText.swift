import DocketDomain
import TerminalKit

/// A cell's text as one line that may be drawn.
enum CellText {
    /// What stands for a line break.
    static let lineBreak: Character = "↵"

    /// The start of a cell, as much of it as so many columns could show. Costs the same for a cell of any length.
    static func shown(_ cell: String, columns: Int) -> String {
        // Marks that join a letter have no width of their own, so there may be more scalars than columns.
        let limit = columns * 4 + 16
        guard cell.utf8.count > limit || !isPlain(cell) else { return cell }
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in cell.unicodeScalars.prefix(limit) {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}": text.append(contentsOf: lineBreak.unicodeScalars)
            default: text.append(scalar)
            }
        }
        return Sanitizer.line.clean(String(text))
    }

    /// Columns that a cell takes, counted to `limit`.
    static func width(_ cell: String, limit: Int) -> Int {
        if cell.utf8.count <= limit, isPlain(cell) { return cell.utf8.count }
        return min(limit, TextWidth.standard.width(of: shown(cell, columns: limit), limit: limit))
    }

    /// Columns of a number from its decimal mark on; nil for what is no number in its column.
    static func tail(of cell: String, in reading: ColumnReading) -> Int? {
        guard let wholeEnd = reading.wholeEnd(of: cell) else { return nil }
        let bytes = cell.utf8
        return cell[bytes.index(bytes.startIndex, offsetBy: wholeEnd)...].columns
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 &- 0x20 < 0x5F }
    }
}
