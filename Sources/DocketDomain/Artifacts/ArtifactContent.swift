/// What is in an artifact, as events keep it: small content inline, large content by the digests of its blobs.
package enum ArtifactContent: Hashable, Sendable, Codable {
    case table(TableContent)
    case sheet([NamedTable])
    case doc(TextContent)
    case sqlQuery(SQLQuery)
    /// Any other kind, as the JSON that was handed in.
    case other(JSON)

    /// Whether it is what an artifact of a kind holds. Kinds that docket doesn't know hold JSON.
    func fits(_ kind: ArtifactKind) -> Bool {
        switch self {
        case .table: kind == .table
        case .sheet: kind == .sheet
        case .doc: kind == .doc
        case .sqlQuery: kind == .sqlQuery
        case .other: ![.table, .sheet, .doc, .sqlQuery].contains(kind)
        }
    }

    /// A table of a sheet.
    package struct NamedTable: Hashable, Sendable, Codable {
        package let name: String
        package let table: TableContent

        package init(name: String, table: TableContent) {
            self.name = name
            self.table = table
        }
    }
}

/// A table's columns, and its rows inline or in chunks.
package struct TableContent: Hashable, Sendable, Codable {
    package let columns: [Table.Column]
    package let rowCount: Int
    package let rows: Rows

    package enum Rows: Hashable, Sendable, Codable {
        case inline([[String]])
        case chunks([Chunk])
    }

    /// Rows kept in one blob: a JSON array of arrays of text.
    package struct Chunk: Hashable, Sendable, Codable {
        package let digest: String
        package let rowCount: Int

        package init(digest: String, rowCount: Int) {
            self.digest = digest
            self.rowCount = rowCount
        }
    }

    package init(columns: [Table.Column], rowCount: Int, rows: Rows) {
        self.columns = columns
        self.rowCount = rowCount
        self.rows = rows
    }

    /// A small table, wholly inline.
    package init(_ table: Table) {
        self.init(columns: table.columns, rowCount: table.rows.count, rows: .inline(table.rows))
    }

    private enum CodingKeys: String, CodingKey {
        case columns, rows
        case rowCount = "row_count"
    }
}

/// Markdown text, inline or as a blob of UTF-8.
package enum TextContent: Hashable, Sendable, Codable {
    case inline(String)
    case blob(digest: String, bytes: Int)
}

/// A query that an agent wrote.
package struct SQLQuery: Hashable, Sendable, Codable {
    package var sql: String
    /// Name → `{type, default}`.
    package var parameters: JSON?
    /// The name of a configured data source.
    package var database: String?
    /// Chart type and columns.
    package var visualization: JSON?

    package init(sql: String, parameters: JSON? = nil, database: String? = nil, visualization: JSON? = nil) {
        self.sql = sql
        self.parameters = parameters
        self.database = database
        self.visualization = visualization
    }
}
