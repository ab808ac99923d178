import DocketDomain

/// Rows as a worksheet takes them.
struct ReadyRows: Sendable {
    let rows: [[String]]
    /// The cells of all rows, those of the first row first.
    let cells: [ReadyCell]
    /// The looks that no rows before them have.
    let newLooks: [CellLook]
}

/// A cell as a worksheet takes it.
enum ReadyCell: Sendable {
    case empty
    case text(String)
    /// One that is cut.
    case longText
    /// A number or a date, and the number of its look.
    case number(Double, look: Int)
    case boolean(Bool)
}

/// How a number or a date was written in its cell.
enum CellLook: Hashable {
    case number(NumberLook)
    case date(DateLook)
}

/// Makes the rows of a table ready for a worksheet.
actor ReadyRowMaker {
    private var source: TableRowStream
    private let readings: [ColumnReading]
    /// The looks so far, by the order in which they came.
    private var numbers: [CellLook: Int] = [:]
    /// The look of each column's last number or date: most often that of the next one.
    private var lastLooks: [(look: CellLook, number: Int)?]
    private var newLooks: [CellLook] = []

    init(_ table: ExportTable, _ readings: [ColumnReading], _ counter: ProgressCounter) {
        source = TableRowStream(table, counter)
        self.readings = readings
        lastLooks = Array(repeating: nil, count: readings.count)
    }

    /// The next rows; nil after the last.
    func next() async throws -> ReadyRows? {
        var source = source
        guard let rows = try await source.next() else { return nil }
        self.source = source
        var cells: [ReadyCell] = []
        cells.reserveCapacity(rows.count * readings.count)
        for row in rows {
            for (column, cell) in row.enumerated() { cells.append(ready(cell, column)) }
        }
        defer { newLooks = [] }
        return ReadyRows(rows: rows, cells: cells, newLooks: newLooks)
    }

    private func ready(_ cell: String, _ column: Int) -> ReadyCell {
        switch TypedCell.of(cell, readings[column]) {
        case .empty: .empty
        case .text: Worksheet.holds(cell) ? .text(cell.xmlSafe) : .longText
        case .number(let value, let look): .number(value, look: number(of: .number(look), column))
        case .date(let serial, let look): .number(serial, look: number(of: .date(look), column))
        case .boolean(let isTrue): .boolean(isTrue)
        }
    }

    private func number(of look: CellLook, _ column: Int) -> Int {
        if let last = lastLooks[column], last.look == look { return last.number }
        let number = numbers[look] ?? numbers.count
        if number == numbers.count {
            numbers[look] = number
            newLooks.append(look)
        }
        lastLooks[column] = (look, number)
        return number
    }
}
