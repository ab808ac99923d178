import DocketDomain
import Foundation
import Testing

@Suite struct PeopleCommandTests {
    @Test(arguments: [
        "a\u{9B}31mb", "a\u{85}b", "a\u{202E}b", "a\u{2066}b", "a\u{200B}b", "a\u{E0041}b", "a\u{7F}b", "\u{3164}",
    ])
    func aNameHidesNothing(name: String) async throws {
        let sandbox = try await Sandbox()
        let run = try await sandbox.run("users", "add", "x", "--name", name, "--role", "member")
        #expect(run.status == 65, "\(run.complaint)")
        #expect(try await sandbox.run("users", "add", "y", "--name", "Zoë 👩‍🚀 Ünal", "--role", "member").status == 0)
    }

    @Test func usersAreAddedListedAndRemovedByAnAdmin() async throws {
        let sandbox = try await Sandbox()
        let user = try await sandbox.json(
            "users", "add", "anna", "--name", "Anna A.", "--role", "rm", "--os-account", "a")
        #expect(user == ["id": "anna", "name": "Anna A.", "role": "rm", "os_account": "a", "sees": .null])
        #expect(try await sandbox.json("users").items.contains(user))
        #expect(try await sandbox.run("users", "add", "anna", "--name", "Other", "--role", "rm").status == 73)
        #expect(try await sandbox.run("users", "add", "a b", "--name", "X", "--role", "rm").status == 65)
        try await sandbox.done("users", "add", "ben", "--name", "Ben", "--role", "member")
        #expect(try await sandbox.run("users", "add", "x", "--name", "X", "--role", "rm", "--user", "ben").status == 77)
        try await sandbox.done("users", "remove", "anna")
        #expect(try await sandbox.run("users", "remove", "anna").status == 66)
        let admin = try #require(try await sandbox.json("init")["user_id"]?.string)
        #expect(try await sandbox.run("users", "remove", admin).status == 65)
    }

    @Test func anAdminSaysWhatAnAgentSeesOfProfiles() async throws {
        let office = try await Sandbox.office()
        let scout = try await office.json(
            "users", "add", "scout", "--name", "Scout", "--role", "agent", "--sees-profiles")
        #expect(scout["sees"] == "profiles")
        #expect(try await office.run(as: "bot", "customers", "show", "ada").status == 66)
        #expect(try await office.run(as: "scout", "customers", "show", "ada").status == 0)
        #expect(try await office.json("users", "grant", "bot", "sensitive")["sees"] == "sensitive")
        #expect(try await office.run(as: "bot", "customers", "show", "ada").status == 0)
        try await office.done("users", "grant", "bot", "nothing")
        #expect(try await office.run(as: "bot", "customers", "show", "ada").status == 66)
        #expect(try await office.run(as: "bot", "users", "grant", "bot", "profiles").status == 77)
        #expect(try await office.run("users", "grant", "dana", "profiles").status == 65)
        #expect(try await office.run("users", "grant", "bot", "everything").status == 64)
        let refused = try await office.run("users", "add", "x", "--name", "X", "--role", "agent", "--sees-sensitive")
        #expect(refused.status == 64)
    }

    @Test func whatARemovedUserMadeStays() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.user("anna")
        let thread = try await sandbox.thread("Hers", as: "anna", visibility: "team")
        try await sandbox.done("users", "remove", "anna")
        #expect(try await sandbox.json("threads", "show", thread)["title"] == "Hers")
        #expect(try await sandbox.run("threads", "--user", "anna").status == 66)
    }

    @Test func tenantsAreWorldsOfTheirOwn() async throws {
        let sandbox = try await Sandbox()
        _ = try await sandbox.thread("Here")
        #expect(
            try await sandbox.json("tenants", "add", "acme", "--name", "Acme Inc") == [
                "id": "acme", "name": "Acme Inc",
            ])
        #expect(try await sandbox.run("tenants", "add", "acme").status == 73)
        #expect(try await sandbox.json("tenants").items.map { $0["id"] } == ["acme", "default"])
        #expect(try await sandbox.json("threads", "--tenant", "acme").items.isEmpty)
        #expect(try await sandbox.json("users", "--tenant", "acme")["total_count"] == 1)
        try await sandbox.user("anna")
        #expect(try await sandbox.json("tenants", "--user", "anna").items.map { $0["id"] } == ["default"])
        #expect(try await sandbox.run("tenants", "add", "x", "--user", "anna").status == 77)
        #expect(try await sandbox.run("threads", "--user", "anna", "--tenant", "acme").status == 66)
    }
}
