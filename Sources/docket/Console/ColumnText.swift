/// Rows of cells set in columns, for people.
struct ColumnText {
    /// Which side a column's cells stand on.
    enum Side {
        case left, right
    }

    struct Column {
        let title: String
        var side = Side.left
        /// The one column that gives way where the terminal is too narrow.
        var isFlexible = false
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
        if let width, let flexible = columns.firstIndex(where: \.isFlexible) {
            let needed = widths.reduce(0, +) + 2 * (columns.count - 1)
            widths[flexible] = max(min(widths[flexible], 8), widths[flexible] - max(0, needed - width))
        }
        return ([columns.map(\.title)] + rows).map { line($0, widths) }.joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let cell = cell.cut(to: widths[index])
            let padding = String(repeating: " ", count: widths[index] - cell.width)
            line += columns[index].side == .left ? cell + padding : padding + cell
            if index < cells.count - 1 { line += "  " }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
