/// Somebody, or some program, that acts in a tenant.
package struct User: Hashable, Sendable, Codable {
    package let id: UserID
    package let name: String
    package let role: Role
    /// The account of the operating system that alone may act as this user, where one is bound.
    package let osAccount: String?
    /// What an agent sees of profiles; nothing unless an admin has granted it.
    package let sees: ProfileSight?

    package init(id: UserID, name: String, role: Role, osAccount: String? = nil, sees: ProfileSight? = nil) {
        self.id = id
        self.name = name
        self.role = role
        self.osAccount = osAccount
        self.sees = sees
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, role, sees
        case osAccount = "os_account"
    }
}

extension User {
    /// The same user with another sight of profiles.
    func seeing(_ sees: ProfileSight?) -> User {
        User(id: id, name: name, role: role, osAccount: osAccount, sees: sees)
    }
}
