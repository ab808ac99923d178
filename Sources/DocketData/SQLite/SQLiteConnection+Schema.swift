import CSQLite
import DocketDomain

extension SQLiteConnection {
    static var version: String { "SQLite \(String(cString: sqlite3_libversion()))" }

    struct Entry {
        let name: String
        let isView: Bool
    }

    /// The names of tables and views, without those of SQLite itself and those that stand behind virtual tables.
    func tables() throws(QueryFailure) -> [Entry] {
        try rows(
            """
            SELECT name, type FROM pragma_table_list
            WHERE schema = 'main' AND type IN ('table', 'view', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY name COLLATE NOCASE
            """
        ).compactMap { row in
            guard case .text(let name) = row[0] else { return nil }
            return Entry(name: name, isView: row[1] == .text("view"))
        }
    }

    /// Tables with their columns. Rows are counted where that is quick.
    func schema() throws(QueryFailure) -> SourceSchema {
        var tables: [SourceSchema.Table] = []
        let counting = ContinuousClock.now + .milliseconds(300)
        for entry in try self.tables() {
            let columns = try rows(
                "SELECT name, type FROM pragma_table_xinfo(?1) WHERE hidden <> 1", [.text(entry.name)]
            )
            .map { SQLColumn(name: $0[0].plain, type: $0[1].plain) }
            var count: Int?
            if !entry.isView, ContinuousClock.now < counting { count = try rowCount(of: entry.name, upTo: 1_000_000) }
            tables.append(
                SourceSchema.Table(name: entry.name, isView: entry.isView, columns: columns, rowCount: count))
        }
        return SourceSchema(tables: tables)
    }

    /// Nothing where there are more than so many.
    func rowCount(of table: String, upTo limit: Int) throws(QueryFailure) -> Int? {
        let name = table.sqlQuoted
        let found = try rows("SELECT count(*) FROM (SELECT 1 FROM \(name) LIMIT \(limit + 1))")
        guard case .integer(let count)? = found.first?.first, count <= limit else { return nil }
        return Int(count)
    }

    /// The answer to a question of the program's own.
    func rows(_ sql: String, _ values: [SQLValue] = []) throws(QueryFailure) -> [[SQLValue]] {
        let statement = try SQLiteStatement(BoundStatement(own: sql, values), self)
        var rows: [[SQLValue]] = []
        while let row = try statement.next() { rows.append(row) }
        return rows
    }
}

extension SQLValue {
    /// A text, and nothing for everything else.
    var plain: String {
        if case .text(let text) = self { text } else { "" }
    }
}

extension String {
    /// As a name in SQL.
    var sqlQuoted: String { "\"\(replacing("\"", with: "\"\""))\"" }
}
