/// Which cell of a table is selected, and what part of the table is seen.
package struct TableState: Hashable, Sendable {
    package var rows: ListState
    /// The selected column; 0 in a table without columns.
    package var column: Int
    /// The first column after the frozen ones that is seen.
    package private(set) var firstColumn: Int

    package init(row: Int = 0, column: Int = 0) {
        rows = ListState(selection: row)
        self.column = max(0, column)
        firstColumn = 0
    }

    /// Brings the selected cell into view, by as little movement as that needs.
    ///
    /// - Parameters:
    ///   - frozen: Columns at the left that always stay.
    ///   - area: What the table is drawn in, header included.
    package mutating func settle(
        rowCount: Int, columns: [TableColumn], frozen: Int, in area: Rect, separator: Int = 3, gutter: Int = 0
    ) {
        rows.settle(count: rowCount, height: area.height - 1)
        column = max(0, min(column, columns.count - 1))
        let frozen = min(max(0, frozen), columns.count)
        firstColumn = max(frozen, min(firstColumn, max(frozen, columns.count - 1)))
        guard column >= frozen, !columns.isEmpty else { return }
        let fixed = columns[..<frozen].reduce(gutter) { $0 + $1.width + separator }
        var room = area.width - fixed - columns[column].width
        var first = column
        while first > frozen, room >= columns[first - 1].width + separator {
            first -= 1
            room -= columns[first].width + separator
        }
        firstColumn = column < firstColumn ? column : max(firstColumn, first)
        // With the last column in view, the room before it is used.
        if column == columns.count - 1 { firstColumn = min(firstColumn, first) }
    }
}
