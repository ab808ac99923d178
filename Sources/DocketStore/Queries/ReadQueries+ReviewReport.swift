package import DocketDomain
import GRDB

extension ReadQueries {
    /// What became of the proposals that the viewer sees.
    package func reviewReport(_ filter: ReviewReportFilter) async throws(DocketError) -> ReviewReport {
        try await scoped { scope in
            var conditions = Conditions()
            if let customer = filter.customerID {
                conditions.add("x.customer_id = :customer", "customer", customer.rawValue)
            }
            if let rm = filter.rmID { conditions.add("x.rm_id = :rm", "rm", rm.rawValue) }
            if let batch = filter.batchID { conditions.add("x.batch_id = :batch", "batch", batch.rawValue) }
            if let from = filter.from { conditions.add("x.created_at >= :from", "from", from.milliseconds) }
            if let to = filter.to { conditions.add("x.created_at < :to", "to", to.milliseconds) }
            if let from = filter.decidedFrom {
                conditions.add("x.decided_at >= :decided_from", "decided_from", from.milliseconds)
            }
            if let to = filter.decidedTo { conditions.add("x.decided_at < :decided_to", "decided_to", to.milliseconds) }
            let rows = try scope.rows(
                """
                SELECT x.customer_id AS customer_id, x.customer_name AS customer_name, x.rm_id AS rm_id,
                    x.batch_id AS batch_id, min(x.created_at) AS proposed_at, count(*) AS proposed,
                    sum(x.status = 'accepted') AS accepted, sum(x.status = 'edited') AS edited,
                    sum(x.status = 'rejected') AS rejected, sum(x.status = 'superseded') AS superseded,
                    sum(x.status = 'withdrawn') AS withdrawn, sum(x.status = 'pending') AS pending,
                    sum(x.taken_back_count) AS taken_back
                FROM visible_proposals x \(conditions.whereClause)
                GROUP BY x.customer_id, x.rm_id, x.batch_id
                ORDER BY x.sort_name, proposed_at, x.batch_id, x.rm_id
                """, conditions.arguments
            ).map(ReviewReport.Row.init(row:))
            return ReviewReport(rows: rows, total: rows.reduce(ReviewCounts()) { $0 + $1.counts })
        }
    }
}

extension ReviewReport.Row {
    init(row: Row) {
        var counts = ReviewCounts()
        counts.proposed = row["proposed"]
        counts.accepted = row["accepted"]
        counts.edited = row["edited"]
        counts.rejected = row["rejected"]
        counts.superseded = row["superseded"]
        counts.withdrawn = row["withdrawn"]
        counts.pending = row["pending"]
        counts.takenBack = row["taken_back"]
        self.init(
            customerID: CustomerID(row["customer_id"]), customerName: row["customer_name"] ?? row["customer_id"],
            rmID: (row["rm_id"] as String?).map { UserID($0) }, batchID: BatchID(row["batch_id"]),
            proposedAt: Timestamp(milliseconds: row["proposed_at"]), counts: counts)
    }
}
