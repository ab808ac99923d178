import DocketDomain
import TestSupport
import Testing

@Suite struct TenantCommandTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCast()
    }

    @Test func aTenantComesWithItsFirstUserWhoIsItsAdmin() throws {
        let tenant = try #require(ledger.tenant(Cast.otherTenant))
        #expect(tenant.name == "Globex")
        #expect(tenant.user(Cast.foreignAdmin.userID)?.role == .admin)
    }

    @Test(arguments: [Role.rm, .member, .agent, .system])
    func aTenantWithoutAnAdminIsNotMade(role: Role) {
        let command = Command.createTenant(
            TenantID("t3"), name: "Third", firstUser: User(id: UserID("x"), name: "X", role: role))
        #expect(refusal { try ledger.perform(command, as: Cast.admin) } == .invalidArgument)
    }

    @Test(arguments: [
        "", " ", " padded", "a b", "a:b", "a/b", "a\nb", "a:\u{301}b", "a/\u{20DD}b",
        String(repeating: "x", count: 101),
    ])
    func anIdThatAUserChoosesHasVisibleCharactersThatStandInNoAddress(id: String) {
        let user = User(id: UserID(id), name: "X", role: .admin)
        let tenant = Command.createTenant(TenantID(id), name: "X", firstUser: Cast.user(Cast.admin))
        #expect(refusal { try ledger.perform(tenant, as: Cast.admin) } == .invalidArgument)
        #expect(
            refusal { try ledger.perform(.addUser(user), as: Cast.admin) } == (id == " padded" ? nil : .invalidArgument)
        )
        #expect(ledger.tenant()?.user(UserID(" padded")) == nil)
    }

    @Test func aTenantIsMadeOnce() {
        let command = Command.createTenant(Cast.otherTenant, name: "Globex", firstUser: Cast.user(Cast.foreignAdmin))
        #expect(refusal { try ledger.perform(command, as: Cast.admin) } == .alreadyExists)
    }

    @Test func onlyAnAdminAddsAndRemovesUsersAndTenants() {
        let commands: [Command] = [
            .addUser(User(id: UserID("new"), name: "New", role: .member)), .removeUser(Cast.colleague.userID),
            .createTenant(TenantID("t3"), name: "Third", firstUser: Cast.user(Cast.admin)),
        ]
        for command in commands {
            for viewer in [Cast.manager, Cast.member, Cast.agent, Cast.namesake] {
                #expect(refusal { try ledger.perform(command, as: viewer) } == .permissionDenied)
            }
        }
        let stranger = Viewer(tenantID: TenantID("nowhere"), userID: UserID("x"), role: .admin)
        for command in commands { #expect(refusal { try ledger.perform(command, as: stranger) } == .notFound) }
    }

    @Test func addingTheSameUserTwiceIsAddingOnceAnotherWithTheSameIdIsRefused() throws {
        let user = User(id: UserID("new"), name: "New", role: .member, osAccount: "newaccount")
        #expect(try !ledger.perform(.addUser(user), as: Cast.admin).already)
        #expect(try ledger.perform(.addUser(user), as: Cast.admin).already)
        let other = User(id: UserID("new"), name: "Other", role: .member)
        #expect(refusal { try ledger.perform(.addUser(other), as: Cast.admin) } == .alreadyExists)
        #expect(ledger.tenant()?.user(UserID("new")) == user)
    }

    @Test func nobodyTakesDocketsOwnRoleAnEmptyNameOrAnEmptyAccount() {
        for user in [
            User(id: UserID("x"), name: "X", role: .system), User(id: UserID("x"), name: " ", role: .member),
            User(id: UserID("x"), name: "X", role: .member, osAccount: ""),
        ] {
            #expect(refusal { try ledger.perform(.addUser(user), as: Cast.admin) } == .invalidArgument)
        }
    }

    @Test func theLastAdminCannotBeRemoved() throws {
        #expect(refusal { try ledger.perform(.removeUser(Cast.admin.userID), as: Cast.admin) } == .failedPrecondition)
        try ledger.perform(.addUser(User(id: UserID("second"), name: "Second", role: .admin)), as: Cast.admin)
        try ledger.perform(.removeUser(Cast.admin.userID), as: Cast.admin)
        #expect(ledger.tenant()?.user(Cast.admin.userID) == nil)
        #expect(refusal { try ledger.perform(.removeUser(UserID("nobody")), as: Cast.admin) } == .notFound)
    }

    @Test func anAdminsPowerEndsAtTheTenant() throws {
        try ledger.perform(.addUser(User(id: UserID("new"), name: "New", role: .member)), as: Cast.foreignAdmin)
        #expect(ledger.tenant(Cast.otherTenant)?.user(UserID("new")) != nil)
        #expect(ledger.tenant(Cast.tenant)?.user(UserID("new")) == nil)
    }
}
