/// A table's rows as renderers read them: some hundred at a time, each with a cell for every column.
struct TableRowStream {
    private var reader: any RowReader
    private let width: Int
    private let counter: ProgressCounter
    private var waiting: ArraySlice<[String]> = []

    init(_ table: ExportTable, _ counter: ProgressCounter) {
        reader = table.rows.makeReader()
        width = table.columns.count
        self.counter = counter
    }

    /// The next rows; nil after the last.
    mutating func next() async throws -> [[String]]? {
        while waiting.isEmpty {
            guard let rows = try await reader.next() else { return nil }
            waiting = rows[...]
        }
        var rows = Array(waiting.prefix(Self.step))
        waiting = waiting.dropFirst(Self.step)
        for index in rows.indices where rows[index].count != width {
            let missing = width - rows[index].count
            if missing > 0 {
                rows[index] += Array(repeating: "", count: missing)
            } else {
                rows[index].removeLast(-missing)
            }
        }
        try counter.advance(by: rows.count)
        return rows
    }

    /// Small enough that a cancelled export ends at once.
    private static let step = 500
}
