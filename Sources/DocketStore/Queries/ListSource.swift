/// What a list is read from: `FROM …`.
///
/// What names few of its rows comes first, whatever SQLite thinks: to have them in their order, it would look through all
/// rows by time.
struct ListSource {
    private var sql = ""
    /// The column of the first that has the ids of the list's rows.
    private var id: String?

    /// Narrows the list to what a table names.
    ///
    /// - Parameters:
    ///   - table: A name of a ``ViewerScope``, or a query in parentheses.
    ///   - alias: For the conditions that say which of its rows count. They name no row of the list twice.
    ///   - column: Has the ids of the list's rows.
    mutating func narrow(to table: String, as alias: String, by column: String) {
        if let id {
            sql += " CROSS JOIN \(table) \(alias) ON \(alias).\(column) = \(id)"
        } else {
            sql = "\(table) \(alias)"
            id = "\(alias).\(column)"
        }
    }

    /// - Parameter rows: Has the rows of the list, which are called `x`.
    func from(_ rows: String) -> String {
        guard let id else { return "FROM \(rows) x" }
        return "FROM \(sql) CROSS JOIN \(rows) x ON x.id = \(id)"
    }

    /// Narrows the list to what a search finds.
    mutating func narrow(toFound match: String, _ conditions: inout Conditions) {
        let ids = """
            SELECT DISTINCT document.object_id AS id FROM search CROSS JOIN visible_documents document
            ON document.id = search.rowid WHERE search MATCH :text
            """
        conditions.arguments["text"] = match
        if id == nil { narrow(to: "(\(ids))", as: "found", by: "id") } else { conditions.add("x.id IN (\(ids))") }
    }
}
