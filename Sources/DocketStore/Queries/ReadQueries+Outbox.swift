package import DocketDomain
import GRDB

extension ReadQueries {
    /// Deliveries of the customers that the viewer sees, the newest first. A page has at most 100.
    ///
    /// - Parameter undelivered: Only those that have not been delivered.
    package func outbox(undelivered: Bool, page: PageRequest) async throws(DocketError) -> Page<OutboxDelivery> {
        await copyDeliveries()
        return try await scoped { scope in
            let size = try page.size(atMost: 100)
            let condition = undelivered ? "WHERE x.delivered_at IS NULL" : "WHERE 1"
            let query = "outbox \(undelivered)"
            let position = try PageToken(page, keys: 1, query: query, in: scope)
            let total =
                try position?.total
                ?? scope.count("SELECT 1 FROM visible_outbox x \(condition)", [:], limit: page.countLimit)
            let rows = try scope.rows(
                "SELECT * FROM visible_outbox x \(condition) AND x.id < :last ORDER BY x.id DESC LIMIT :page_size",
                ["last": try position?.number() ?? .max, "page_size": size + 1])
            let items = try rows.prefix(size).map(OutboxDelivery.init(row:))
            var token = ""
            if rows.count > size, let last = items.last {
                token = PageToken.string(keys: [String(last.id)], total: total, query: query, in: scope)
            }
            return Page(items: items, nextToken: token, total: total)
        }
    }

    /// One delivery.
    package func delivery(_ id: Int64) async throws(DocketError) -> OutboxDelivery {
        await copyDeliveries()
        return try await scoped { scope in
            guard let row = try scope.row("SELECT * FROM visible_outbox WHERE id = :id", ["id": id]) else {
                throw DocketError(.notFound, "There is no delivery \(id). See `docket outbox list`.")
            }
            return try OutboxDelivery(row: row)
        }
    }
    /// Where the log is elsewhere and cannot be reached, what is known of deliveries is what it was when it could be.
    private func copyDeliveries() async { try? await source?.copyDeliveries() }
}
