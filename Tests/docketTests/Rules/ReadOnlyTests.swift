import DocketDomain
import Testing

@Suite struct ReadOnlyTests {
    @Test func withReadonlyEveryWriteIsRefusedAndNothingChanges() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Kept")
        let artifact = try await sandbox.table("Kept", in: thread)
        let file = try sandbox.file("chat.jsonl", #"{"messages":[{"role":"user","content":"hi"}]}"#)
        let before = try await sandbox.events()
        let writes = [
            ["init"], ["import", file], ["threads", "new", "x"], ["threads", "rename", thread, "x"],
            ["threads", "describe", thread, "x"], ["threads", "visibility", thread, "team"],
            ["threads", "tag", thread, "+x"], ["threads", "label", thread, "a=b"], ["threads", "delete", thread],
            ["threads", "restore", thread], ["send", "--thread", thread, "x"],
            ["artifacts", "create", "--kind", "doc", "--title", "x", "--from", "-"],
            ["artifacts", "revise", artifact, "--from", "-"], ["artifacts", "describe", artifact, "x"],
            ["artifacts", "comment", artifact, "x"], ["artifacts", "status", artifact, "draft"],
            ["artifacts", "link", artifact, "--thread", thread], ["artifacts", "unlink", artifact, "--thread", thread],
            ["artifacts", "delete", artifact], ["artifacts", "restore", artifact],
            ["users", "add", "x", "--name", "X", "--role", "member"], ["users", "remove", "x"],
            ["tenants", "add", "x"], ["tokens", "add", "x"], ["tokens", "revoke", "x"],
            ["config", "set", "theme", "dark"], ["restore", file], ["rebuild"],
        ]
        for arguments in writes {
            let run = try await sandbox.run(arguments + ["--readonly", "--json"])
            #expect(run.status == 77, "\(arguments)")
            #expect(try run.error["code"] == "permissionDenied", "\(arguments)")
        }
        #expect(try await sandbox.events() == before)
    }

    @Test func withReadonlyReadingWorks() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Kept")
        let artifact = try await sandbox.table("Kept", in: thread)
        let file = try sandbox.file("chat.jsonl", #"{"messages":[{"role":"user","content":"hi"}]}"#)
        for arguments in [
            [], ["threads"], ["threads", "show", thread], ["artifacts", "show", artifact], ["search", "kept"],
            ["events"],
            ["users"], ["tenants"], ["tokens"], ["config"], ["doctor"], ["import", file, "--dry-run"],
        ] {
            let run = try await sandbox.run(arguments + ["--readonly"])
            #expect(run.status == 0, "\(arguments): \(run.complaint)")
        }
    }
}
