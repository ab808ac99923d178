/// A query to be run, or explained.
package struct QueryRequest: Hashable, Sendable {
    /// Where it runs.
    package enum Source: Hashable, Sendable {
        /// One that the user's settings name, or `workspace`.
        case named(String)
        /// A SQLite database that the user named themselves: its path.
        case database(String)
    }

    package var query: SQLQuery
    /// Nothing: the one that the query names.
    package var source: Source?
    /// Parameter → value as it was typed. Where one is missing its default holds.
    package var values: [String: String]
    /// Rows after which the result is cut; the settings' number unless it is given.
    package var maximumRows: Int?
    /// The settings' time unless it is given.
    package var timeout: Duration?
    /// The artifact that the query is taken from: what becomes of the run is recorded there.
    package var artifact: ArtifactID?

    package init(
        _ query: SQLQuery, source: Source? = nil, values: [String: String] = [:], maximumRows: Int? = nil,
        timeout: Duration? = nil, artifact: ArtifactID? = nil
    ) {
        self.query = query
        self.source = source
        self.values = values
        self.maximumRows = maximumRows
        self.timeout = timeout
        self.artifact = artifact
    }

    /// The tables of the workspace: the source that needs no settings.
    package static let workspace = "workspace"
}

/// How far a query may go.
package struct QueryLimits: Hashable, Sendable {
    package var time: Duration
    package var rows: Int
    /// Of the values of the result.
    package var bytes: Int

    package init(time: Duration = .seconds(30), rows: Int = 1_000_000, bytes: Int = 256 << 20) {
        self.time = time
        self.rows = rows
        self.bytes = bytes
    }
}
