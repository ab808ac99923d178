import DocketDomain
import Foundation
import Testing

@Suite struct TokensCommandTests {
    @Test func aTokenIsShownOnceListedAndRevoked() async throws {
        let sandbox = try await Sandbox.office()
        let run = try await sandbox.run("tokens", "add", "bot", "--name", "CI", "--expires", "30d")
        #expect(run.status == 0, "\(run.complaint)")
        let token = try #require(AccessToken(run.text.trimmed))
        #expect(run.complaint.contains("once") && !run.complaint.contains(token.text))
        let list = try await sandbox.json("tokens")
        let item = try #require(list.items.first)
        #expect(
            item.names == ["id", "user_id", "name", "scopes", "expires_at", "created_by", "created_at"]
                && list.items.count == 1)
        #expect(item["id"] == .string(token.id.rawValue) && item["user_id"] == "bot" && item["name"] == "CI")
        #expect(item["scopes"] == ["read", "write"])
        let made = try #require(item["created_at"]?.string.flatMap { Timestamp(iso8601: $0) })
        let end = try #require(item["expires_at"]?.string.flatMap { Timestamp(iso8601: $0) })
        #expect(abs(end.milliseconds - made.milliseconds - 30 * 86_400_000) < 60_000)
        #expect(try await sandbox.done("tokens").text.contains("CI"))
        let secret = token.text.suffix(64)
        for arguments in [["tokens", "--json"], ["events"], ["events", "--json"], ["tokens"]] {
            let told = try await sandbox.run(arguments)
            #expect(!told.text.contains(secret) && !told.text.contains(token.digest), "\(arguments)")
        }
        #expect(try await sandbox.json("tokens", "list", "dana").items.isEmpty)
        try await sandbox.done("tokens", "revoke", token.id.rawValue)
        #expect(try await sandbox.json("tokens").items.isEmpty)
        #expect(try await sandbox.run("tokens", "revoke", token.id.rawValue).status == 66)
    }

    @Test func peopleMakeTheirOwnAndAdminsThoseOfAgents() async throws {
        let sandbox = try await Sandbox.office()
        let own = try await sandbox.json(as: "dana", "tokens", "add", "dana", "--scopes", "read,decide")
        #expect(own["scopes"] == ["read", "decide"])
        #expect(own["token"]?.string.flatMap { AccessToken($0) }?.id.rawValue == own["id"]?.string)
        #expect(try await sandbox.run(as: "dana", "tokens", "add", "bot").status == 77)
        #expect(try await sandbox.run(as: "bot", "tokens", "add", "bot").status == 77)
        #expect(try await sandbox.run("tokens", "add", "bot", "--scopes", "decide").status == 65)
        #expect(try await sandbox.run("tokens", "add", "nobody").status == 66)
        for wrong in ["90", "d", "0d", "-1d", "1y", "1.5d", ""] {
            #expect(try await sandbox.run("tokens", "add", "bot", "--expires=\(wrong)").status == 64, "\(wrong)")
        }
        #expect(try await sandbox.run("tokens", "add", "bot", "--expires", "600w").status == 65)
        #expect(try await sandbox.run("tokens", "add", "bot", "--scopes", "everything").status == 64)
        #expect(try await sandbox.json(as: "bot", "tokens").items.isEmpty)
    }

    @Test func aTokenIsNotMadeTwiceWithOneKey() async throws {
        let sandbox = try await Sandbox.office()
        let arguments = ["tokens", "add", "bot", "--idempotency-key", "k"]
        #expect(try await sandbox.run(arguments).status == 0)
        #expect(try await sandbox.run(arguments).status == 75)
        #expect(try await sandbox.json("tokens").items.count == 1)
    }
}
