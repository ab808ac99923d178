import DocketDomain

/// Rows set in columns while they come: the first ones say how wide the columns are.
struct ResultSheet {
    private var columns: [SQLColumn] = []
    private var first: [[SQLValue]] = []
    /// Nothing until enough rows are there.
    private var widths: [Int]?
    private var sides: [ColumnText.Side] = []

    private static let measuredRows = 200
    private static let longest = 60

    mutating func begin(_ columns: [SQLColumn]) {
        self.columns = columns
    }

    mutating func append(_ row: [SQLValue], to buffer: inout [UInt8]) {
        guard widths == nil else { return set(row, to: &buffer) }
        first.append(row)
        if first.count >= Self.measuredRows { measure(to: &buffer) }
    }

    mutating func finish(_ end: QueryEnd, to buffer: inout [UInt8]) {
        if widths == nil { measure(to: &buffer) }
        buffer += "\(Count.text(end.rowCount, "row"))\n".utf8
    }

    private mutating func measure(to buffer: inout [UInt8]) {
        let cells = first.map { $0.map(Self.cell) }
        widths = columns.indices.map { index in
            min(Self.longest, cells.reduce(VisibleText.line(columns[index].name).width) { max($0, $1[index].width) })
        }
        sides = columns.indices.map { index in
            let values = first.lazy.map { $0[index] }.filter { $0 != .null }
            return !values.isEmpty && values.allSatisfy(\.isNumber) ? .right : .left
        }
        setCells(columns.map { VisibleText.line($0.name) }, to: &buffer)
        setCells((widths ?? []).map { String(repeating: "-", count: $0) }, to: &buffer)
        for row in first { set(row, to: &buffer) }
        first = []
    }

    private func set(_ row: [SQLValue], to buffer: inout [UInt8]) {
        setCells(row.map(Self.cell), to: &buffer)
    }

    private func setCells(_ cells: [String], to buffer: inout [UInt8]) {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let width = widths?[index] ?? 0
            let isLast = index == cells.count - 1
            let shown = Terminal.outputIsTerminal ? cell.cut(to: max(width, 1)) : cell
            let padding = String(repeating: " ", count: max(0, width - shown.width))
            line += sides[index] == .right ? padding + shown : isLast ? shown : shown + padding
            if !isLast { line += "  " }
        }
        buffer += line.utf8
        buffer.append(0x0A)
    }

    private static func cell(_ value: SQLValue) -> String {
        value == .null ? "NULL" : VisibleText.line(value.cellText)
    }
}

extension SQLValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .real: true
        default: false
        }
    }
}
