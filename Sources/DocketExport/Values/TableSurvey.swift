import DocketDomain

/// What the columns of a table hold, learned by reading all of it once.
struct TableSurvey {
    private(set) var readings: [ColumnReading]

    /// - Parameter visit: Sees every cell with the number of its column: renderers measure in it.
    init(
        _ table: ExportTable, _ counter: ProgressCounter, visit: (Int, String) -> Void = { _, _ in }
    ) async throws {
        var columns = table.columns.map { ColumnSurvey(name: $0.name) }
        var rows = TableRowStream(table, counter)
        while let more = try await rows.next() {
            for row in more {
                for column in columns.indices {
                    columns[column].add(row[column])
                    visit(column, row[column])
                }
            }
        }
        readings = columns.enumerated().map { index, column in
            (table.readings.indices.contains(index) ? table.readings[index] : nil) ?? column.reading ?? ColumnReading()
        }
    }
}

extension ColumnReading {
    /// Whether cells stand at the right, their decimal marks in line.
    var standsRight: Bool { isNumeric && isWhole }
}
