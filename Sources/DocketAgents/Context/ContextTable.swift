import DocketDomain

/// What of a table can be given: its columns with what they hold, its first rows and its last ones.
package struct ContextTable: Sendable {
    package struct Column: Hashable, Sendable {
        package var name: String
        /// What its cells are, in words.
        package var statistics: String

        package init(name: String, statistics: String) {
            self.name = name
            self.statistics = statistics
        }
    }

    package var columns: [Column]
    package var rowCount: Int
    /// The first rows, and, where these are not all, the last ones.
    package var first: [[String]]
    package var last: [[String]]

    package init(columns: [Column], rowCount: Int, first: [[String]], last: [[String]]) {
        self.columns = columns
        self.rowCount = rowCount
        self.first = first
        self.last = last
    }

    /// Rows that are kept of each end.
    static let kept = 100
    /// What is kept of a cell, in characters.
    static let cellLength = 200

    /// Reads a table twice, in memory that does not grow with the number of its rows.
    package init(columns names: [String], rows: any TableRows) async throws {
        var surveys = names.map { ColumnSurvey(name: $0) }
        var ends = TableEnds()
        var reader = rows.makeReader()
        while let more = try await reader.next() {
            try Task.checkCancellation()
            for row in more {
                ends.add(row, columns: names.count)
                for column in row.indices.prefix(names.count) { surveys[column].add(row[column]) }
            }
        }
        let readings = surveys.map { $0.reading ?? ColumnReading() }
        var tallies = names.map { _ in ColumnTally() }
        reader = rows.makeReader()
        while let more = try await reader.next() {
            try Task.checkCancellation()
            for row in more {
                for column in names.indices {
                    tallies[column].add(column < row.count ? row[column] : "", readings[column])
                }
            }
        }
        columns = names.indices.map { Column(name: names[$0], statistics: tallies[$0].words(readings[$0])) }
        (rowCount, first, last) = (ends.count, ends.first, ends.last)
    }
}

/// The first and the last rows of those that pass by.
private struct TableEnds {
    private(set) var count = 0
    private(set) var first: [[String]] = []
    private var ring: [[String]] = []

    mutating func add(_ row: [String], columns: Int) {
        defer { count += 1 }
        if count < ContextTable.kept {
            first.append(shortened(row, columns))
        } else if ring.count < ContextTable.kept {
            ring.append(row)
        } else {
            ring[(count - ContextTable.kept) % ContextTable.kept] = row
        }
    }

    var last: [[String]] {
        let start = ring.count < ContextTable.kept ? 0 : count % ContextTable.kept
        return (ring[start...] + ring[..<start]).map { shortened($0, $0.count) }
    }

    private func shortened(_ row: [String], _ columns: Int) -> [String] {
        row.prefix(columns).map { cell in
            guard cell.utf8.count > ContextTable.cellLength else { return cell }
            let start = cell.prefix(ContextTable.cellLength)
            return start.endIndex == cell.endIndex ? cell : start + "…"
        }
    }
}

extension ColumnTally {
    /// What a column holds: its kind, its range and, of one unit, its sum.
    fileprivate func words(_ reading: ColumnReading) -> String {
        var words = [reading.word]
        for part in parts {
            words.append("\(part.low.cell.trimmed) to \(part.high.cell.trimmed)")
            if reading.isNumeric { words.append("sum \(reading.writing.text(part.sum, unit: part.unit))") }
        }
        if empty > 0 { words.append("\(empty) empty") }
        return words.joined(separator: ", ")
    }
}
