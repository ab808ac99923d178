package import DocketDomain

/// Running SQL against sources, which are only ever read: those that the user's own settings name, and the tables of the
/// workspace that the viewer sees.
package protocol QueryRunning: Sendable {
    /// All sources by name, `workspace` last.
    var listings: [SourceListing] { get }

    /// The source that a query would run against.
    ///
    /// - Throws: `notFound` where it is none of them, `invalidArgument` where none is named.
    func source(of request: QueryRequest) throws(DocketError) -> SourceListing

    /// What a query has to be given, for the source that it would run against.
    func parameters(of request: QueryRequest) throws(QueryFailure) -> [SQLParameter]

    /// Connects to a source, and says what is there.
    func test(_ source: String) async throws(DocketError) -> SourceTrial

    /// The tables of a source, with their columns.
    func schema(of source: QueryRequest.Source) async throws(DocketError) -> SourceSchema

    /// Runs a query: columns, rows as they come, the end. Cancelling the task that reads ends the query.
    func run(_ request: QueryRequest) -> QueryRun

    /// How the query would be run; it is not. Parameters without a value count as NULL.
    func explain(_ request: QueryRequest) async throws(QueryFailure) -> QueryPlan
}
