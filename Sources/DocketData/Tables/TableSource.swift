package import DocketDomain

/// Tables that are no database yet. Each becomes one of a temporary database when a query names it.
package protocol TableProviding: Sendable {
    /// What there is. Called in a thread that may block.
    func tables() throws(QueryFailure) -> [SourceSchema.Table]

    /// The table that a query calls so; nothing where there is none. Called in a thread that may block.
    ///
    /// - Throws: `invalidArgument` that names the candidates, where it is not clear which is meant.
    func table(named name: String) throws(QueryFailure) -> ProvidedTable?
}

/// A table's columns and its rows, which can be gone through more than once.
package struct ProvidedTable: Sendable {
    package let columns: [String]
    package let forEachRow: @Sendable (_ body: ([String]) throws(QueryFailure) -> Void) throws(QueryFailure) -> Void

    package init(
        columns: [String],
        forEachRow: @escaping @Sendable (_ body: ([String]) throws(QueryFailure) -> Void) throws(QueryFailure) -> Void
    ) {
        self.columns = columns
        self.forEachRow = forEachRow
    }
}

/// Queries over provided tables.
package struct TableSource: DataSource {
    private let provider: any TableProviding

    package init(_ provider: any TableProviding) {
        self.provider = provider
    }

    package var engine: SQLEngine { .sqlite }

    package func run(_ statement: BoundStatement, within limits: QueryLimits) -> QueryRun {
        QueryRun { [provider] in
            let control = RunControl(limit: limits.time)
            return EngineThread.run(within: control, limits: limits) { writer throws(QueryFailure) in
                let loader = try TableLoader(provider, control)
                try loader.prepare(statement).write(to: writer)
            }
        }
    }

    package func explain(
        _ statement: BoundStatement, within limits: QueryLimits
    ) async throws(QueryFailure) -> QueryPlan {
        let control = RunControl(limit: limits.time)
        return try await EngineThread.value(within: control) { [provider] () throws(QueryFailure) in
            let loader = try TableLoader(provider, control)
            _ = try loader.prepare(statement)
            return try SQLitePlan.plan(of: statement, loader.connection)
        }
    }

    package func test(within limits: QueryLimits) async throws(QueryFailure) -> SourceTrial {
        let control = RunControl(limit: limits.time)
        return try await EngineThread.value(within: control) { [provider] () throws(QueryFailure) in
            let tables = try provider.tables()
            return SourceTrial(version: SQLiteConnection.version, tables: tables.count, seconds: control.seconds)
        }
    }

    package func schema(within limits: QueryLimits) async throws(QueryFailure) -> SourceSchema {
        try await EngineThread.value(within: RunControl(limit: limits.time)) { [provider] () throws(QueryFailure) in
            SourceSchema(tables: try provider.tables())
        }
    }
}
