/// Who may see a thread.
package enum ThreadVisibility: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its owner.
    case `private`
    /// Every user but agents.
    case team
    /// Every user, agents too.
    case `public`

    /// The rule itself (Sources/README, What always holds, 9); the read model states the same in SQL.
    package func admits(_ viewer: Viewer, owner: UserID?) -> Bool {
        switch self {
        case _ where viewer.userID == owner: true
        case .private: false
        case .team: viewer.role != .agent
        case .public: true
        }
    }
}
