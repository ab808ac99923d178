import DocketDomain

/// Reads what SQLite tells about how it would run a query.
enum SQLitePlan {
    static func plan(of statement: BoundStatement, _ connection: SQLiteConnection) throws(QueryFailure) -> QueryPlan {
        let explained = try SQLiteStatement(statement, prefix: "EXPLAIN QUERY PLAN ", connection)
        var steps: [Int64: [(id: Int64, text: String)]] = [:]
        while let row = try explained.next() {
            guard row.count > 3, case .integer(let id) = row[0], case .integer(let parent) = row[1] else { continue }
            steps[parent, default: []].append((id, row[3].plain))
        }
        let names = try TableNames(statement, connection)
        return QueryPlan(steps: try tree(below: 0, steps, names, connection))
    }

    private static func tree(
        below parent: Int64, _ steps: [Int64: [(id: Int64, text: String)]], _ names: TableNames,
        _ connection: SQLiteConnection
    ) throws(QueryFailure) -> [QueryPlan.Step] {
        var tree: [QueryPlan.Step] = []
        for step in steps[parent] ?? [] {
            tree.append(
                QueryPlan.Step(
                    step.text, hint: try hint(step.text, names, connection),
                    steps: step.id == parent ? [] : try Self.tree(below: step.id, steps, names, connection)))
        }
        return tree
    }

    private static func hint(
        _ text: String, _ names: TableNames, _ connection: SQLiteConnection
    ) throws(QueryFailure) -> String? {
        guard text.hasPrefix("SCAN "), !text.contains(" USING "),
            let table = names.table(called: String(text.dropFirst(5))),
            try connection.rowCount(of: table, upTo: QueryPlan.largeTable - 1) == nil
        else { return nil }
        return
            "Every row of \(table) is read, \(QueryPlan.largeTable) or more: an index on the columns that rows are picked by would save that."
    }
}

/// The tables that the names in a plan stand for.
private struct TableNames {
    private let tables: [String: String]
    private let words: [String]

    init(_ statement: BoundStatement, _ connection: SQLiteConnection) throws(QueryFailure) {
        tables = Dictionary(
            try connection.tables().filter { !$0.isView }.map { ($0.name.lowercased(), $0.name) },
            uniquingKeysWith: { first, _ in first })
        let bytes = Array(statement.text.utf8)
        var lexer = SQLLexer(bytes, SQLEngine.sqlite.dialect)
        var words: [String] = []
        while let lexeme = lexer.next() {
            let piece = String(decoding: bytes[lexeme.range], as: UTF8.self)
            switch lexeme.kind {
            case .word: words.append(piece.lowercased())
            case .quotedName: words.append(String(piece.dropFirst().dropLast()).lowercased())
            case .mark: words.append(piece)
            default: break
            }
        }
        self.words = words.filter { $0 != "as" }
    }

    /// A plan calls a table by its alias where the query gives it one.
    func table(called name: String) -> String? {
        if let table = tables[name.lowercased()] { return table }
        let before = words.indices.dropFirst().first { words[$0] == name.lowercased() && tables[words[$0 - 1]] != nil }
        return before.flatMap { tables[words[$0 - 1]] }
    }
}
