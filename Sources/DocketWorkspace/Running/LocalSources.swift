import DocketData
import DocketDomain

extension LocalWorkspace {
    package var sources: any QueryRunning { LocalSources(workspace: self) }
}

/// Sources that are reached from this machine, and the tables of the workspace.
struct LocalSources: QueryRunning {
    let workspace: LocalWorkspace

    private var settings: QuerySettings { workspace.querying }

    var listings: [SourceListing] {
        settings.sources.map(\.listing).sorted { $0.name < $1.name } + [Self.workspaceListing]
    }

    private static let workspaceListing = SourceListing(
        name: QueryRequest.workspace, kind: .workspace, place: "the tables that you see")

    func source(of request: QueryRequest) throws(DocketError) -> SourceListing {
        switch request.source {
        case .database(let path): SourceListing(name: path, kind: .sqlite, place: path)
        case .named(let name): try listing(named: name)
        case nil: try listing(named: standardName(for: request.query))
        }
    }

    /// The source that a query names; the only one there is, where it names none.
    private func standardName(for query: SQLQuery) throws(DocketError) -> String {
        if let name = query.database, !name.isEmpty { return name }
        if settings.sources.count == 1, let only = settings.sources.first { return only.name }
        throw DocketError(
            .invalidArgument, "The query names no source. Choose one of \(names): --source NAME, or --database FILE.")
    }

    private func listing(named name: String) throws(DocketError) -> SourceListing {
        guard let found = listings.first(where: { $0.name == name }) else {
            throw DocketError(
                .notFound,
                "There is no source “\(name)”. There are \(names). Sources stand in your settings under sources:, see `docket config path`."
            )
        }
        return found
    }

    private var names: String { listings.map(\.name).joined(separator: ", ") }

    func parameters(of request: QueryRequest) throws(QueryFailure) -> [SQLParameter] {
        try SQLParameter.all(
            of: request.query, for: try failing { () throws(DocketError) in try source(of: request) }.engine)
    }

    // MARK: Asking

    func test(_ source: String) async throws(DocketError) -> SourceTrial {
        let source = dataSource(try listing(named: source))
        do throws(QueryFailure) { return try await source.test(within: settings.limits) } catch { throw error.error }
    }

    func schema(of source: QueryRequest.Source) async throws(DocketError) -> SourceSchema {
        let listing = try self.source(of: QueryRequest(SQLQuery(sql: ""), source: source))
        do throws(QueryFailure) {
            return try await dataSource(listing).schema(within: settings.limits)
        } catch {
            throw error.error
        }
    }

    func run(_ request: QueryRequest) -> QueryRun {
        let run: QueryRun
        do throws(QueryFailure) {
            let (source, statement) = try prepare(request) { parameters, today throws(DocketError) in
                try SQLParameter.arguments(for: parameters, from: request.values, today: today)
            }
            run = source.run(statement, within: limits(of: request))
        } catch {
            run = QueryRun { FailedRun(error) }
        }
        guard let artifact = request.artifact else { return run }
        return run.ending { outcome in await ended(artifact, of: request, outcome) }
    }

    func explain(_ request: QueryRequest) async throws(QueryFailure) -> QueryPlan {
        let (source, statement) = try prepare(request) { parameters, today throws(DocketError) in
            let unknown = parameters.filter { $0.standard == nil && request.values[$0.name] == nil }
            let known = parameters.filter { !unknown.contains($0) }
            let nulls = unknown.map { ($0.name, SQLArgument(kind: $0.kind, [.null])) }
            return try SQLParameter.arguments(for: known, from: request.values, today: today)
                .merging(nulls) { first, _ in first }
        }
        return try await source.explain(statement, within: limits(of: request))
    }

    /// Records on the artifact what became of a run of its query.
    private func ended(_ artifact: ArtifactID, of request: QueryRequest, _ outcome: QueryOutcome) async {
        let name = (try? source(of: request).name) ?? request.query.database ?? ""
        guard let run = RecordedRun(outcome, against: name) else { return }
        // The result counts more than the record of it: whoever may not write may run all the same.
        _ = try? await workspace.perform(.artifact(artifact, .recordRun(run)), idempotencyKey: nil)
    }

    // MARK: Preparing

    private func prepare(
        _ request: QueryRequest,
        _ arguments: ([SQLParameter], CalendarDay) throws(DocketError) -> [String: SQLArgument]
    ) throws(QueryFailure) -> (any DataSource, BoundStatement) {
        let listing = try failing { () throws(DocketError) in try source(of: request) }
        let parameters = try SQLParameter.all(of: request.query, for: listing.engine)
        let today = CalendarDay(workspace.environment.now())
        let values = try failing { () throws(DocketError) in try arguments(parameters, today) }
        let statement = try BoundStatement(SQLStatement(request.query.sql, for: listing.engine), values)
        if case .database(let path) = request.source { return (SQLiteSource(path: path), statement) }
        return (dataSource(listing), statement)
    }

    private func failing<Value>(_ work: () throws(DocketError) -> Value) throws(QueryFailure) -> Value {
        do throws(DocketError) { return try work() } catch { throw QueryFailure(error) }
    }

    private func dataSource(_ listing: SourceListing) -> any DataSource {
        if listing.kind == .workspace { return TableSource(WorkspaceTables(workspace)) }
        // What is no source of the settings is a file that the user named.
        let source = settings.sources.first { $0.name == listing.name && $0.listing == listing }
        return source?.source ?? SQLiteSource(path: listing.place)
    }

    private func limits(of request: QueryRequest) -> QueryLimits {
        var limits = settings.limits
        limits.time = request.timeout ?? limits.time
        limits.rows = request.maximumRows ?? limits.rows
        return limits
    }
}
