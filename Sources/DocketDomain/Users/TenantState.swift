/// A tenant and its users.
package struct TenantState: Hashable, Sendable, Codable {
    package private(set) var name: String
    package private(set) var users: [String: User]
    /// Who acts where nobody is named: the first user, as long as they are there.
    package private(set) var firstUserID: UserID?
    /// Those that have not been revoked, by their ids; nothing where there are none, as in states of an earlier docket.
    private var tokens: [String: UserToken]?

    init(_ created: TenantCreated) {
        name = created.name
        users = [:]
    }

    package func user(_ id: UserID) -> User? {
        users[id.rawValue]
    }

    func token(_ id: TokenID) -> UserToken? {
        tokens?[id.rawValue]
    }

    func tokens(of user: UserID) -> [UserToken] {
        (tokens ?? [:]).values.filter { $0.userID == user }.sorted { $0.id < $1.id }
    }

    /// For whom a program works that shows a token; nothing where it is none, or none any more.
    func holder(of token: AccessToken, at now: Timestamp) -> TokenHolder? {
        let known = self.token(token.id)
        // What is compared, and for how long, tells nothing of which tokens there are.
        let isRight = token.matches(known?.digest ?? AccessToken.noDigest)
        guard isRight, let known, known.expiresAt > now, let user = user(known.userID) else { return nil }
        return TokenHolder(
            token: known.id, user: user, scopes: Set(known.scopes).intersection(user.role.tokenScopes))
    }

    private mutating func keepTokens(where isKept: (UserToken) -> Bool) {
        let kept = (tokens ?? [:]).filter { isKept($0.value) }
        tokens = kept.isEmpty ? nil : kept
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
            keepTokens { $0.userID != removed.userID }
        case .sightGranted(let granted):
            users[granted.userID.rawValue] = user(granted.userID)?.seeing(granted.sees)
        case .tokenAdded(let added): tokens = (tokens ?? [:]).merging([added.token.id.rawValue: added.token]) { $1 }
        case .tokenRevoked(let revoked): keepTokens { $0.id != revoked.tokenID }
        }
    }
}
