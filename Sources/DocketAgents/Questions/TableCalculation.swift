import DocketDomain

/// Computes a question in one pass over the rows.
struct TableCalculation {
    private let question: TableQuestion
    private let columns: [String]
    private let readings: [Int: ColumnReading]
    private let tests: [RowTest]
    /// Rows that fulfil the conditions.
    private(set) var rows = 0
    /// Rows that a condition can't be asked of.
    private(set) var incomparable = 0
    private(set) var whole = ColumnTally()
    private(set) var groups = GroupTally()
    private(set) var ranked: RankedRows?

    init(_ question: TableQuestion, _ columns: [String], _ readings: [Int: ColumnReading]) {
        (self.question, self.columns, self.readings) = (question, columns, readings)
        tests = question.conditions.map { RowTest($0, readings[$0.column]) }
        if case .rows(let ranking, let column) = question.aim {
            ranked = RankedRows(ranking, column: column, readings[column] ?? ColumnReading())
        }
    }

    mutating func run(over rows: any TableRows) async throws {
        var reader = rows.makeReader()
        while let more = try await reader.next() {
            try Task.checkCancellation()
            for row in more where passes(row) { add(row) }
        }
    }

    private mutating func passes(_ row: [String]) -> Bool {
        for test in tests {
            switch test.outcome(for: row) {
            case .fulfilled: continue
            case .failed: return false
            case .incomparable:
                incomparable += 1
                return false
            }
        }
        return true
    }

    private mutating func add(_ row: [String]) {
        rows += 1
        switch question.aim {
        case .rows: ranked?.add(row)
        case .distinct(let column):
            let cell = row.cell(column)
            if !CellShape.isMissing(cell) { groups.add(cell) { $0.addRow() } }
        case .measures(let measures, let column):
            let reading = column.flatMap { readings[$0] } ?? ColumnReading()
            func measure(_ tally: inout ColumnTally) {
                if let column { tally.add(row.cell(column), reading) } else { tally.addRow() }
            }
            if let group = question.group {
                groups.add(row.cell(group), measure)
            } else {
                measure(&whole)
                if let column, measures == [.count], !CellShape.isMissing(row.cell(column)) {
                    groups.add(row.cell(column)) { $0.addRow() }
                }
            }
        }
    }
}

extension [String] {
    fileprivate func cell(_ column: Int) -> String { column < count ? self[column] : "" }
}
