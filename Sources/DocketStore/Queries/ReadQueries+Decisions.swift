package import DocketDomain
import GRDB

extension ReadQueries {
    /// Decisions that stand, the newest first, with who made them and why. A page has at most 100.
    package func decisions(_ filter: DecisionFilter, page: PageRequest) async throws(DocketError) -> Page<ReviewItem> {
        try await scoped { scope in
            let size = try page.size(atMost: 100)
            var conditions = Conditions()
            // Written out, so that SQLite finds the indexes of decisions.
            conditions.add("x.decided_position IS NOT NULL")
            if let user = filter.decidedBy { conditions.add("x.decided_by = :user", "user", user.rawValue) }
            if let status = filter.status { conditions.add("x.status = :status", "status", status.rawValue) }
            if let from = filter.from { conditions.add("x.decided_at >= :from", "from", from.milliseconds) }
            let query = "decisions \(conditions.description)"
            let position = try PageToken(page, keys: 2, query: query, in: scope)
            let total =
                try position?.total
                ?? scope.count(
                    "SELECT 1 FROM visible_proposals x \(conditions.whereClause)", conditions.arguments,
                    limit: page.countLimit)
            var paged = conditions
            if let position {
                paged.add("(x.decided_at, x.id) < (:last_time, :last_id)")
                paged.arguments["last_time"] = try position.number(0)
                paged.arguments["last_id"] = position.keys[1]
            }
            paged.arguments["page_size"] = size + 1
            let rows = try scope.rows(
                """
                SELECT \(Self.itemColumns) FROM visible_proposals x \(paged.whereClause)
                ORDER BY x.decided_at DESC, x.id DESC LIMIT :page_size
                """, paged.arguments)
            var token = ""
            if rows.count > size, let last = rows.prefix(size).last {
                token = PageToken.string(
                    keys: [String(last["decided_at"] as Int64), last["id"]], total: total, query: query, in: scope)
            }
            return Page(
                items: try rows.prefix(size).map { try ReviewItem(row: $0, in: scope) }, nextToken: token, total: total)
        }
    }
}
