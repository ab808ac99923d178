/// What a user may do.
package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Relationship manager: decides the proposals of their customers.
    case rm
    case admin
    case member
    /// A program: it proposes and writes, and never decides.
    case agent
    /// docket itself.
    case system
}

/// Who asks, for a query.
package struct Viewer: Hashable, Sendable {
    package let tenantID: TenantID
    package let userID: UserID
    package let role: Role

    package init(tenantID: TenantID, userID: UserID, role: Role) {
        self.tenantID = tenantID
        self.userID = userID
        self.role = role
    }
}
