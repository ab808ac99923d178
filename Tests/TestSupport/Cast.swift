package import DocketDomain

/// The users of the tests: one of each role in one tenant, and in another tenant users with the same ids.
package enum Cast {
    package static let tenant = TenantID("acme")
    package static let otherTenant = TenantID("globex")

    package static let admin = viewer("ada", .admin)
    package static let manager = viewer("rita", .rm)
    package static let member = viewer("max", .member)
    package static let colleague = viewer("mia", .member)
    package static let agent = viewer("bot", .agent)
    /// The same id as the member's, in another tenant: another person.
    package static let namesake = Viewer(tenantID: otherTenant, userID: member.userID, role: .member)
    package static let foreignAdmin = Viewer(tenantID: otherTenant, userID: admin.userID, role: .admin)

    package static let all = [admin, manager, member, colleague, agent, namesake, foreignAdmin]
    package static let ofTenant = all.filter { $0.tenantID == tenant }

    /// docket itself, which makes the first tenant.
    package static let docket = Viewer(tenantID: tenant, userID: UserID("docket"), role: .system)

    /// The commands that bring all of them into being, and who gives each.
    package static let arrival: [(command: Command, by: Viewer)] = [
        (.createTenant(tenant, name: "Acme", firstUser: user(admin)), docket),
        (.addUser(user(manager)), admin),
        (.addUser(user(member)), admin),
        (.addUser(user(colleague)), admin),
        (.addUser(user(agent)), admin),
        (.createTenant(otherTenant, name: "Globex", firstUser: user(foreignAdmin)), admin),
        (.addUser(user(namesake)), foreignAdmin),
    ]

    package static func user(_ viewer: Viewer) -> User {
        User(id: viewer.userID, name: viewer.userID.rawValue.capitalized, role: viewer.role)
    }

    private static func viewer(_ id: String, _ role: Role) -> Viewer {
        Viewer(tenantID: tenant, userID: UserID(id), role: role)
    }
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
