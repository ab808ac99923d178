/// Cells of one column, what they are, and what they are worth: every reader of cells is held to it.
package struct CellColumn: Sendable, CustomStringConvertible {
    /// The kind in the word of the statistics.
    package let kind: String
    package let name: String
    /// In the order in which they sort.
    package let cells: [String]
    /// Numbers with all their digits, days as `2026-04-03`, moments as `2026-04-03T09:05:00`; nil where a cell is text.
    package let values: [String?]
    /// Whether a spreadsheet gets numbers, dates or truth values; else it gets texts.
    package let isTyped: Bool
    /// One for each currency or unit, as the column writes them; nothing where it is not looked at.
    package let sums: [String]?

    package var description: String { cells.joined(separator: " | ") }

    /// - Parameter cells: Separated by bars, each with its value behind an arrow where it is not text.
    init(_ kind: String, _ cells: String, typed: Bool = true, sums: String? = nil, name: String = "Value") {
        self.kind = kind
        self.name = name
        let pairs = cells.split(separator: " | ").map { $0.split(separator: " → ", maxSplits: 1).map(String.init) }
        self.cells = pairs.map { $0[0] }
        values = pairs.map { $0.count > 1 ? $0[1] : nil }
        isTyped = typed && kind != "text"
        self.sums = sums.map { $0.split(separator: " · ").map(String.init) }
    }

    package static let all = numbers + money + quantities + dates + times + texts
}
