package import DocketDomain

extension TokenSummary {
    /// A token as lists show it.
    package var wire: JSON {
        UserToken.wire(id, userID, name, scopes, expiresAt).adding([
            "created_by": .id(createdBy), "created_at": .time(createdAt),
        ])
    }
}

extension UserToken {
    /// A token as events tell of it, without its digest.
    var wire: JSON { Self.wire(id, userID, name, scopes, expiresAt) }

    fileprivate static func wire(
        _ id: TokenID, _ user: UserID, _ name: String, _ scopes: [TokenScope], _ expiresAt: Timestamp
    ) -> JSON {
        [
            "id": .id(id),
            "user_id": .id(user),
            "name": .string(name),
            "scopes": .array(scopes.map { .string($0.rawValue) }),
            "expires_at": .time(expiresAt),
        ]
    }
}
