import CXlsxWriter
import DocketCharts
import DocketDomain

/// The worksheet with the values of a chart that draws something else than a table's rows.
struct ChartSheet {
    private let data: ChartData
    private let summary: ChartSummary
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let name: String
    private let formats: CellFormats
    /// Columns of dates that a spreadsheet can count.
    private let hasSerials: [Bool]

    /// Writes them.
    init(
        _ data: ChartData, on sheet: UnsafeMutablePointer<lxw_worksheet>, called name: String, _ formats: CellFormats
    ) {
        self.data = data
        self.sheet = sheet
        self.name = name
        self.formats = formats
        let summary = data.plotted
        self.summary = summary
        hasSerials = summary.columns.indices.map { column in
            summary.rows.allSatisfy { row in
                guard case .date(let date) = row[column] else { return true }
                // From March 1900 to the end of 9999.
                return (61..<2_958_466).contains(Int(TypedCell.serial(date, isTime: false)))
            }
        }
        write()
    }

    private func write() {
        for (index, column) in summary.columns.enumerated() {
            let longest = summary.rows.prefix(1000).reduce(column.name.count) { longest, row in
                max(longest, column.text(row[index]).count)
            }
            worksheet_set_column(
                sheet, UInt16(index), UInt16(index), Double(min(max(longest + 2, 8), 60)), nil)
            worksheet_write_string(
                sheet, 0, UInt16(index), column.name.xmlSafe, column.isNumeric ? formats.rightHeader : formats.header)
        }
        let cellFormats = summary.columns.map { column -> CellFormats.Format in
            switch column.kind {
            case .text: nil
            case .number(let writing): formats.format(for: NumberPattern.pattern(for: writing))
            case .date(let grain): formats.format(for: NumberPattern.pattern(for: grain))
            }
        }
        for (row, cells) in summary.rows.enumerated() {
            for (index, cell) in cells.enumerated() {
                write(cell, UInt32(row + 1), index, cellFormats[index])
            }
        }
        // Printed its chart is not cut.
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_freeze_panes(sheet, 1, data.specification.type == .heatMap ? 1 : 0)
        if data.specification.type == .heatMap { shade() }
    }

    private func write(_ cell: ChartSummary.Cell, _ row: UInt32, _ index: Int, _ format: CellFormats.Format) {
        let (column, place) = (summary.columns[index], UInt16(index))
        switch (cell, column.kind) {
        case (.number(let number), .number(let writing)):
            worksheet_write_number(sheet, row, place, writing.cellValue(number), format)
        case (.date(let date), .date(let grain)) where hasSerials[index]:
            worksheet_write_number(sheet, row, place, TypedCell.serial(date, isTime: grain == .clock), format)
        case (.missing, _): break
        default: worksheet_write_string(sheet, row, place, column.text(cell).xmlSafe, nil)
        }
    }

    /// Colours the cells of a heat map by their values.
    private func shade() {
        guard !summary.rows.isEmpty, summary.columns.count > 1 else { return }
        var format = lxw_conditional_format()
        format.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
        format.min_color = lxw_color_t(ChartPalette.shade(0))
        format.mid_color = lxw_color_t(ChartPalette.shade(0.4))
        format.max_color = lxw_color_t(ChartPalette.shade(0.7))
        worksheet_conditional_format_range(
            sheet, 1, 1, UInt32(summary.rows.count), UInt16(summary.columns.count - 1), &format)
    }

    /// The column right of the values, with one free between.
    var columnBeside: Int { summary.columns.count + 1 }

    /// The cells that are drawn.
    var references: ChartReferences {
        let rows = 1...max(1, summary.rows.count)
        func range(_ column: Int, _ rows: ClosedRange<Int>) -> CellRange { CellRange(name, column: column, rows: rows) }
        func series(_ column: Int) -> ChartReferences.Series {
            ChartReferences.Series(name: range(column, 0...0), along: range(0, rows), values: range(column, rows))
        }
        let isText = summary.columns[0].kind == .text || !hasSerials[0]
        switch data.content {
        case .table:
            return ChartReferences(series: summary.columns.indices.dropFirst().map(series), hasTextAlong: isText)
        case .bins: return ChartReferences(series: [series(2)], hasTextAlong: false)
        // The box lies between the first and the last one of them.
        case .boxes: return ChartReferences(series: [2, 1, 3, 5, 4].map(series), hasTextAlong: true)
        case .points:
            return ChartReferences(
                series: blocks.map { block in
                    ChartReferences.Series(
                        name: range(0, block.lowerBound...block.lowerBound), along: range(1, block),
                        values: range(2, block))
                }, hasTextAlong: !hasSerials[1])
        }
    }

    /// The rows of each series of points, which stand together.
    private var blocks: [ClosedRange<Int>] {
        var blocks: [ClosedRange<Int>] = []
        for (index, row) in summary.rows.enumerated() {
            if index > 0, row[0] == summary.rows[index - 1][0], let last = blocks.popLast() {
                blocks.append(last.lowerBound...index + 1)
            } else {
                blocks.append(index + 1...index + 1)
            }
        }
        return blocks
    }
}
