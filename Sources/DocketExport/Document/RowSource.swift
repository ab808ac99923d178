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
    package func makeReader() -> any RowReader { WholeRowReader(rows: self) }
}

private struct WholeRowReader: RowReader {
    var rows: [[String]]?

    mutating func next() -> [[String]]? {
        defer { rows = nil }
        return rows
    }
}

/// Rows in chunks that are loaded one after the other, such as those of a large artifact. While one is rendered the next
/// one is loaded.
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

    private final class Reader: RowReader {
        private let count: Int
        private let load: @Sendable (Int) async throws -> [[String]]
        private var index = 0
        private var ahead: Task<[[String]], any Error>?
        private let thread = ExportThread()

        init(count: Int, load: @escaping @Sendable (Int) async throws -> [[String]]) {
            self.count = count
            self.load = load
        }

        deinit {
            ahead?.cancel()
        }

        func next() async throws -> [[String]]? {
            guard index < count else { return nil }
            let current = ahead ?? loading(index)
            index += 1
            ahead = index < count ? loading(index) : nil
            return try await withTaskCancellationHandler {
                try await current.value
            } onCancel: {
                current.cancel()
            }
        }

        private func loading(_ index: Int) -> Task<[[String]], any Error> {
            Task(executorPreference: thread) { [load] in try await load(index) }
        }
    }
}
