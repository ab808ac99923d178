/// The rows of a table that are at hand: all of a small one, and of a large one those around what is seen.
package struct TableRows: Hashable, Sendable {
    private enum Storage: Hashable, Sendable {
        case whole([[String]])
        case window([Int: [String]])
    }

    /// How many rows the table has.
    package private(set) var count: Int
    private var storage: Storage

    /// Rows of a large table that are kept at most, beyond those that are asked to be kept.
    static let windowLimit = 4096

    /// All rows of a small table.
    package init(whole rows: [[String]]) {
        count = rows.count
        storage = .whole(rows)
    }

    /// A table of which rows are loaded when they are seen.
    package init(count: Int) {
        self.count = max(0, min(count, Int(UInt32.max)))
        storage = .window([:])
    }

    /// All rows, where all are at hand.
    package var whole: [[String]]? {
        guard case .whole(let rows) = storage else { return nil }
        return rows
    }

    /// The table goes on to here.
    mutating func grow(to count: Int) {
        guard case .window = storage else { return }
        self.count = max(self.count, min(count, Int(UInt32.max)))
    }

    /// A row, where it is at hand.
    package subscript(row: Int) -> [String]? {
        switch storage {
        case .whole(let rows): rows.indices.contains(row) ? rows[row] : nil
        case .window(let rows): rows[row]
        }
    }

    /// Takes rows that were loaded. When there are too many, all but these and the ones to keep are dropped.
    mutating func insert(_ loaded: [[String]], at first: Int, keeping isKept: (Int) -> Bool) {
        guard case .window(var rows) = storage else { return }
        storage = .window([:])
        if rows.count + loaded.count > Self.windowLimit { rows = rows.filter { isKept($0.key) } }
        for (offset, row) in loaded.enumerated() where first + offset < count {
            rows[first + offset] = row
        }
        storage = .window(rows)
    }
}
