import DocketDomain
import DocketUI
import DocketWorkspace

/// What the screen asks of queries.
extension EffectHandler {
    /// The rows of an open table.
    func table(_ origin: TableOrigin) throws(DocketError) -> any OpenTable {
        switch origin {
        case .artifact(let id, let revision):
            ArtifactTable(workspace: session.workspace, artifact: id, revision: revision)
        case .result(let run): ResultTable(rows: try runs.result(of: run).rows)
        }
    }

    /// What a query has to be given. Where its source is none of the user's, that is chosen.
    func runOffer(_ id: ArtifactID, _ chosen: String?) async throws(DocketError) -> RunOffer {
        let sources = session.workspace.sources
        let query = try await session.workspace.queries.sqlQuery(of: id)
        let request = QueryRequest(query, source: chosen.map(QueryRequest.Source.named), artifact: id)
        let source: String?
        do throws(DocketError) {
            source = try sources.source(of: request).name
        } catch {
            guard chosen == nil else { throw error }
            source = nil
        }
        guard let source else {
            return RunOffer(query: query, sources: sources.listings, source: nil, parameters: [], values: [:])
        }
        return try await placed { () throws(QueryFailure) in
            RunOffer(
                query: query, sources: sources.listings, source: source,
                parameters: try sources.parameters(of: request),
                values: try session.parameterStore(for: request).read(for: request, in: session))
        }
    }

    /// Makes an artifact of the result of a run.
    func keepResult(of run: RunID, title: String) async -> Action {
        let workspace = session.workspace
        do throws(DocketError) {
            let result = try runs.result(of: run)
            let artifact = try await workspace.queries.artifact(run.artifact)
            let end =
                result.end
                ?? QueryEnd(
                    rowCount: result.rows.rowCount, seconds: 0,
                    truncated: QueryTruncation(limit: result.rows.rowCount, reason: .rows))
            let origin = ResultOrigin(
                artifact: artifact, sql: result.request.query.sql,
                source: try workspace.sources.source(of: result.request).name, values: result.request.values, end: end,
                time: session.environment.now(), chart: try await chart(of: result.request))
            return .resultKept(
                run, as: try await workspace.keep(try result.rows.artifactTable(), titled: title, origin))
        } catch {
            return .keepingResultFailed(run, error)
        }
    }

    /// What is kept with a query by now, which may be more than when it ran.
    private func chart(of request: QueryRequest) async throws(DocketError) -> JSON? {
        guard let artifact = request.artifact else { return request.query.visualization }
        return try await session.workspace.queries.sqlQuery(of: artifact).visualization
    }

    /// Tells the place of a failure in its words.
    func placed<Value>(_ body: () async throws(QueryFailure) -> Value) async throws(DocketError) -> Value {
        do throws(QueryFailure) {
            return try await body()
        } catch {
            throw DocketError(error.error.code, error.description)
        }
    }
}
