package import DocketDomain

/// What can be asked of a source.
package protocol DataSource: Sendable {
    var engine: SQLEngine { get }

    func run(_ statement: BoundStatement, within limits: QueryLimits) -> QueryRun
    func explain(_ statement: BoundStatement, within limits: QueryLimits) async throws(QueryFailure) -> QueryPlan
    func test(within limits: QueryLimits) async throws(QueryFailure) -> SourceTrial
    func schema(within limits: QueryLimits) async throws(QueryFailure) -> SourceSchema
}
