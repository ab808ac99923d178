import DocketCharts
import DocketDomain

/// Looks, while the rows of a table are written, whether its chart may draw their cells: whether each row is one place
/// along it, and its cells are the values that are drawn there.
struct OwnCells {
    private let data: ChartData
    private let readings: [ColumnReading]
    private let along: Int
    private let values: [Int]
    /// The series of each column; nil where nothing of it is drawn.
    private let series: [Int?]
    private var row = 0
    private var points = 0
    private var isDrawn = true

    /// Nil where the chart draws something else than rows.
    init?(_ data: ChartData, _ table: ExportTable, _ readings: [ColumnReading]) {
        let chart = data.specification
        guard data.drawsRows, chart.series == nil, let x = chart.x,
            let along = table.columns.firstIndex(where: { $0.name == x }),
            data.writing.format != .percent || data.writing.unit != .percent
        else { return nil }
        let values = chart.y.compactMap { name in table.columns.firstIndex { $0.name == name } }
        guard values.count == chart.y.count, values.allSatisfy({ readings[$0].isNumeric && readings[$0].isExact }),
            table.columns.count + 1 < Worksheet.maximumColumns
        else { return nil }
        switch data.content {
        case .table(let table):
            guard table.kind == .categories || readings[along].isExact else { return nil }
            series = chart.y.map { name in table.series.firstIndex { $0.name == ChartText.oneLine(name) } }
        case .points: series = []
        case .bins, .boxes: return nil
        }
        self.data = data
        self.readings = readings
        self.along = along
        self.values = values
    }

    mutating func add(_ cells: [String]) {
        guard isDrawn else { return }
        row += 1
        isDrawn = row < Worksheet.maximumRows && values.indices.allSatisfy { draws(cells, $0) }
        if isDrawn, case .points = data.content { isDrawn = isPlaced(cells) }
    }

    /// Whether a cell is what is drawn of a column in this row.
    private mutating func draws(_ cells: [String], _ index: Int) -> Bool {
        let cell = TypedCell.of(cells[values[index]], readings[values[index]])
        guard case .table(let table) = data.content else {
            if case .number = cell { points += 1 }
            return cell.isNumberOrEmpty
        }
        guard row <= table.keys.count else { return false }
        let drawn = series[index].flatMap { table.value($0, row - 1) }
        switch (cell, drawn) {
        case (.empty, nil): return true
        case (.number(let number, _), let drawn?):
            let value = data.writing.cellValue(drawn)
            return abs(number - value) <= abs(value) * 1e-9
        default: return false
        }
    }

    private func isPlaced(_ cells: [String]) -> Bool {
        switch TypedCell.of(cells[along], readings[along]) {
        case .number, .date: true
        default: false
        }
    }

    /// The cells, when all rows have been seen.
    ///
    /// - Parameter sheet: The name of the table's worksheet.
    func references(on sheet: String) -> ChartReferences? {
        guard isDrawn, row > 0, row == data.rows, points == data.pointCount else { return nil }
        let isTyped = readings[along].isExact && (readings[along].isNumeric || readings[along].isDate)
        return ChartReferences(
            series: values.map { column in
                ChartReferences.Series(
                    name: CellRange(sheet, column: column, rows: 0...0),
                    along: CellRange(sheet, column: along, rows: 1...row),
                    values: CellRange(sheet, column: column, rows: 1...row))
            }, hasTextAlong: !isTyped)
    }
}

extension TypedCell {
    fileprivate var isNumberOrEmpty: Bool {
        switch self {
        case .number, .empty: true
        default: false
        }
    }
}

extension ChartData {
    /// Points of a scatter plot; 0 of others.
    fileprivate var pointCount: Int {
        guard case .points(let points) = content else { return 0 }
        return points.grid?.counts.reduce(0, +) ?? points.points.count
    }
}
