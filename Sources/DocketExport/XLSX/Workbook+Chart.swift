import CXlsxWriter
import DocketCharts
import DocketDomain

extension Workbook {
    /// Puts a chart beside the cells that it draws: those of its table, or where it draws something else, those of a
    /// worksheet of its own.
    ///
    /// - Parameters:
    ///   - name: What the table is called.
    ///   - own: The cells of the table, where it draws these.
    ///   - worksheet: That of the table.
    func add(
        _ data: ChartData, named name: String, _ own: ChartReferences?, beside worksheet: Worksheet
    ) throws(DocketError) {
        if let own, insert(data, own, into: worksheet.sheet, column: worksheet.columnBeside) { return }
        let (sheet, sheetName) = try addChartSheet(for: name)
        let cells = ChartSheet(data, on: sheet, called: sheetName, formats)
        let isDrawn = insert(data, cells.references, into: sheet, column: cells.columnBeside)
        add(notes: data, on: sheetName, isDrawn: isDrawn)
    }

    private func insert(
        _ data: ChartData, _ references: ChartReferences, into sheet: UnsafeMutablePointer<lxw_worksheet>, column: Int
    ) -> Bool {
        guard let workbook, let chart = NativeChart(data, references, in: workbook) else { return false }
        chart.insert(into: sheet, column: column)
        return true
    }

    private func add(notes data: ChartData, on sheet: String, isDrawn: Bool) {
        var sentences = data.notes
        if !isDrawn { sentences.append("XLSX has no such chart: its values stand in shades") }
        if case .points(let points) = data.content, points.grid != nil {
            sentences.append("each point stands for those that lie close together")
        }
        if case .boxes(let boxes) = data.content, boxes.contains(where: { !$0.outliers.isEmpty }) {
            sentences.append("values beyond the whiskers are counted, not drawn")
        }
        if case .table(let table) = data.content, case .numbers = table.kind, data.specification.type == .area {
            sentences.append("numbers along the chart stand at equal distances")
        }
        if !sentences.isEmpty { note("“\(sheet)”: \(sentences.joined(separator: "; ")).") }
    }
}
