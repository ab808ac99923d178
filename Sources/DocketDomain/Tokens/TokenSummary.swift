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
