/// Somebody, or some program, that acts in a tenant.
package struct User: Hashable, Sendable, Codable {
    package let id: UserID
    package let name: String
    package let role: Role
    /// The account of the operating system that alone may act as this user, where one is bound.
    package let osAccount: String?

    package init(id: UserID, name: String, role: Role, osAccount: String? = nil) {
        self.id = id
        self.name = name
        self.role = role
        self.osAccount = osAccount
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, role
        case osAccount = "os_account"
    }
}
