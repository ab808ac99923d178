/// A source of SQL as lists show it.
package struct SourceListing: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case sqlite, postgres, files, workspace
    }

    package let name: String
    package let kind: Kind
    /// Where it is: a path, a pattern, or a server without what could be secret.
    package let place: String

    package init(name: String, kind: Kind, place: String) {
        self.name = name
        self.kind = kind
        self.place = place
    }

    /// Whose SQL it takes.
    package var engine: SQLEngine { kind == .postgres ? .postgres : .sqlite }
}

/// What came of trying a source.
package struct SourceTrial: Hashable, Sendable {
    /// Such as `SQLite 3.40.1`.
    package let version: String
    package let tables: Int
    package let seconds: Double

    package init(version: String, tables: Int, seconds: Double) {
        self.version = version
        self.tables = tables
        self.seconds = seconds
    }
}

/// The tables of a source.
package struct SourceSchema: Hashable, Sendable {
    package struct Table: Hashable, Sendable {
        /// Nothing where the source has no schemas, or where it is the one that needs no name.
        package let schema: String?
        package let name: String
        package let isView: Bool
        package let columns: [SQLColumn]
        /// Nothing where counting would take too long.
        package let rowCount: Int?
        /// Whether the count is the engine's estimate.
        package let isEstimate: Bool

        package init(
            schema: String? = nil, name: String, isView: Bool = false, columns: [SQLColumn], rowCount: Int? = nil,
            isEstimate: Bool = false
        ) {
            self.schema = schema
            self.name = name
            self.isView = isView
            self.columns = columns
            self.rowCount = rowCount
            self.isEstimate = isEstimate
        }
    }

    package let tables: [Table]

    package init(tables: [Table]) {
        self.tables = tables
    }
}
