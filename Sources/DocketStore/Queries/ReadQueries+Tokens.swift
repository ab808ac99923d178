package import DocketDomain
import GRDB

extension ReadQueries {
    /// Tokens that have not been revoked, newest first: the viewer's own, and for an admin all. A page has at most 100.
    package func tokens(of user: UserID?, page: PageRequest) async throws(DocketError) -> Page<TokenSummary> {
        try await scoped { scope in
            var conditions = Conditions()
            if let user { conditions.add("x.user_id = :user", "user", user.rawValue) }
            return try TimedList(
                source: "FROM visible_tokens x", columns: "x.*", conditions: conditions, order: .descending,
                item: TokenSummary.init(row:)
            ).page(page, atMost: 100, in: scope)
        }
    }
}

extension TokenSummary {
    fileprivate init(row: Row) throws {
        try row.verified(.tokens)
        let scopes: String = row["scopes"]
        self.init(
            id: TokenID(row["id"]), userID: UserID(row["user_id"]), name: row["name"],
            scopes: scopes.split(separator: " ").compactMap { TokenScope(rawValue: String($0)) },
            createdBy: UserID(row["created_by"]), createdAt: Timestamp(milliseconds: row["created_at"]),
            expiresAt: Timestamp(milliseconds: row["expires_at"]))
    }
}
