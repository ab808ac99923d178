/// What can happen to a tenant and its users.
package enum TenantEvent: Hashable, Sendable {
    case created(TenantCreated)
    case userAdded(UserAdded)
    case userRemoved(UserRemoved)

    package var payload: any StoredPayload {
        switch self {
        case .created(let payload): payload
        case .userAdded(let payload): payload
        case .userRemoved(let payload): payload
        }
    }
}

package struct TenantCreated: StoredPayload {
    package static let eventType = "tenant_created"

    package var name: String
}

package struct UserAdded: StoredPayload {
    package static let eventType = "user_added"

    package var user: User
}

package struct UserRemoved: StoredPayload {
    package static let eventType = "user_removed"

    package var userID: UserID

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
    }
}

extension TenantEvent {
    var text: String {
        switch self {
        case .created(let created): "set up the tenant “\(created.name)”"
        case .userAdded(let added): "added the user \(added.user.id) (\(added.user.name), \(added.user.role.rawValue))"
        case .userRemoved(let removed): "removed the user \(removed.userID)"
        }
    }
}
