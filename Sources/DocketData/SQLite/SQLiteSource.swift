import CSQLite
package import DocketDomain

/// A database in a file.
package struct SQLiteSource: DataSource {
    let path: String

    package init(path: String) {
        self.path = path
    }

    package var engine: SQLEngine { .sqlite }

    package func run(_ statement: BoundStatement, within limits: QueryLimits) -> QueryRun {
        QueryRun { [path] in
            let control = RunControl(limit: limits.time)
            return EngineThread.run(within: control, limits: limits) { writer throws(QueryFailure) in
                let connection = try SQLiteConnection(reading: path, control: control)
                try SQLiteStatement(statement, connection).write(to: writer)
            }
        }
    }

    package func explain(
        _ statement: BoundStatement, within limits: QueryLimits
    ) async throws(QueryFailure) -> QueryPlan {
        let control = RunControl(limit: limits.time)
        return try await EngineThread.value(within: control) { [path] () throws(QueryFailure) in
            try SQLitePlan.plan(of: statement, try SQLiteConnection(reading: path, control: control))
        }
    }

    package func test(within limits: QueryLimits) async throws(QueryFailure) -> SourceTrial {
        let control = RunControl(limit: limits.time)
        return try await EngineThread.value(within: control) { [path] () throws(QueryFailure) in
            let tables = try SQLiteConnection(reading: path, control: control).tables()
            return SourceTrial(version: SQLiteConnection.version, tables: tables.count, seconds: control.seconds)
        }
    }

    package func schema(within limits: QueryLimits) async throws(QueryFailure) -> SourceSchema {
        let control = RunControl(limit: limits.time)
        return try await EngineThread.value(within: control) { [path] () throws(QueryFailure) in
            try SQLiteConnection(reading: path, control: control).schema()
        }
    }
}

extension SQLiteStatement {
    /// Runs it, row by row, as long as rows are wanted.
    func write(to writer: ResultWriter) throws(QueryFailure) {
        guard writer.begin(columns) else { return }
        connection.whileLooking = { writer.flushIfDue() }
        defer { connection.whileLooking = nil }
        while let row = try next() {
            guard writer.add(row) else { return }
        }
    }
}
