extension TableSheet {
    /// Cells that a measurement looks at, so that a wide table costs no more than a narrow one.
    private static let cellLimit = 5000

    /// Fits all columns to the rows at hand, from the first one that is seen on.
    mutating func measure() {
        let sample = sampleRows
        for index in columns.indices {
            measure(index, in: sample)
        }
        isMeasured = !sample.isEmpty || rows.count == 0
    }

    /// Fits one column to the rows at hand.
    mutating func measure(column: Int) {
        measure(column, in: sampleRows)
    }

    private mutating func measure(_ index: Int, in sample: [[String]]) {
        columns[index].measure(sample.lazy.filter { index < $0.count }.map { $0[index] })
    }

    private var sampleRows: [[String]] {
        let limit = max(10, Self.cellLimit / max(1, columns.count))
        let end = min(order.count, top + limit)
        return (min(top, end)..<end).compactMap { rows[order[$0]] }
    }
}
