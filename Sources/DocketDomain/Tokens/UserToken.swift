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
