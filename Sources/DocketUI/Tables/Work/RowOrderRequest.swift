package import DocketDomain

/// Which rows of a table to show, and in which order.
package struct RowOrderRequest: Hashable, Sendable {
    /// All must hold.
    package var filters: [TableFilter]
    /// The first one counts most.
    package var sorts: [TableSort]
    /// The names of the table's columns.
    package var names: [String]
    /// How the columns seem to be read, one for each: what all of their cells say counts.
    package var readings: [ColumnReading]

    package init(filters: [TableFilter], sorts: [TableSort], names: [String] = [], readings: [ColumnReading] = []) {
        self.filters = filters
        self.sorts = sorts
        self.names = names
        self.readings = readings
    }

    /// Whether it asks for the table as it is.
    package var isTrivial: Bool { filters.isEmpty && sorts.isEmpty }

    /// The columns whose cells it looks at; nothing where it looks at all.
    package var readColumns: Set<Int>? {
        let filtered = filters.compactMap(\.column)
        return filtered.count < filters.count ? nil : Set(filtered + sorts.map(\.column))
    }

    /// Computes it for rows that are in memory.
    package func order(of rows: [[String]]) -> RowOrder {
        var builder = RowOrderBuilder(self)
        repeat { builder.add(rows) } while builder.needsAnotherPass()
        return builder.finish()
    }
}
