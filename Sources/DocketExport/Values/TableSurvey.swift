import DocketDomain

/// What the columns of a table hold, learned by reading all of it once.
struct TableSurvey {
    private(set) var readings: [ColumnReading]
    private(set) var rowCount = 0

    /// - Parameter visit: Sees every cell with the number of its column and its shape: renderers measure in it.
    init(
        _ table: ExportTable, _ counter: ProgressCounter, visit: (Int, String, CellShape) -> Void = { _, _, _ in }
    ) async throws {
        var columns = table.columns.map { ColumnSurvey(name: $0.name) }
        var rows = TableRowStream(table, counter)
        while let more = try await rows.next() {
            rowCount += more.count
            for row in more {
                for column in columns.indices {
                    let cell = row[column]
                    cell.withBytes { bytes in
                        let shape = CellShape(bytes)
                        columns[column].add(shape, in: bytes)
                        visit(column, cell, shape)
                    }
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
