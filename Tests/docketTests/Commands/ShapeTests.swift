import DocketDomain
import Foundation
import Testing

/// The documents of `--json` have exactly the members that scripts rely on.
@Suite struct ShapeTests {
    static let list = ["items", "next_page_token", "has_more", "total_count", "total_is_exact"]
    static let thread = [
        "id", "title", "description", "owner_id", "agent_id", "visibility", "created_at", "updated_at", "deleted_at",
        "message_count", "artifact_count", "pending_count", "tags", "labels", "source",
    ]
    static let message = [
        "id", "role", "parts", "attachments", "created_at", "author", "artifact_id", "artifact_action",
    ]
    static let artifact = [
        "id", "kind", "title", "status", "revision", "payload", "metadata", "description", "comment", "tags",
        "customer_id", "rm_id", "batch_id", "created_by", "created_at", "updated_at", "deleted_at",
        "primary_thread_id", "size", "threads",
    ]
    static let event = [
        "position", "event_id", "type", "stream_id", "version", "actor", "recorded_at", "payload", "text",
    ]

    @Test func threadsMessagesAndArtifacts() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let artifact = try await sandbox.table("Numbers", in: thread)
        let sent = try await sandbox.json(
            "send", "--thread", thread, "hello", "--attach", try sandbox.file("a.txt", "x"))
        #expect(sent.names == ["thread_id", "thread_created", "message", "reply", "artifacts"])
        #expect(sent["message"]?.names == Self.message)
        #expect(sent["message"]?["attachments"]?[0]?.names == ["id", "name", "mime_type", "size_bytes"])
        #expect(sent["reply"] == .null)

        let threads = try await sandbox.json("threads")
        #expect(threads.names == Self.list)
        #expect(threads.items[0].names == Self.thread)
        let shown = try await sandbox.json("threads", "show", thread)
        #expect(shown.names == Self.thread + ["messages", "next_page_token", "has_more", "artifacts"])
        #expect(shown["messages"]?[0]?.names == Self.message)
        #expect(shown["artifacts"]?[0]?.names == Self.artifact)

        let artifacts = try await sandbox.json("artifacts")
        #expect(artifacts.names == Self.list)
        #expect(artifacts.items[0].names == Self.artifact)
        #expect(artifacts.items[0]["payload"] == .null)
        let whole = try await sandbox.json("artifacts", "show", artifact)
        #expect(whole.names == Self.artifact)
        #expect(whole["payload"]?.names == ["columns", "rows", "row_count"])
        #expect(whole["payload"]?["columns"]?[0] == ["name": "name", "align": .null])
        #expect(whole["payload"]?["rows"] == [["Ada", "1"], ["Ben", "2"]])
        #expect(whole["created_by"]?.names == ["type", "id"])
        #expect(
            whole["threads"]?[0]?.names == ["thread_id", "title", "relation", "linked_at", "linked_by", "message_id"])
    }

    @Test func eventsHistoryHitsPeopleAndReports() async throws {
        let sandbox = try await Sandbox()
        let artifact = try await sandbox.table("Numbers")
        for line in try await sandbox.run("events").lines {
            #expect(try JSON(parsing: line).names == ["position", "checkpoint"] + Self.event.dropFirst())
        }
        let history = try await sandbox.json("artifacts", "history", artifact)
        #expect(history.names == Self.list)
        #expect(history.items[0].names == Self.event)
        #expect(history.items[0]["actor"]?.names == ["id", "role"])

        let hits = try await sandbox.json("search", "numbers")
        #expect(hits.names == Self.list)
        #expect(hits.items[0].names == ["kind", "id", "address", "title", "snippet", "score", "created_at"])
        #expect(hits.items[0]["kind"] == "artifact")
        #expect(hits.items[0]["address"] == .string("artifact:\(artifact)"))

        #expect(try await sandbox.json("users").items[0].names == ["id", "name", "role", "os_account", "sees"])
        #expect(try await sandbox.json("tenants").items == [["id": "default", "name": "default"]])
        #expect(try await sandbox.json("init").names == ["workspace", "tenant_id", "user_id"])
        #expect(try await sandbox.json("doctor").names == ["checks", "ok"])

        let chat = try sandbox.file("chat.jsonl", #"{"messages":[{"role":"user","content":"hi"}]}"#)
        let report = try await sandbox.json("import", chat)
        #expect(report.names == ["files", "threads", "messages", "artifacts"])
        #expect(
            report["files"]?[0]?.names == [
                "file", "format", "threads", "messages", "artifacts", "skipped", "unchanged", "earlier",
                "messages_in_file", "messages_known", "messages_hidden", "parts_hidden", "messages_skipped", "notes",
                "error",
            ])
        #expect(report["artifacts"] == ["table": 0, "sql_query": 0, "doc": 0])
    }

    @Test func timesAreISO8601InUTCWithMilliseconds() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.json("threads", "new", "T")
        let time = try #require(thread["created_at"]?.string)
        #expect(time.count == 24 && time.hasSuffix("Z") && time.dropFirst(19).first == ".")
        let line = try #require(try await sandbox.run("events").lines.last)
        let event = try JSON(parsing: line)
        #expect(event["payload"]?["created_at"] == .string(time))
    }
}
