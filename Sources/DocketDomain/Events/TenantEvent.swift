/// What can happen to a tenant and its users.
package enum TenantEvent: Hashable, Sendable {
    case created(TenantCreated)
    case userAdded(UserAdded)
    case userRemoved(UserRemoved)
}

package struct TenantCreated: Hashable, Sendable, Codable {
    package var name: String
}

package struct UserAdded: Hashable, Sendable, Codable {
    package var user: User
}

package struct UserRemoved: Hashable, Sendable, Codable {
    package var userID: UserID

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
    }
}
