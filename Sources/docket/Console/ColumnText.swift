/// Rows of cells set in columns, for people.
struct ColumnText {
    /// Which side a column's cells stand on.
    enum Side {
        case left, right
    }

    struct Column {
        let title: String
        var side = Side.left
        /// The one column that is cut where the terminal is too narrow.
        var isFlexible = false
        /// A column that is left out where cutting is not enough; the last one goes first.
        var isOptional = false
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row; its cells may be any text.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map(VisibleText.line))
    }

    /// The lines: titles, then rows.
    ///
    /// - Parameter width: The columns of the terminal, where there is one.
    func text(width: Int?) -> String {
        var widths = columns.enumerated().map { index, column in
            rows.reduce(column.title.width) { max($0, $1[index].width) }
        }
        var shown = Array(columns.indices)
        if let width, let flexible = columns.firstIndex(where: \.isFlexible) {
            let least = min(widths[flexible], Self.leastWidth)
            func excess() -> Int { shown.reduce(2 * (shown.count - 1) - width) { $0 + widths[$1] } }
            while excess() > widths[flexible] - least, let last = shown.lastIndex(where: { columns[$0].isOptional }) {
                shown.remove(at: last)
            }
            widths[flexible] = max(least, widths[flexible] - max(0, excess()))
        }
        return ([columns.map(\.title)] + rows).map { line($0, widths, shown) }.joined(separator: "\n")
    }

    /// The columns of the terminal that a flexible column keeps.
    private static let leastWidth = 20

    private func line(_ cells: [String], _ widths: [Int], _ shown: [Int]) -> String {
        var line = ""
        for index in shown {
            let cell = cells[index].cut(to: widths[index])
            let padding = String(repeating: " ", count: widths[index] - cell.width)
            line += columns[index].side == .left ? cell + padding : padding + cell
            if index != shown.last { line += "  " }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
