/// A token as the log knows it.
package struct UserToken: Hashable, Sendable, Codable {
    package let id: TokenID
    /// For whom programs work that show it.
    package let userID: UserID
    /// What people know it by; perhaps empty.
    package let name: String
    package let scopes: [TokenScope]
    package let digest: String
    package let expiresAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case id, name, scopes, digest
        case userID = "user_id"
        case expiresAt = "expires_at"
    }
}

/// A token that is asked for.
package struct NewToken: Hashable, Sendable, Encodable {
    package let userID: UserID
    package let name: String
    /// All that the user may do unless some are named.
    package let scopes: Set<TokenScope>
    package let id: TokenID
    package let digest: String
    package let expiresAt: Timestamp

    package init(
        _ token: AccessToken, of user: UserID, name: String = "", scopes: Set<TokenScope> = [], expiresAt: Timestamp
    ) {
        id = token.id
        digest = token.digest
        userID = user
        self.name = name
        self.scopes = scopes
        self.expiresAt = expiresAt
    }
}

/// A token as lists show it.
package struct TokenSummary: Hashable, Sendable {
    package let id: TokenID
    package let userID: UserID
    package let name: String
    package let scopes: [TokenScope]
    package let createdBy: UserID
    package let createdAt: Timestamp
    package let expiresAt: Timestamp

    package init(
        id: TokenID, userID: UserID, name: String, scopes: [TokenScope], createdBy: UserID, createdAt: Timestamp,
        expiresAt: Timestamp
    ) {
        self.id = id
        self.userID = userID
        self.name = name
        self.scopes = scopes
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// For whom a program works that has shown a token, and what the token is good for.
package struct TokenHolder: Hashable, Sendable {
    package let token: TokenID
    package let user: User
    package let scopes: Set<TokenScope>
}
