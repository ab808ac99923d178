import DocketDomain
import Foundation
import Testing

/// Sources/README, What always holds, 9: everything that reads is confined to the tenant and to what the viewer may
/// see; what may not be seen is not there.
@Suite struct VisibleObjectsTests {
    /// Everything that one can ask of a thread or an artifact by its id, reading or writing.
    static func requests(thread: String, artifact: String, own: String, ownArtifact: String) -> [[String]] {
        [
            ["threads", "show", thread], ["threads", "rename", thread, "x"], ["threads", "describe", thread, "x"],
            ["threads", "visibility", thread, "public"], ["threads", "tag", thread], ["threads", "tag", thread, "+x"],
            ["threads", "label", thread, "a=b"], ["threads", "delete", thread], ["threads", "restore", thread],
            ["send", "--thread", thread, "x"], ["send", "--artifact", artifact, "x"],
            ["send", "--artifact", artifact, "--thread", own, "x"],
            ["send", "--artifact", ownArtifact, "--thread", thread, "x"],
            ["artifacts", "show", artifact], ["artifacts", "show", artifact, "--revision", "1"],
            ["artifacts", "revise", artifact, "--from", "-"], ["artifacts", "describe", artifact, "x"],
            ["artifacts", "comment", artifact, "x"], ["artifacts", "status", artifact, "draft"],
            ["artifacts", "history", artifact], ["artifacts", "link", artifact, "--thread", own],
            ["artifacts", "link", ownArtifact, "--thread", thread],
            ["artifacts", "unlink", artifact, "--thread", own],
            ["artifacts", "unlink", ownArtifact, "--thread", thread],
            ["artifacts", "delete", artifact], ["artifacts", "restore", artifact],
            ["artifacts", "create", "--kind", "doc", "--title", "x", "--thread", thread, "--from", "-"],
            ["events", "--stream", "thread:\(thread)"], ["events", "--stream", thread],
            ["events", "--stream", "artifact:\(artifact)"], ["events", "--stream", artifact],
            ["events", "--follow", "--stream", "thread:\(thread)"], ["thread:\(thread)"], ["artifact:\(artifact)"],
        ]
    }

    /// Lists and searches that must not name what is hidden.
    static func lists(thread: String, artifact: String) -> [[String]] {
        [
            ["threads"], ["threads", "--text", "hidden"], ["threads", "--artifact", artifact],
            ["threads", "--tag", "secret"],
            ["threads", "--visibility", "private"], ["threads", "--deleted"], ["artifacts"],
            ["artifacts", "--thread", thread], ["artifacts", "--kind", "table"], ["artifacts", "--deleted"],
            ["search", "hidden"], ["search", "hidden", "--in", "messages"], ["search", "Ada"],
        ]
    }

    /// Who looks, and whether the thread is for people only.
    static let outsiders: [(name: String, options: [String], visibility: String)] = [
        ("another user", ["--user", "ben"], "private"), ("an agent", ["--user", "bot"], "private"),
        ("an agent", ["--user", "bot"], "team"), ("another tenant", ["--tenant", "other"], "private"),
        ("another tenant", ["--tenant", "other"], "public"),
    ]

    @Test(arguments: outsiders)
    func whatIsNotTheirsIsNotThere(_ name: String, _ options: [String], _ visibility: String) async throws {
        let sandbox = try await Sandbox()
        try await sandbox.user("anna")
        try await sandbox.user("ben")
        try await sandbox.user("bot", role: "agent")
        try await sandbox.done("tenants", "add", "other")
        let thread = try await sandbox.thread("Hidden plan", as: "anna", visibility: visibility)
        let artifact = try await sandbox.table("Hidden numbers", in: thread, as: "anna")
        try await sandbox.done("send", "--thread", thread, "hidden words", "--user", "anna", "--no-reply")
        try await sandbox.done("threads", "tag", thread, "+secret", "--user", "anna")
        let made = try await sandbox.run(["threads", "new", "Own", "--json"] + options)
        let own = try #require(made.json["id"]?.string)
        let document = try await sandbox.run(
            ["artifacts", "create", "--kind", "doc", "--title", "Own", "--from", "-", "--json"] + options,
            input: Data("text".utf8))
        let ownArtifact = try #require(document.json["id"]?.string)
        let before = try await sandbox.events("--user", "anna")

        for arguments in Self.requests(thread: thread, artifact: artifact, own: own, ownArtifact: ownArtifact) {
            let run = try await sandbox.run(arguments + options + ["--json"], input: Data("a,b\n1,2\n".utf8))
            #expect(run.status == 66, "\(name): \(arguments) \(run.text) \(run.complaint)")
            #expect(try run.error["code"] == "notFound", "\(name): \(arguments)")
            #expect(run.output.isEmpty, "\(name): \(arguments)")
        }
        for arguments in Self.lists(thread: thread, artifact: artifact) {
            let run = try await sandbox.run(arguments + options + ["--json"])
            #expect(run.status == 0, "\(name): \(arguments) \(run.complaint)")
            let text = run.text.lowercased()
            for word in ["hidden", thread, artifact, "secret", #""ada"#] {
                #expect(!text.contains(word.lowercased()), "\(name): \(arguments) tells of \(word)")
            }
            let ids = try run.json.items.map { $0["id"]?.string }
            #expect(try run.json["total_count"]?.int == ids.count, "\(name): \(arguments) counts what it hides")
            #expect(ids.isEmpty || arguments[0] != "search", "\(name): \(arguments) finds something")
        }
        let events = try await sandbox.run(["events"] + options)
        #expect(!events.text.contains(thread) && !events.text.contains("idden"), "\(name): events")
        #expect(try await sandbox.events("--user", "anna") == before, "\(name) changed something")
    }

    @Test func anArtifactIsSeenThroughAnyThreadThatIsSeenAndItsOtherThreadsStayHidden() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.user("anna")
        try await sandbox.user("ben")
        let hidden = try await sandbox.thread("Hidden", as: "anna")
        let shared = try await sandbox.thread("Shared", as: "anna", visibility: "team")
        let artifact = try await sandbox.table("Numbers", in: hidden, as: "anna")
        #expect(try await sandbox.run("artifacts", "show", artifact, "--user", "ben").status == 66)
        try await sandbox.done("artifacts", "link", artifact, "--thread", shared, "--user", "anna")
        let seen = try await sandbox.json("artifacts", "show", artifact, "--user", "ben")
        #expect(seen["threads"]?.array?.map { $0["thread_id"] } == [.string(shared)])
        #expect(seen["primary_thread_id"] == .null)
        try await sandbox.done("artifacts", "unlink", artifact, "--thread", shared, "--user", "anna")
        #expect(try await sandbox.run("artifacts", "show", artifact, "--user", "ben").status == 66)
    }

    @Test func aFollowerLearnsThatAThreadAppearedAndDisappearedAndNothingOfItInBetween() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.user("anna")
        try await sandbox.user("ben")
        let thread = try await sandbox.thread("Plan", as: "anna")
        let follower = try Running(["events", "--follow", "--user", "ben"], in: sandbox)
        try await sandbox.done("send", "--thread", thread, "unseen", "--user", "anna", "--no-reply")
        try await sandbox.done("threads", "visibility", thread, "team", "--user", "anna")
        _ = try await follower.line { $0.contains("thread_appeared") && $0.contains(thread) }
        try await sandbox.done("threads", "visibility", thread, "private", "--user", "anna")
        _ = try await follower.line { $0.contains("thread_disappeared") && $0.contains(thread) }
        #expect(!follower.lines.contains { $0.contains("unseen") })
    }
}
