/// Where a table's rows come from. They are read more than once: to learn what the columns hold, to measure, to write.
package protocol RowSource: Sendable {
    /// Begins at the first row.
    func makeReader() -> any RowReader
}

/// Reads rows in order, some at a time.
package protocol RowReader {
    /// The next rows; nil after the last. A row may be shorter or longer than there are columns.
    mutating func next() async throws -> [[String]]?
}

/// Rows in memory.
extension [[String]]: RowSource {
    package func makeReader() -> any RowReader { WholeReader(rows: self) }
}

private struct WholeReader: RowReader {
    var rows: [[String]]?

    mutating func next() -> [[String]]? {
        defer { rows = nil }
        return rows
    }
}

/// Rows in chunks that are loaded one after the other, such as those of a large artifact.
package struct ChunkedRows: RowSource {
    private let count: Int
    private let load: @Sendable (Int) async throws -> [[String]]

    /// - Parameters:
    ///   - count: The number of chunks.
    ///   - load: Gives the rows of a chunk, counted from 0.
    package init(count: Int, load: @escaping @Sendable (Int) async throws -> [[String]]) {
        self.count = count
        self.load = load
    }

    package func makeReader() -> any RowReader { Reader(count: count, load: load) }

    private struct Reader: RowReader {
        let count: Int
        let load: @Sendable (Int) async throws -> [[String]]
        var index = 0

        mutating func next() async throws -> [[String]]? {
            guard index < count else { return nil }
            defer { index += 1 }
            return try await load(index)
        }
    }
}
