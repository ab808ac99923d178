import CXlsxWriter
import DocketDomain

/// A workbook with a worksheet for each table, written row by row.
struct XLSXRenderer: Renderer {
    static let passes = 2

    func write(_ work: RenderContext) async throws -> [String] {
        let workbook = try Workbook(work)
        var tables = NamedTables(work.document)
        while let (name, table) = try await tables.next() {
            try await workbook.write(table, name: name, work.counter)
        }
        return try workbook.finish()
    }
}

extension Workbook {
    fileprivate func write(_ table: ExportTable, name: String, _ counter: ProgressCounter) async throws {
        guard table.columns.count <= Worksheet.maximumColumns else {
            throw DocketError(
                .failedPrecondition,
                "The table has \(table.columns.count) columns; XLSX takes \(Worksheet.maximumColumns). Choose some of them."
            )
        }
        var chartNotes: [String] = []
        let chart = try await table.chartData(&chartNotes)
        chartNotes.forEach(note)
        var widths = ColumnWidths(names: table.columns.map(\.name))
        let readings = try await TableSurvey(table, counter) { column, cell in
            widths.add(cell, column)
        }.readings
        var worksheet = try add(name, table, readings, widths)
        var own = chart.flatMap { OwnCells($0, table, readings) }
        var rows = TableRowStream(table, counter)
        while let more = try await rows.next() {
            for row in more {
                if worksheet.isFull {
                    worksheet.close()
                    worksheet = try add(name, table, readings, widths, isContinued: true)
                }
                try worksheet.append(row)
                own?.add(row)
            }
            try check(worksheet)
        }
        worksheet.close()
        guard let chart else { return }
        try add(chart, named: name, own?.references(on: worksheet.name), beside: worksheet)
    }
}
