/// Which customers to list. Deleted ones are left out.
package struct CustomerFilter: Hashable, Sendable {
    /// Words of the name, whatever their case and accents.
    package var text: String?
    package var rmID: UserID?
    /// By name.
    package var order = SortOrder.ascending

    package init() {}
}

/// A customer as lists show it.
package struct CustomerSummary: Hashable, Sendable {
    package let id: CustomerID
    package let name: String
    package let rmID: UserID?
    /// Proposals that wait for a decision.
    package let pendingCount: Int
    /// Fields of the profile that have a value.
    package let valueCount: Int
    package let createdAt: Timestamp
    package let updatedAt: Timestamp
    package let isErased: Bool

    package init(
        id: CustomerID, name: String, rmID: UserID?, pendingCount: Int, valueCount: Int, createdAt: Timestamp,
        updatedAt: Timestamp, isErased: Bool
    ) {
        self.id = id
        self.name = name
        self.rmID = rmID
        self.pendingCount = pendingCount
        self.valueCount = valueCount
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.isErased = isErased
    }
}

/// A customer with all that is known of them, and the schema that says how to read it.
package struct CustomerProfile: Hashable, Sendable {
    package let summary: CustomerSummary
    /// Field key → value. Keys that the schema does not know any more are there too.
    package let values: [String: ProfileValue]
    package let schema: ProfileSchema
    /// Field key → proposals for it that wait for a decision.
    package let pending: [String: Int]

    package init(
        summary: CustomerSummary, values: [String: ProfileValue], schema: ProfileSchema, pending: [String: Int] = [:]
    ) {
        self.summary = summary
        self.values = values
        self.schema = schema
        self.pending = pending
    }
}
