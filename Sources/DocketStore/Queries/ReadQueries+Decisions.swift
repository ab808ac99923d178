package import DocketDomain
import GRDB

extension ReadQueries {
    /// Decisions that stand, the newest first, with who made them and why. A page has at most 100.
    package func decisions(_ filter: DecisionFilter, page: PageRequest) async throws(DocketError) -> Page<ReviewItem> {
        try await scoped { scope in
            var conditions = Conditions()
            // Written out, so that SQLite finds the indexes of decisions.
            conditions.add("x.decided_position IS NOT NULL")
            if let user = filter.decidedBy { conditions.add("x.decided_by = :user", "user", user.rawValue) }
            if let status = filter.status { conditions.add(Self.isShown(as: status), "status", status.rawValue) }
            if let from = filter.from { conditions.add("x.decided_at >= :from", "from", from.milliseconds) }
            return try TimedList(
                source: "FROM visible_proposals x", columns: Self.itemColumns, conditions: conditions,
                order: .descending, time: "decided_at", item: { try ReviewItem(row: $0, in: scope) }
            ).page(page, atMost: 100, in: scope)
        }
    }
}
