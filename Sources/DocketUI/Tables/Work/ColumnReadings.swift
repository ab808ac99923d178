import DocketDomain

/// The readings by which rows are filtered and sorted, tried first and then found: a column is read by all of its cells,
/// while most often the first ones have said it already.
struct ColumnReadings {
    private(set) var all: [ColumnReading]
    private let names: [String]
    private var surveys: [(column: Int, survey: ColumnSurvey)]

    /// - Parameter columns: Those whose cells are read.
    init(_ request: RowOrderRequest, columns: Set<Int>) {
        names = request.names
        all = request.readings
        surveys = columns.sorted().map { column in
            (column, ColumnSurvey(name: request.names.indices.contains(column) ? request.names[column] : ""))
        }
    }

    subscript(column: Int) -> ColumnReading { all.indices.contains(column) ? all[column] : ColumnReading() }

    mutating func add(_ row: [String]) {
        for index in surveys.indices {
            let column = surveys[index].column
            if column < row.count { surveys[index].survey.add(row[column]) }
        }
    }

    /// Takes over what all rows have said; whether that is something else than was tried.
    mutating func settle() -> Bool {
        var isOther = false
        for (column, survey) in surveys {
            let found = survey.reading ?? ColumnReading()
            if !found.readsAs(self[column]) { isOther = true }
            while all.count <= column { all.append(ColumnReading()) }
            all[column] = found
        }
        surveys = []
        return isOther
    }
}

extension TableFilter {
    /// The column whose cells are read for it.
    var readColumn: Int? { test.operand == nil ? nil : column }
}
