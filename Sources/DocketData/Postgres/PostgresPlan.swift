import DocketDomain
import PostgresKit

/// Reads what PostgreSQL tells about how it would run a query.
enum PostgresPlan {
    static func plan(of statement: BoundStatement, _ session: PostgresConnection) throws(QueryFailure) -> QueryPlan {
        var text = ""
        try session.queryTyped(statement, prefix: "EXPLAIN (FORMAT JSON) ") { result in
            for row in 0..<result.rowCount { text += result.text(row, 0) ?? "" }
        }
        guard let plan = (try? JSON(parsing: Array(text.utf8)))?[0]?["Plan"] else {
            throw QueryFailure(.internal, "The server's plan cannot be read.")
        }
        let large = try session.rows(
            "SELECT relname FROM pg_catalog.pg_class WHERE relkind IN ('r', 'm', 'p') AND reltuples >= \(QueryPlan.largeTable)"
        ).map { $0[0].plain }
        return QueryPlan(steps: [step(plan, large: Set(large))])
    }

    private static func step(_ node: JSON, large: Set<String>) -> QueryPlan.Step {
        var text = node["Node Type"]?.string ?? ""
        let relation = node["Relation Name"]?.string
        if let relation { text += " on \(relation)" }
        if let index = node["Index Name"]?.string { text += " using \(index)" }
        for detail in ["Index Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter"] {
            if let condition = node[detail]?.string { text += " · \(detail.lowercased()) \(condition)" }
        }
        if let rows = node["Plan Rows"]?.int { text += " · about \(rows) rows" }
        var hint: String?
        if let relation, node["Node Type"]?.string == "Seq Scan", large.contains(relation) {
            hint =
                "Every row of \(relation) is read, \(QueryPlan.largeTable) or more: an index on the columns that rows are picked by would save that."
        }
        return QueryPlan.Step(text, hint: hint, steps: (node["Plans"]?.array ?? []).map { step($0, large: large) })
    }
}
