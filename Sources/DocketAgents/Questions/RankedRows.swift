import DocketDomain

/// The rows that come first in the order of a column, for each unit apart; of equal ones those that came first.
struct RankedRows {
    private struct Part {
        let unit: CellUnit
        var rows: [(value: CellValue, row: [String])] = []
    }

    private let column: Int
    private let ranking: TableQuestion.Ranking
    private let reading: ColumnReading
    private var parts: [Part] = []
    /// Rows whose cell is empty or not of the column's kind.
    private(set) var leftOut = 0

    init(_ ranking: TableQuestion.Ranking, column: Int, _ reading: ColumnReading) {
        (self.ranking, self.column, self.reading) = (ranking, column, reading)
    }

    var units: Int { parts.count }

    var rows: [[String]] { parts.flatMap { $0.rows.map(\.row) } }

    mutating func add(_ row: [String]) {
        let value = reading.value(of: column < row.count ? row[column] : "")
        switch value {
        case .number(_, let unit): add(row, value, unit)
        case .date: add(row, value, .none)
        default: leftOut += 1
        }
    }

    private mutating func add(_ row: [String], _ value: CellValue, _ unit: CellUnit) {
        let place = parts.firstIndex { $0.unit == unit } ?? parts.count
        if place == parts.count { parts.append(Part(unit: unit)) }
        if parts[place].rows.count == ranking.count {
            guard let last = parts[place].rows.last, comesFirst(value, last.value) else { return }
            parts[place].rows.removeLast()
        }
        // The first of those that it comes before, searched for by halves.
        var (low, high) = (0, parts[place].rows.count)
        while low < high {
            let middle = (low + high) / 2
            if comesFirst(value, parts[place].rows[middle].value) { high = middle } else { low = middle + 1 }
        }
        parts[place].rows.insert((value, row), at: low)
    }

    private func comesFirst(_ left: CellValue, _ right: CellValue) -> Bool {
        ranking.isAscending ? left.precedes(right) : right.precedes(left)
    }
}
