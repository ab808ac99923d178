/// Filters and sorts the rows of a table, which pass by once in chunks of any size, in their own order.
///
/// Sorting is stable. Of each row only its number and the keys of the sorted columns are kept.
package struct RowOrderBuilder {
    private let request: RowOrderRequest
    private var keys: [SortKeys]
    private var kept: [UInt32] = []
    private var count = 0

    package init(_ request: RowOrderRequest) {
        self.request = request
        keys = request.sorts.map { sort in
            let format = request.formats.indices.contains(sort.column) ? request.formats[sort.column] : ColumnFormat()
            return SortKeys(sort, format: format)
        }
    }

    /// Takes the next rows of the table.
    package mutating func add(_ rows: some Sequence<[String]>) {
        for row in rows {
            defer { count += 1 }
            guard request.filters.allSatisfy({ $0.accepts(row) }) else { continue }
            kept.append(UInt32(truncatingIfNeeded: count))
            for index in keys.indices {
                keys[index].add(row)
            }
        }
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
