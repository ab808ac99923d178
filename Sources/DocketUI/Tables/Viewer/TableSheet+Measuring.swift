extension TableSheet {
    /// Cells that a measurement looks at, so that a wide table costs no more than a narrow one.
    private static let cellLimit = 5000

    /// Fits all columns to the rows at hand, from the first one that is seen on.
    mutating func measure() {
        seenPart = nil
        let sample = sampleRows
        for index in columns.indices {
            measure(index, in: sample)
        }
        isMeasured = !sample.isEmpty || rows.count == 0
    }

    /// Fits one column to the rows at hand.
    mutating func measure(column: Int) {
        seenPart = nil
        measure(column, in: sampleRows)
    }

    private mutating func measure(_ index: Int, in sample: [[String]]) {
        columns[index].measure(sample.lazy.filter { index < $0.count }.map { $0[index] })
    }

    /// Columns on each side of what is seen that are fitted to the rows that are seen.
    private static let seenColumns = 100

    /// Fits the columns around what is seen to the rows that are seen; false where these are the same as before.
    mutating func measureSeen(height: Int) -> Bool {
        let positions = min(top, order.count)..<min(order.count, top + height)
        let around =
            max(
                0, min(left, cursorColumn) - Self.seenColumns)..<min(
                columns.count, max(left, cursorColumn) + Self.seenColumns)
        let seen = positions.compactMap { rows[order[$0]] }
        let key = SeenPart(positions: positions, columns: around, version: orderVersion, loaded: seen.count)
        guard key != seenPart, !seen.isEmpty else { return false }
        seenPart = key
        for index in Set(around).union(0..<min(frozen, Self.seenColumns)) where columns.indices.contains(index) {
            columns[index].measure(seen: seen.lazy.filter { index < $0.count }.map { $0[index] })
        }
        return true
    }

    private var sampleRows: [[String]] {
        let limit = max(10, Self.cellLimit / max(1, columns.count))
        let end = min(order.count, top + limit)
        return (min(top, end)..<end).compactMap { rows[order[$0]] }
    }
}

/// The part of a table that is seen.
struct SeenPart: Hashable, Sendable {
    let positions: Range<Int>
    let columns: Range<Int>
    let version: Int
    /// Rows of it that are at hand.
    let loaded: Int
}
