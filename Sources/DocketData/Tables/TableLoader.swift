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
        // A row that is longer than the header has columns without a name, so that nothing is lost.
        var types = Array(repeating: CellType.none, count: table.columns.count)
        try table.forEachRow { row throws(QueryFailure) in
            if connection.control.mustStop { throw connection.control.stopFailure }
            if row.count > types.count { types += Array(repeating: .none, count: row.count - types.count) }
            for (index, cell) in row.enumerated() { types[index].add(cell) }
        }
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

/// What all cells of a column are.
enum CellType {
    case none, integer, real, text

    /// As SQLite calls it.
    var name: String {
        switch self {
        case .integer: "INTEGER"
        case .real: "REAL"
        case .none, .text: "TEXT"
        }
    }

    /// An empty cell is nothing of any type.
    mutating func add(_ cell: String) {
        guard self != .text, !cell.isEmpty else { return }
        let isNumber = Self.isNumber(cell)
        if isNumber, self != .real, Int64(cell) != nil {
            self = .integer
        } else {
            self = isNumber && Double(cell)?.isFinite == true ? .real : .text
        }
    }

    /// A numeral that is written as SQL writes it. One that begins with zeros is a name, such as a postcode.
    private static func isNumber(_ cell: String) -> Bool {
        var bytes = Array(cell.utf8)[...]
        if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
        func digits() -> Int {
            let count = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            bytes.removeFirst(count)
            return count
        }
        let startsWithZero = bytes.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !startsWithZero || whole == 1 else { return false }
        // Longer ones would lose digits.
        var significant = whole
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            let decimals = digits()
            guard decimals > 0 else { return false }
            significant += decimals
        }
        if bytes.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
            bytes.removeFirst()
            if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes.removeFirst() }
            guard digits() > 0 else { return false }
        }
        return bytes.isEmpty && significant <= 18
    }

    /// The value that a cell of such a column has. Nothing is written as NULL where there are numbers.
    func value(_ cell: String) -> SQLValue {
        switch self {
        case .integer: Int64(cell).map(SQLValue.integer) ?? .null
        case .real: Double(cell).map(SQLValue.real) ?? .null
        case .none, .text: .text(cell)
        }
    }
}
