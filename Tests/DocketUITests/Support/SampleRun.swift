import DocketDomain

@testable import DocketUI

/// What the queries of a sample need, and give.
struct SampleRun {
    var sources = [
        SourceListing(name: "ledger", kind: .sqlite, place: "~/data/ledger.db"),
        SourceListing(name: "workspace", kind: .workspace, place: "tables of this workspace"),
    ]
    /// The source that queries name; nothing where it has to be chosen.
    var source: String? = "ledger"
    var parameters: [SQLParameter] = []
    var values: [String: String] = [:]
    var columns = [SQLColumn(name: "mandate", type: "TEXT"), SQLColumn(name: "fee", type: "REAL")]
    var rows = [["Core", "0.45"], ["Growth", "0.6"], ["Income", "0.5"]]
    var end = QueryEnd(rowCount: 3, seconds: 0.012, truncated: nil)
    var failure: QueryFailure?
    var plan = QueryPlan(steps: [
        QueryPlan.Step(
            "SORT by fee",
            steps: [
                QueryPlan.Step(
                    "SCAN ledger", hint: "It reads all of ledger (2,400,000 rows). An index on client_id would help."),
                QueryPlan.Step("SEARCH clients USING PRIMARY KEY (id=?)"),
            ])
    ])
    var schema = SourceSchema(tables: [
        SourceSchema.Table(name: "ledger", columns: [SQLColumn(name: "client_id", type: "TEXT")]),
        SourceSchema.Table(name: "legal entity", columns: [SQLColumn(name: "level", type: "INTEGER")]),
    ])
    var pair: QueryPair?

    func offer(of query: SQLQuery, _ source: String?) -> RunOffer {
        let chosen = source ?? self.source
        return RunOffer(
            query: query, sources: sources, source: chosen, parameters: chosen == nil ? [] : parameters, values: values)
    }

    /// What a run tells, one after the other.
    var news: [RunNews] {
        if let failure { return [.failed(failure)] }
        return [.columns(columns), .rows(rows.count), .ended(end)]
    }
}
