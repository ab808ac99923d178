/// Who made an artifact.
package struct Creator: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable {
        case agent, admin, system, user
    }

    package let type: Kind
    package let id: UserID

    package init(type: Kind, id: UserID) {
        self.type = type
        self.id = id
    }

    /// A user as a creator.
    package init(_ viewer: Viewer) {
        let type: Kind =
            switch viewer.role {
            case .agent: .agent
            case .admin: .admin
            case .system: .system
            case .rm, .member: .user
            }
        self.init(type: type, id: viewer.userID)
    }
}
