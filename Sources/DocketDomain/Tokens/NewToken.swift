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
