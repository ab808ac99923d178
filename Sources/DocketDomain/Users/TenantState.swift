/// A tenant and its users.
package struct TenantState: Hashable, Sendable, Codable {
    package private(set) var name: String
    package private(set) var users: [String: User]
    /// Who acts where nobody is named: the first user, as long as they are there.
    package private(set) var firstUserID: UserID?

    init(_ created: TenantCreated) {
        name = created.name
        users = [:]
    }

    package func user(_ id: UserID) -> User? {
        users[id.rawValue]
    }

    mutating func apply(_ event: TenantEvent) {
        switch event {
        case .created(let created): name = created.name
        case .userAdded(let added):
            if users.isEmpty { firstUserID = added.user.id }
            users[added.user.id.rawValue] = added.user
        case .userRemoved(let removed):
            if firstUserID == removed.userID { firstUserID = nil }
            users[removed.userID.rawValue] = nil
        case .sightGranted(let granted):
            users[granted.userID.rawValue] = user(granted.userID)?.seeing(granted.sees)
        }
    }
}
