import DocketDomain

/// A filter that knows how the cells of its column are read.
struct RowFilter {
    private let filter: TableFilter
    private let operand: CellOperand?

    init(_ filter: TableFilter, readings: [ColumnReading]) {
        self.filter = filter
        let reading = filter.column.flatMap { readings.indices.contains($0) ? readings[$0] : nil }
        operand = filter.test.operand.map { CellOperand($0, in: reading ?? ColumnReading()) }
    }

    /// Whether a row meets it. A row that is too short counts as empty there.
    func accepts(_ row: [String]) -> Bool {
        guard let column = filter.column else { return acceptsAny(row) }
        return accepts(cell: column < row.count ? row[column] : "")
    }

    /// Any column means: one that contains it, or none that does.
    private func acceptsAny(_ row: [String]) -> Bool {
        switch filter.test {
        case .excludes, .differs: row.allSatisfy(accepts(cell:))
        default: row.contains(where: accepts(cell:))
        }
    }

    private func accepts(cell: String) -> Bool {
        switch filter.test {
        case .contains(let pattern): pattern.occurs(in: cell)
        case .excludes(let pattern): !pattern.occurs(in: cell)
        case .equals: operand?.equals(cell) ?? false
        case .differs: !(operand?.equals(cell) ?? false)
        case .compares(let comparison, _): operand?.holds(comparison, for: cell) ?? false
        case .isEmpty: CellShape.isMissing(cell)
        case .isFilled: !CellShape.isMissing(cell)
        }
    }
}
