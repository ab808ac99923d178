package import DocketDomain
import PostgresKit

/// A database on a PostgreSQL server.
package struct PostgresSource: DataSource {
    private let connection: String
    private let password: (@Sendable () throws(DocketError) -> String)?

    /// - Parameters:
    ///   - connection: As libpq takes it; TLS is as it says.
    ///   - password: Where it is not in a `.pgpass` file and the like.
    package init(connection: String, password: (@Sendable () throws(DocketError) -> String)?) {
        self.connection = connection
        self.password = password
    }

    package var engine: SQLEngine { .postgres }

    package func run(_ statement: BoundStatement, within limits: QueryLimits) -> QueryRun {
        QueryRun { [self] in
            let control = RunControl(limit: limits.time)
            return EngineThread.run(within: control, limits: limits) { writer throws(QueryFailure) in
                let session = try open(control)
                try PostgresCursor(statement, session).write(to: writer)
            }
        }
    }

    package func explain(
        _ statement: BoundStatement, within limits: QueryLimits
    ) async throws(QueryFailure) -> QueryPlan {
        let control = RunControl(limit: limits.time)
        return try await EngineThread.value(within: control) { [self] () throws(QueryFailure) in
            try PostgresPlan.plan(of: statement, try open(control))
        }
    }

    package func test(within limits: QueryLimits) async throws(QueryFailure) -> SourceTrial {
        let control = RunControl(limit: limits.time)
        return try await EngineThread.value(within: control) { [self] () throws(QueryFailure) in
            let session = try open(control)
            let tables = try session.schema().tables.count
            return SourceTrial(version: session.version, tables: tables, seconds: control.seconds)
        }
    }

    package func schema(within limits: QueryLimits) async throws(QueryFailure) -> SourceSchema {
        let control = RunControl(limit: limits.time)
        return try await EngineThread.value(within: control) { [self] () throws(QueryFailure) in
            try open(control).schema()
        }
    }

    private func open(_ control: RunControl) throws(QueryFailure) -> PostgresConnection {
        let session = try PostgresConnection(connection, password: password, control)
        try session.beginReading()
        return session
    }
}
