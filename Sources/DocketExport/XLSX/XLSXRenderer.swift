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
        let readings = try await TableSurvey(table, counter) { column, cell, _ in
            widths.add(cell, column)
        }.readings
        var worksheet = try add(name, table, readings, widths)
        var own = chart.flatMap { OwnCells($0, table, readings) }
        let maker = ReadyRowMaker(table, readings, counter)
        let ready = MadeAhead { try await maker.next() }
        var looks: [CellFormats.Format] = []
        while let more = try await ready.next() {
            looks += more.newLooks.map { formats.format(for: $0) }
            for (index, row) in more.rows.enumerated() {
                if worksheet.isFull {
                    worksheet.close()
                    worksheet = try add(name, table, readings, widths, isContinued: true)
                }
                try worksheet.append(more, index, looks: looks)
                own?.add(row)
            }
            try check(worksheet)
        }
        worksheet.close()
        guard let chart else { return }
        try add(chart, named: name, own?.references(on: worksheet.name), beside: worksheet)
    }
}
