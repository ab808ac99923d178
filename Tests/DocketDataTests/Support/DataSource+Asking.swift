import DocketData
import DocketDomain

/// All of a result.
struct WholeResult {
    var columns: [SQLColumn] = []
    var rows: [[SQLValue]] = []
    var end: QueryEnd?
}

extension DataSource {
    /// Runs a query to its end.
    func answer(
        _ sql: String, _ arguments: [String: SQLArgument] = [:], _ limits: QueryLimits = QueryLimits()
    ) async throws(QueryFailure) -> WholeResult {
        var result = WholeResult()
        let parts = try run(sql, arguments, limits).makeAsyncIterator()
        while let part = try await parts.next() {
            switch part {
            case .columns(let columns): result.columns = columns
            case .rows(let rows): result.rows += rows
            case .end(let end): result.end = end
            }
        }
        return result
    }

    func run(
        _ sql: String, _ arguments: [String: SQLArgument] = [:], _ limits: QueryLimits = QueryLimits()
    ) throws(QueryFailure) -> QueryRun {
        run(try BoundStatement(SQLStatement(sql, for: engine), arguments), within: limits)
    }

    /// Why a query does not run.
    func refusal(
        of sql: String, _ arguments: [String: SQLArgument] = [:], _ limits: QueryLimits = QueryLimits()
    ) async -> QueryFailure? {
        do throws(QueryFailure) {
            _ = try await answer(sql, arguments, limits)
            return nil
        } catch {
            return error
        }
    }
}

extension DataSource {
    /// How long it takes to end a query that would go on: the shortest of several times, since a machine may be busy.
    func timeToCancel(_ sql: String) async throws -> Duration {
        var shortest = Duration.seconds(3600)
        for _ in 0..<60 where shortest >= .milliseconds(200) {
            let reading = Task { await refusal(of: sql) }
            try await Task.sleep(for: .milliseconds(300))
            let start = ContinuousClock.now
            reading.cancel()
            let failure = await reading.value
            guard failure?.error.code == .cancelled else { throw failure ?? QueryFailure(.internal, "It ended.") }
            shortest = min(shortest, start.duration(to: .now))
        }
        return shortest
    }
}

extension QueryLimits {
    /// For what is refused at once.
    static let patient = QueryLimits(time: .seconds(120), rows: 1000, bytes: 8 << 20)
    /// For what would not end.
    static let short = QueryLimits(time: .seconds(1), rows: 1000, bytes: 8 << 20)
}
