/// Filters and sorts the rows of a table, which pass by in chunks of any size, in their own order.
///
/// They pass once, and once more where all cells of a column say something else than the request had thought. Sorting is
/// stable. Of each row only its number and the keys of the sorted columns are kept.
package struct RowOrderBuilder {
    private let request: RowOrderRequest
    private var readings: ColumnReadings
    private var filters: [RowFilter] = []
    private var keys: [SortKeys] = []
    private var kept: [UInt32] = []
    private var count = 0

    package init(_ request: RowOrderRequest) {
        self.request = request
        let read = request.sorts.map(\.column) + request.filters.compactMap(\.readColumn)
        readings = ColumnReadings(request, columns: Set(read))
        begin()
    }

    private mutating func begin() {
        filters = request.filters.map { RowFilter($0, readings: readings.all) }
        keys = request.sorts.map { SortKeys($0, reading: readings[$0.column]) }
        kept = []
        count = 0
    }

    /// Takes the next rows of the table.
    package mutating func add(_ rows: some Sequence<[String]>) {
        for row in rows {
            defer { count += 1 }
            readings.add(row)
            guard filters.allSatisfy({ $0.accepts(row) }) else { continue }
            kept.append(UInt32(truncatingIfNeeded: count))
            for index in keys.indices {
                keys[index].add(row)
            }
        }
    }

    /// Whether the rows have to pass once more from the first one on; asked when all have passed.
    package mutating func needsAnotherPass() -> Bool {
        guard readings.settle() else { return false }
        begin()
        return true
    }

    /// The rows that passed, in order.
    package consuming func finish() -> RowOrder {
        guard !request.isTrivial else { return .all(count: count) }
        guard !keys.isEmpty else { return .rows(kept) }
        var slots = Array(0..<UInt32(kept.count))
        // The column that counts least goes first: each stable sort keeps what the ones before it did.
        for keys in keys.reversed() {
            keys.sort(&slots)
        }
        let rows = kept
        return .rows(slots.map { rows[Int($0)] })
    }
}
