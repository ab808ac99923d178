/// Which rows of a table to show, and in which order.
package struct RowOrderRequest: Hashable, Sendable {
    /// All must hold.
    package var filters: [TableFilter]
    /// The first one counts most.
    package var sorts: [TableSort]
    /// One for each column.
    package var formats: [ColumnFormat]

    package init(filters: [TableFilter], sorts: [TableSort], formats: [ColumnFormat]) {
        self.filters = filters
        self.sorts = sorts
        self.formats = formats
    }

    /// Whether it asks for the table as it is.
    package var isTrivial: Bool { filters.isEmpty && sorts.isEmpty }

    /// Computes it for rows that are in memory.
    package func order(of rows: [[String]]) -> RowOrder {
        var builder = RowOrderBuilder(self)
        builder.add(rows)
        return builder.finish()
    }
}
