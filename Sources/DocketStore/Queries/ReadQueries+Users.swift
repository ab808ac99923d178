package import DocketDomain
import GRDB

extension ReadQueries {
    /// The users of the viewer's tenant, by id. A page has at most 100.
    package func users(page: PageRequest) async throws(DocketError) -> Page<User> {
        try await scoped { scope in
            try Self.named(
                "visible_users", page: page, in: scope,
                item: { row in
                    try row.verified(.users)
                    let role: String = row["role"]
                    return User(
                        id: UserID(row["id"]), name: row["name"], role: Role(rawValue: role) ?? .member,
                        osAccount: row["os_account"],
                        sees: ProfileSight.allCases.first { ProfileSight.rank($0) == row["sees"] as Int })
                })
        }
    }

    /// The tenants that know the viewer, by id. A page has at most 100.
    package func tenants(page: PageRequest) async throws(DocketError) -> Page<TenantSummary> {
        try await scoped { scope in
            try Self.named(
                "visible_tenants", page: page, in: scope,
                item: { row in
                    try row.verified(.tenants)
                    return TenantSummary(id: TenantID(row["id"]), name: row["name"])
                })
        }
    }

    /// A page of rows in the order of their ids.
    private static func named<Item>(
        _ source: String, page: PageRequest, in scope: ViewerScope, item: (Row) throws -> Item
    ) throws -> Page<Item> {
        let size = try page.size(atMost: 100)
        let position = try PageToken(page, keys: 1, query: source, in: scope)
        let last = position?.keys[0] ?? ""
        let rows = try scope.rows(
            "SELECT * FROM \(source) WHERE id > :last ORDER BY id LIMIT :page_size",
            ["last": last, "page_size": size + 1])
        let total = try position?.total ?? scope.count("SELECT 1 FROM \(source)", [:], limit: page.countLimit)
        var token = ""
        if rows.count > size, let last = rows.prefix(size).last {
            token = PageToken.string(keys: [last["id"]], total: total, query: source, in: scope)
        }
        return Page(items: try rows.prefix(size).map(item), nextToken: token, total: total)
    }
}
