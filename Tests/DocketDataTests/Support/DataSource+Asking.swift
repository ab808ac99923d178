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

extension QueryLimits {
    /// For what would not end.
    static let short = QueryLimits(time: .seconds(1), rows: 1000, bytes: 8 << 20)
}
