import DocketDomain
import Foundation
import TestSupport
import Testing

/// Commands that are more than one write, and come again with the same key.
@Suite struct IdempotencyKeyTests {
    @Test func whatIsDueIsDeliveredAndTriedAgainOnce() async throws {
        let server = try HookServer { _, earlier in earlier == 0 ? 503 : 200 }
        let office = try await Sandbox.office(undoSeconds: 0, settings: "triggers:\n  crm:\n    url: \(server.url)\n")
        let line = #"{"field_key":"occupation","proposed_value":"Partner","workflow_trigger":"crm"}"#
        let id = try #require(try await office.propose(line).first)
        try await office.json(as: "dana", "review", "accept", id)
        let deliver = ["--user", "dana", "--json", "outbox", "deliver", "--idempotency-key", "deliver"]
        let first = try await office.run(deliver)
        #expect(first.status == 75)
        #expect(try first.json["failed"] == 1)

        let number = try #require(try await office.json(as: "dana", "outbox", "list").items.first?["id"]?.int)
        let retry = ["--user", "dana", "--json", "outbox", "retry", "\(number)", "--idempotency-key", "retry"]
        #expect(try await office.run(retry).status == 0)
        let repeated = try await office.run(deliver)
        #expect(repeated.status == 75)
        #expect(repeated.output == first.output)
        #expect(server.requests.count == 1)

        let done = try await office.json(as: "dana", "outbox", "deliver", "--idempotency-key", "another")
        #expect(done["delivered"] == 1)
        // It is not there to be tried again any more, and yet the request is answered.
        #expect(try await office.run(retry).status == 0)
        #expect(server.requests.count == 2)
        #expect(
            try await office.run(as: "dana", "outbox", "retry", "999", "--idempotency-key", "retry").status == 75)
        #expect(
            try await office.run(as: "dana", "outbox", "deliver", "--follow", "--idempotency-key", "x").status == 64)
    }

    @Test func aSettingIsChangedOnce() async throws {
        let sandbox = try await Sandbox()
        let set = ["config", "set", "theme", "light", "--idempotency-key", "k"]
        let first = try await sandbox.run(set)
        try await sandbox.done("config", "set", "theme", "dark")
        let again = try await sandbox.run(set)
        #expect(first.status == 0 && again.status == 0)
        #expect(again.text == first.text)
        #expect(try String(contentsOf: sandbox.userSettings, encoding: .utf8).contains("dark"))
        #expect(try await sandbox.run("config", "set", "theme", "mono", "--idempotency-key", "k").status == 75)
    }

    @Test func aBackupIsPutBackOnce() async throws {
        let sandbox = try await Sandbox()
        let backup = sandbox.folder.appendingPathComponent("backup.db").path
        try await sandbox.done("backup", backup)
        let restore = ["restore", backup, "--json", "--idempotency-key", "k"]
        let first = try await sandbox.run(restore)
        #expect(first.status == 0, "\(first.complaint)")
        _ = try await sandbox.thread("Since then")
        let again = try await sandbox.run(restore)
        #expect(again.output == first.output)
        #expect(try await sandbox.json("threads").items.count == 1)
    }

    @Test func theRestIsAnsweredTheSame() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        for arguments in [["init", "--idempotency-key", "i"], ["rebuild", "--json", "--idempotency-key", "r"]] {
            let first = try await sandbox.run(arguments)
            #expect(first.status == 0, "\(first.complaint)")
            _ = try await sandbox.run("threads", "new", "One more")
            #expect(try await sandbox.run(arguments).output == first.output)
        }
    }
}
