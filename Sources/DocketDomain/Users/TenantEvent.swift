/// What can happen to a tenant and its users.
package enum TenantEvent: Hashable, Sendable {
    case created(TenantCreated)
    case userAdded(UserAdded)
    case userRemoved(UserRemoved)
    case sightGranted(SightGranted)
    case tokenAdded(TokenAdded)
    case tokenRevoked(TokenRevoked)

    package var payload: any StoredPayload {
        switch self {
        case .created(let payload): payload
        case .userAdded(let payload): payload
        case .userRemoved(let payload): payload
        case .sightGranted(let payload): payload
        case .tokenAdded(let payload): payload
        case .tokenRevoked(let payload): payload
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

/// An admin has said what an agent sees of profiles from now on.
package struct SightGranted: StoredPayload {
    package static let eventType = "sight_granted"

    package var userID: UserID
    /// Nothing where it was taken away.
    package var sees: ProfileSight?

    private enum CodingKeys: String, CodingKey {
        case sees
        case userID = "user_id"
    }
}

/// A user has got a token.
package struct TokenAdded: StoredPayload {
    package static let eventType = "token_added"

    package var token: UserToken
}

/// A token is good for nothing any more.
package struct TokenRevoked: StoredPayload {
    package static let eventType = "token_revoked"

    package var tokenID: TokenID
    package var userID: UserID

    init(_ token: UserToken) {
        tokenID = token.id
        userID = token.userID
    }

    private enum CodingKeys: String, CodingKey {
        case tokenID = "token_id"
        case userID = "user_id"
    }
}

extension TenantEvent {
    var text: String {
        switch self {
        case .created(let created): "set up the tenant “\(created.name)”"
        case .userAdded(let added):
            "added the user \(added.user.id) (\(added.user.name), \(added.user.role.rawValue))"
                + (added.user.sees.map { ", who sees \($0.text)" } ?? "")
        case .userRemoved(let removed): "removed the user \(removed.userID)"
        case .sightGranted(let granted):
            "granted \(granted.userID) sight of \(granted.sees?.text ?? "no profiles")"
        case .tokenAdded(let added):
            "made the token \(added.token.id) for \(added.token.userID)"
                + (added.token.name.isEmpty ? "" : ": “\(added.token.name)”")
        case .tokenRevoked(let revoked): "revoked the token \(revoked.tokenID) of \(revoked.userID)"
        }
    }
}

extension ProfileSight {
    fileprivate var text: String {
        switch self {
        case .profiles: "profiles but for sensitive fields"
        case .sensitive: "profiles with sensitive fields"
        }
    }
}
