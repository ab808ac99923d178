import DocketDomain

/// What all rows say about the columns and values that a question names: learned in one pass.
struct QuestionSurvey {
    private(set) var readings: [Int: ColumnReading] = [:]
    /// The columns that have a cell of a value, by the value's place.
    private(set) var places: [Set<Int>] = []
    private(set) var values: [String] = []

    /// - Parameters:
    ///   - columns: Those whose cells are read.
    ///   - values: Those that are looked for, in every column.
    init(_ table: QuestionedTable, columns: Set<Int>, values: [String]) async throws {
        var surveys = columns.sorted().map { ($0, ColumnSurvey(name: table.columns[$0])) }
        let sought = values.map(FoldedValue.init)
        var places = Array(repeating: Set<Int>(), count: values.count)
        var reader = table.rows.makeReader()
        while let rows = try await reader.next() {
            for row in rows {
                for index in surveys.indices where surveys[index].0 < row.count {
                    surveys[index].1.add(row[surveys[index].0])
                }
                for value in sought.indices {
                    for column in row.indices.prefix(table.columns.count) where sought[value].equals(row[column]) {
                        places[value].insert(column)
                    }
                }
            }
        }
        for (column, survey) in surveys { readings[column] = survey.reading ?? ColumnReading() }
        (self.places, self.values) = (places, values)
    }

    /// The columns that have a cell of each of these values.
    func columns(with values: [String]) -> Set<Int> {
        let found = values.map { value in self.values.firstIndex(of: value).map { places[$0] } ?? [] }
        return found.dropFirst().reduce(found.first ?? []) { $0.intersection($1) }
    }
}
