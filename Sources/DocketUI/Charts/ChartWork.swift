package import DocketCharts
package import DocketDomain

/// Makes a chart of the rows that are shown, while all rows of their table pass by in chunks.
package struct ChartWork: Sendable {
    private var builder: ChartBuilder
    /// Row of the table → its position among those that are shown, counted from 1; nil where all are shown as they are.
    private let ranks: [UInt32]?
    /// Rows that have passed.
    package private(set) var row = 0

    package init(
        _ specification: ChartSpecification, columns: [ChartColumn], order: RowOrder
    ) throws(DocketError) {
        builder = try ChartBuilder(specification, columns: columns)
        guard case .rows(let rows) = order else {
            ranks = nil
            return
        }
        var ranks = Array(repeating: UInt32(0), count: rows.max().map { Int($0) + 1 } ?? 0)
        for (position, row) in rows.enumerated() { ranks[Int(row)] = UInt32(position + 1) }
        self.ranks = ranks
    }

    /// Takes the next rows of the table.
    package mutating func add(_ rows: some Sequence<[String]>) {
        for cells in rows {
            builder.add(cells, rank: rank(row))
            row += 1
        }
    }

    private func rank(_ row: Int) -> Int? {
        guard let ranks else { return row }
        guard row < ranks.count, ranks[row] > 0 else { return nil }
        return Int(ranks[row]) - 1
    }

    /// Whether the rows have to pass once more from the first one on; asked when all have passed.
    package mutating func needsAnotherPass() -> Bool {
        row = 0
        return builder.needsAnotherPass()
    }

    package consuming func finish() throws(DocketError) -> ChartData { try builder.finish() }

    /// A chart of rows that are in memory.
    package static func data(
        _ specification: ChartSpecification, columns: [ChartColumn], rows: [[String]], order: RowOrder
    ) throws(DocketError) -> ChartData {
        var work = try ChartWork(specification, columns: columns, order: order)
        repeat { work.add(rows) } while work.needsAnotherPass()
        return try work.finish()
    }
}
