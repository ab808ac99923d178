/// Finds the rows that contain a text, while they pass by once in chunks, in their own order. Of several texts the rows
/// that have all of them are found; where there are none, those that have any.
package struct TableSearcher {
    private let pattern: TextPattern
    private let columns: [Int]
    private var found: [UInt32] = []
    /// Those with all texts.
    private var whole: [UInt32] = []
    private var count = 0

    /// - Parameter columns: Where to look; hidden columns are left out of a search.
    package init(_ pattern: TextPattern, columns: [Int]) {
        self.pattern = pattern
        self.columns = columns
    }

    /// Takes the next rows of the table.
    package mutating func add(_ rows: some Sequence<[String]>) {
        for row in rows {
            if columns.contains(where: { $0 < row.count && pattern.occurs(in: row[$0]) }) {
                found.append(UInt32(truncatingIfNeeded: count))
                if pattern.hasSeveral, pattern.occursWholly(in: columns.compactMap { $0 < row.count ? row[$0] : nil }) {
                    whole.append(UInt32(truncatingIfNeeded: count))
                }
            }
            count += 1
        }
    }

    /// The positions of the rows that were found, ascending, in the order in which they are shown.
    package consuming func finish(in order: RowOrder) -> [UInt32] {
        let found = whole.isEmpty ? found : whole
        guard case .rows(let rows) = order else { return found }
        var isFound = Array(repeating: false, count: count)
        for row in found { isFound[Int(row)] = true }
        let total = count
        return rows.indices.compactMap { position in
            let row = Int(rows[position])
            return row < total && isFound[row] ? UInt32(truncatingIfNeeded: position) : nil
        }
    }
}
