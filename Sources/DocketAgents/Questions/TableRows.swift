/// Where a table's rows come from. They are read more than once: to learn what the columns hold, and to compute.
package protocol TableRows: Sendable {
    /// Begins at the first row.
    func makeReader() -> any TableRowReader
}

/// Reads rows in order, some at a time.
package protocol TableRowReader {
    /// The next rows; nil after the last. A row may be shorter or longer than there are columns.
    mutating func next() async throws -> [[String]]?
}

/// Rows in memory.
extension [[String]]: TableRows {
    package func makeReader() -> any TableRowReader { WholeTableReader(rows: self) }
}

private struct WholeTableReader: TableRowReader {
    var rows: [[String]]?

    mutating func next() -> [[String]]? {
        defer { rows = nil }
        return rows
    }
}
