package import DocketDomain
import Foundation
import GRDB

extension ReadQueries {
    /// Customers by name. A page has at most 100.
    package func customers(
        _ filter: CustomerFilter, page: PageRequest
    ) async throws(DocketError) -> Page<CustomerSummary> {
        try await scoped { scope in
            let size = try page.size(atMost: 100)
            var conditions = Conditions()
            conditions.add("x.deleted_at IS NULL")
            var source = ListSource()
            if let text = filter.text, !text.trimmed.isEmpty {
                source.narrow(toFound: SearchExpression(text).match(scopes: [.customers]), &conditions)
            }
            if let rm = filter.rmID { conditions.add("x.rm_id = :rm", "rm", rm.rawValue) }
            let from = source.from("visible_customers")
            let query = "customers \(filter.order.rawValue) \(conditions.description)"
            let position = try PageToken(page, keys: 1, query: query, in: scope)
            let isAscending = filter.order == .ascending
            let sorting = "ORDER BY x.sort_name \(isAscending ? "ASC" : "DESC")"
            let total =
                try position?.total
                ?? scope.count(
                    "SELECT 1 \(from) \(conditions.whereClause) \(sorting)", conditions.arguments,
                    limit: page.countLimit)
            var paged = conditions
            if let position { paged.add("x.sort_name \(isAscending ? ">" : "<") :last", "last", position.keys[0]) }
            paged.arguments["page_size"] = size + 1
            let rows = try scope.rows(
                "SELECT x.* \(from) \(paged.whereClause) \(sorting) LIMIT :page_size", paged.arguments)
            var token = ""
            if rows.count > size, let last = rows.prefix(size).last {
                token = PageToken.string(keys: [last["sort_name"]], total: total, query: query, in: scope)
            }
            return Page(items: try rows.prefix(size).map(CustomerSummary.init(row:)), nextToken: token, total: total)
        }
    }

    /// A customer with their profile; a deleted one too.
    package func customer(_ id: CustomerID) async throws(DocketError) -> CustomerProfile {
        try await scoped { scope in
            try Self.profile(
                try Self.customerRow(id, in: scope), try Self.schema(in: scope) ?? builtInSchema, in: scope)
        }
    }

    /// Customers with their profiles, deleted ones too; those that the viewer does not see are left out.
    package func profiles(of customers: [CustomerID]) async throws(DocketError) -> [CustomerID: CustomerProfile] {
        try await scoped { scope in
            let schema = try Self.schema(in: scope) ?? builtInSchema
            let rows = try scope.rows(
                "SELECT * FROM visible_customers x WHERE x.id IN (SELECT value FROM json_each(:ids))",
                ["ids": JSON.array(customers.map { .string($0.rawValue) }).serialized()])
            var profiles: [CustomerID: CustomerProfile] = [:]
            for row in rows {
                let profile = try Self.profile(row, schema, in: scope)
                profiles[profile.summary.id] = profile
            }
            return profiles
        }
    }

    private static func profile(
        _ row: Row, _ schema: ProfileSchema, in scope: ViewerScope
    ) throws -> CustomerProfile {
        let summary = try CustomerSummary(row: row)
        let rows = try scope.rows(
            "SELECT * FROM visible_values WHERE customer_id = :customer", ["customer": summary.id.rawValue])
        var values: [String: ProfileValue] = [:]
        for row in rows { values[row["field_key"]] = try ProfileValue(row: row) }
        var pending: [String: Int] = [:]
        for row in try scope.rows(
            """
            SELECT x.field_key AS field_key, count(*) AS n FROM visible_proposals x
            WHERE x.customer_id = :customer AND x.status = 'pending' GROUP BY x.field_key
            """, ["customer": summary.id.rawValue])
        {
            pending[row["field_key"]] = row["n"]
        }
        return CustomerProfile(summary: summary, values: values, schema: schema, pending: pending)
    }

    /// The customers of these very names that the viewer sees, by name.
    package func customers(named names: [String]) async throws(DocketError) -> [String: [CustomerID]] {
        try await scoped { scope in
            var found: [String: [CustomerID]] = [:]
            for name in names {
                let first = CustomerProjection.sortName(name, id: "")
                let rows = try scope.rows(
                    """
                    SELECT id, name FROM visible_customers
                    WHERE deleted_at IS NULL AND sort_name >= :first AND sort_name < :last
                    """, ["first": first, "last": "\(first.dropLast())\u{2}"])
                found[name] = rows.filter { $0["name"] as String == name }.map { CustomerID($0["id"]) }
            }
            return found
        }
    }

    private static let schemas = LastDecoded<ProfileSchema>()

    /// The profile schema in force.
    package func schema() async throws(DocketError) -> ProfileSchema {
        try await scoped { scope in try Self.schema(in: scope) ?? builtInSchema }
    }

    /// The profile schema in force, where there is one on record.
    static func schema(in scope: ViewerScope) throws -> ProfileSchema? {
        guard let row = try scope.row("SELECT * FROM visible_schemas")?.verified(.schemas) else { return nil }
        do {
            return try schemas.value(of: row["schema"])
        } catch {
            throw DocketError(.corrupt, "The profile schema cannot be read. Run `docket rebuild`.", cause: "\(error)")
        }
    }

    /// Which of these customers the viewer sees; deleted ones too.
    package func seen(_ customers: [CustomerID]) async throws(DocketError) -> Set<CustomerID> {
        try await scoped { scope in
            Set(
                try customers.filter { id in
                    try scope.row("SELECT id FROM visible_customers WHERE id = :id", ["id": id.rawValue]) != nil
                })
        }
    }

    static func customerRow(_ id: CustomerID, in scope: ViewerScope) throws -> Row {
        guard let row = try scope.row("SELECT * FROM visible_customers WHERE id = :id", ["id": id.rawValue]) else {
            throw DocketError(.notFound, "There is no customer \(id). See `docket customers list`.")
        }
        return row
    }
}

extension CustomerSummary {
    init(row: Row) throws {
        try row.verified(.customers)
        self.init(
            id: CustomerID(row["id"]), name: row["name"], rmID: (row["rm_id"] as String?).map { UserID($0) },
            pendingCount: row["pending_count"], valueCount: row["value_count"],
            createdAt: Timestamp(milliseconds: row["created_at"]),
            updatedAt: Timestamp(milliseconds: row["updated_at"]), isErased: (row["erased_at"] as Int64?) != nil)
    }
}

extension ProfileValue {
    init(row: Row) throws {
        try row.verified(.profileValues)
        self.init(
            value: try .stored(row["value"]), setBy: UserID(row["set_by"]),
            setAt: Timestamp(milliseconds: row["set_at"]),
            artifactID: (row["artifact_id"] as String?).map { ArtifactID($0) })
    }
}
