package import DocketCharts
package import DocketDomain

/// A table whose rows are read when they are needed, as often as they are needed.
package struct ExportTable: Sendable {
    /// The name of a sheet's table, also that of its worksheet or file.
    package var name: String?
    package var columns: [Table.Column]
    package var rowCount: Int
    package var rows: any RowSource
    /// What columns are that have a type, whatever their cells look like; nothing where the cells tell.
    package var readings: [ColumnReading?]
    /// What is drawn of it, beside its rows.
    package var chart: ChartSpecification?

    package init(
        name: String? = nil, columns: [Table.Column], rowCount: Int, rows: any RowSource,
        readings: [ColumnReading?] = [], chart: ChartSpecification? = nil
    ) {
        self.name = name
        self.columns = columns
        self.rowCount = rowCount
        self.rows = rows
        self.readings = readings
        self.chart = chart
    }

    /// A table in memory.
    package init(name: String? = nil, _ table: Table) {
        self.init(name: name, columns: table.columns, rowCount: table.rows.count, rows: table.rows)
    }
}
