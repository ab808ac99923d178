package import DocketDomain

/// One table of a viewer: its columns and rows, how they are arranged, and where the cursor is.
package struct TableSheet: Hashable, Sendable {
    package let name: String
    package internal(set) var columns: [ViewerColumn]
    package internal(set) var rows: TableRows
    let source: [Table.Column]

    /// Sorted columns, the first one counts most.
    package internal(set) var sorts: [TableSort] = []
    package internal(set) var filters: [TableFilter] = []
    /// Which rows are shown; of a large table those of the last arrangement that was computed.
    package internal(set) var order: RowOrder
    package internal(set) var search: TableSearch?

    /// The cursor's place among the rows that are shown.
    package internal(set) var cursorRow = 0
    /// The cursor's column; it is never hidden while another is shown.
    package internal(set) var cursorColumn = 0
    /// The first row that is seen.
    var top = 0
    /// The first column that is seen among those that scroll.
    var left = 0
    /// Columns before this one stay when others scroll.
    package internal(set) var frozen = 0
    /// The column from which on numbers are drawn as a trend beside each row.
    var trend: Int?

    /// The computation that is waited for, each kind by its ticket.
    var orderTicket: Int?
    var searchTicket: Int?
    var statisticsTicket: Int?
    /// Counts up whenever other rows are shown, so that what was computed before is known to be old.
    var orderVersion = 0
    var statistics: [Int: ColumnStatistics] = [:]
    /// Rows that were asked for and have not come.
    var awaited: Set<Int> = []
    var isMeasured = false
    /// What the columns were fitted to last.
    var seenPart: SeenPart?
    /// How the table is to be arranged as soon as it is shown and measured.
    var wish: TableArrangement.Sheet?
    /// Which match of a row the cursor goes to when that row has come.
    var searchMove: SearchMove?

    enum SearchMove: Hashable, Sendable {
        case first
        case last
    }

    /// A table whose rows are all at hand.
    package init(name: String, columns: [Table.Column], rows: [[String]]) {
        self.init(name: name, columns: columns, TableRows(whole: rows))
        measure()
    }

    /// A table whose rows are loaded when they are seen.
    package init(name: String, columns: [Table.Column], rowCount: Int) {
        self.init(name: name, columns: columns, TableRows(count: rowCount))
    }

    /// A table of an artifact: inline rows are at hand, rows in chunks are loaded.
    package init(name: String, content: TableContent) {
        switch content.rows {
        case .inline(let rows): self.init(name: name, columns: content.columns, rows: rows)
        case .chunks: self.init(name: name, columns: content.columns, rowCount: content.rowCount)
        }
    }

    private init(name: String, columns: [Table.Column], _ rows: TableRows) {
        self.name = CellText.shown(name, columns: 60)
        source = columns
        self.columns = columns.enumerated().map { ViewerColumn($1, number: $0 + 1) }
        self.rows = rows
        order = .all(count: rows.count)
    }

    /// Whether an arrangement or a search is being computed.
    package var isWaiting: Bool { orderTicket != nil || searchTicket != nil }

    /// What was typed to filter, as one expression.
    package var filterText: String { filters.map(\.source).joined(separator: "; ") }

    /// The row of the table under the cursor; nil in an empty view.
    package var currentRow: Int? { cursorRow < order.count ? order[cursorRow] : nil }

    /// The whole text under the cursor, where it is at hand.
    package var currentCell: String? {
        guard let row = currentRow, let cells = rows[row], columns.indices.contains(cursorColumn) else { return nil }
        return cursorColumn < cells.count ? cells[cursorColumn] : ""
    }

    /// The name of a column as it is written in the table.
    package func name(of column: Int) -> String { source[column].name }

    var orderRequest: RowOrderRequest {
        RowOrderRequest(
            filters: filters, sorts: sorts, names: source.map(\.name),
            readings: columns.map { $0.reading ?? ColumnReading() })
    }
}

/// A text that is looked for in a table.
package struct TableSearch: Hashable, Sendable {
    package let pattern: TextPattern
    /// Positions of the rows that contain it, ascending; nil while they are not known.
    package internal(set) var matches: [UInt32]?
    /// Whether the cursor shall go to the first match once they are known.
    var isMoving: Bool
    /// Whether it ends without a word where nothing is found.
    var isLanding = false
}
