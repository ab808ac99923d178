import CSQLite
import DocketDomain

/// A temporary database that gets the tables that a query names.
final class TableLoader {
    let connection: SQLiteConnection
    private let provider: any TableProviding

    private static let mostTables = 64
    private static let mostColumns = 2000

    init(_ provider: any TableProviding, _ control: RunControl) throws(QueryFailure) {
        self.provider = provider
        connection = try SQLiteConnection(control: control)
        connection.guardReading()
    }

    /// Has SQLite say which table is missing, until none is.
    func prepare(_ statement: BoundStatement) throws(QueryFailure) -> SQLiteStatement {
        for _ in 0..<Self.mostTables {
            do throws(QueryFailure) {
                return try SQLiteStatement(statement, connection)
            } catch {
                guard let name = missingTable, let table = try provider.table(named: name) else { throw error }
                try load(table, as: name)
            }
        }
        throw QueryFailure(.resourceExhausted, "The query names more than \(Self.mostTables) tables. Narrow it.")
    }

    /// The table that the last statement was refused for.
    private var missingTable: String? {
        let message = String(cString: sqlite3_errmsg(connection.handle))
        let start = "no such table: "
        guard message.hasPrefix(start) else { return nil }
        let name = message.dropFirst(start.count)
        return String(name.hasPrefix("main.") ? name.dropFirst(5) : name)
    }

    private func load(_ table: ProvidedTable, as name: String) throws(QueryFailure) {
        let types = try types(of: table)
        guard !types.isEmpty, types.count <= Self.mostColumns else {
            throw QueryFailure(
                .failedPrecondition,
                "The table “\(name)” has \(types.count) columns; 1 to \(Self.mostColumns) can be queried.")
        }
        let unnamed = Array(repeating: "", count: types.count - table.columns.count)
        let names = Self.distinct(table.columns + unnamed)
        let columns = zip(names, types).map { "\($0.sqlQuoted) \($1.name)" }.joined(separator: ", ")
        try connection.unguarded { () throws(QueryFailure) in
            try connection.execute("BEGIN; CREATE TABLE \(name.sqlQuoted) (\(columns))")
            let insert = try SQLiteInsertion(into: name, columns: names.count, connection)
            try table.forEachRow { row throws(QueryFailure) in
                if connection.control.mustStop { throw connection.control.stopFailure }
                try insert.add(row, types)
            }
            try connection.execute("COMMIT")
        }
    }

    /// What the columns are. A row that is longer than the header has columns without a name, so that nothing is lost.
    private func types(of table: ProvidedTable) throws(QueryFailure) -> [CellType] {
        var types = Array(repeating: CellType.none, count: table.columns.count)
        try table.forEachRow { row throws(QueryFailure) in
            if connection.control.mustStop { throw connection.control.stopFailure }
            if row.count > types.count { types += Array(repeating: .none, count: row.count - types.count) }
            for (index, cell) in row.enumerated() { types[index].add(cell) }
        }
        var surveys = types.enumerated().filter { $1 == .undecided }.map { index, _ in
            (index, ColumnSurvey(name: index < table.columns.count ? table.columns[index] : ""))
        }
        guard !surveys.isEmpty else { return types }
        try table.forEachRow { row throws(QueryFailure) in
            if connection.control.mustStop { throw connection.control.stopFailure }
            for place in surveys.indices where surveys[place].0 < row.count {
                surveys[place].1.add(row[surveys[place].0])
            }
        }
        for (index, survey) in surveys {
            guard let reading = survey.reading, reading.isNumeric, reading.isExact else { continue }
            types[index] = .written(reading)
        }
        return types
    }

    /// Names as SQLite takes them in one table: none twice, in whatever case, and none empty.
    private static func distinct(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.enumerated().map { index, name in
            let base = name.isEmpty ? "Column \(index + 1)" : name.replacing("\0", with: "")
            var candidate = base
            var number = 2
            while !taken.insert(candidate.lowercased()).inserted {
                candidate = "\(base) \(number)"
                number += 1
            }
            return candidate
        }
    }
}
