import DocketDomain
import Foundation
import TestSupport
import Testing

/// Workspaces on a log in a database.
@Suite struct NodeCommandTests {
    /// An empty database on a server of its own, and a URL of it with a password that nobody may see.
    ///
    /// A transaction that is open anywhere on a server holds back what other nodes see, so the tests do not share one.
    private struct EmptyLog {
        let server: PostgresServer
        let url: String
        let shown: String

        init() async throws {
            server = try await PostgresServer()
            let (host, user) = (server.host, PostgresServer.admin)
            url = "postgres://\(user):s3cr3t-word@/postgres?host=\(host)"
            shown = "postgres://\(user)@/postgres?host=\(host)"
        }
    }

    @Test func twoNodesOfOneLogHaveTheSameAndTheLogsPasswordIsNeverPrinted() async throws {
        let log = try await EmptyLog()
        let sandbox = try await Sandbox(makesWorkspace: false)
        var printed = ""
        func run(_ arguments: String...) async throws -> Outcome {
            let run = try await sandbox.run(arguments)
            #expect(run.status == 0, "\(arguments): \(run.complaint)")
            printed += run.text + run.complaint
            return run
        }
        let (a, b) = (sandbox.folder.path + "/a", sandbox.folder.path + "/b")
        #expect(try await run("init", "--log", log.url, a).text.contains("its admin"))
        #expect(try await run("init", "--log", log.url, b).text.contains("its admin"))
        #expect(try await run("init", "--log", log.url, b).text.contains("is there already"))
        let thread = try await run("threads", "new", "Plans", "--visibility", "team", "--workspace", a, "--json")
        let id = try #require(try thread.json["id"]?.string)
        #expect(try await run("threads", "show", id, "--workspace", b).text.contains("Plans"))
        _ = try await run("threads", "rename", id, "Other plans", "--workspace", b)
        #expect(try await run("threads", "show", id, "--workspace", a).text.contains("Other plans"))

        let status = try await run("node", "status", "--workspace", a, "--json").json
        #expect(status["log"]?.string == log.shown)
        #expect(status["reachable"] == true)
        #expect(status["behind"] == 0)
        #expect(try await run("node", "status", "--workspace", b).text.contains(log.shown))
        for folder in [a, b] {
            #expect(try await run("doctor", "--workspace", folder, "--json").json["ok"] == true)
            _ = try await run("rebuild", "--workspace", folder)
            _ = try await run("config", "show", "--workspace", folder)
        }
        let backup = try await sandbox.run("backup", sandbox.folder.path + "/backup.db", "--workspace", a)
        #expect(backup.status == 65)
        printed += backup.complaint
        #expect(printed.contains(log.shown))
        #expect(!printed.contains("s3cr3t-word"))
    }

    @Test func aWorkspaceMovesToADatabaseAndBack() async throws {
        let log = try await EmptyLog()
        let sandbox = try await Sandbox()
        for number in 0..<5 { _ = try await sandbox.thread("Thread \(number)") }
        let there = try await sandbox.json("log", "copy", "--to", log.url)
        #expect(there["events"] == there["copied"])
        let node = sandbox.folder.path + "/node"
        try await sandbox.done("init", "--log", log.url, node)
        #expect(try await sandbox.json("threads", "list", "--workspace", node).items.count == 5)
        let back = sandbox.folder.path + "/back"
        let report = try await sandbox.json("log", "copy", "--from", log.url, "--workspace", back)
        #expect(report["sha256"] == there["sha256"])
        #expect(try await sandbox.json("threads", "list", "--workspace", back).items.count == 5)
        #expect(try await sandbox.json("doctor", "--workspace", back)["ok"] == true)
    }

    @Test func aLogThatWasRestoredIsRefusedUntilItsOwnerMakesItALogAgain() async throws {
        let log = try await EmptyLog()
        let sandbox = try await Sandbox(makesWorkspace: false)
        let node = sandbox.folder.path + "/node"
        try await sandbox.done("init", "--log", log.url, node)
        try await sandbox.done("threads", "new", "Kept", "--workspace", node)
        try await sandbox.done("threads", "new", "Lost", "--workspace", node)
        try await log.server.execute(
            """
            DELETE FROM docket.events WHERE payload LIKE '%Lost%';
            DELETE FROM docket.streams WHERE state LIKE '%Lost%';
            UPDATE docket.identity SET system = 'another'
            """)
        let refused = try await sandbox.run("threads", "new", "Early", "--workspace", node)
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("restored from a backup"))
        #expect(refused.complaint.contains("docket init --log URL"))
        try await sandbox.done("init", "--log", log.url, node)
        let list = try await sandbox.run("threads", "list", "--workspace", node).text
        #expect(list.contains("Kept"))
        #expect(!list.contains("Lost"))
        #expect(try await sandbox.json("doctor", "--workspace", node)["ok"] == true)
    }

    @Test func whereTheServerIsGoneANodeShowsWhatItHasAndRefusesToWrite() async throws {
        let log = try await EmptyLog()
        let sandbox = try await Sandbox(makesWorkspace: false)
        let node = sandbox.folder.path + "/node"
        try await sandbox.done("init", "--log", log.url, node)
        try await sandbox.done("threads", "new", "Kept", "--workspace", node)
        try log.server.crash()
        let list = try await sandbox.run("threads", "list", "--workspace", node)
        #expect(list.status == 0)
        #expect(list.text.contains("Kept"))
        #expect(list.complaint.contains("out of reach"))
        #expect(try await sandbox.run("threads", "new", "Lost", "--workspace", node).status == 69)
        let status = try await sandbox.run("node", "status", "--workspace", node, "--json")
        #expect(status.status == 69)
        #expect(try status.json["reachable"] == false)
        let early = try await sandbox.run("init", "--log", log.url, sandbox.folder.path + "/early")
        #expect(early.status == 69)
        #expect(!FileManager.default.fileExists(atPath: sandbox.folder.path + "/early/docket.db"))
    }

    @Test(arguments: [["init", "--log", "nonsense:secret"], ["init", "--log", "mysql://u:secret@h/d"]])
    func anAddressThatIsNoneIsRefusedWithoutRepeatingIt(_ arguments: [String]) async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let run = try await sandbox.run(arguments)
        #expect(run.status == 65)
        #expect(!run.complaint.contains("secret"))
        #expect(!FileManager.default.fileExists(atPath: sandbox.workspace.path))
    }
}
