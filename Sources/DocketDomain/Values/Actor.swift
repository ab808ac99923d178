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

/// Who acts, when, and where new ids come from: everything that `decide` needs and cannot know by itself.
package struct Context: Sendable {
    package let viewer: Viewer
    package let now: Timestamp
    package let makeID: @Sendable () -> String
    package let policy: ReviewPolicy

    package init(
        viewer: Viewer, now: Timestamp, makeID: @escaping @Sendable () -> String, policy: ReviewPolicy = ReviewPolicy()
    ) {
        self.viewer = viewer
        self.now = now
        self.makeID = makeID
        self.policy = policy
    }
}
