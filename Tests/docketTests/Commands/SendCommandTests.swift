import DocketDomain
import Foundation
import Testing

@Suite struct SendCommandTests {
    @Test func aMessageIsStoredAndWithoutAnAssistantThatIsSaid() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let run = try await sandbox.run("send", "--thread", thread, "hello", "--json")
        #expect(run.status == 0)
        #expect(run.complaint.contains("No model is configured"))
        #expect(try run.json["message"]?["parts"] == [["type": "text", "text": "hello"]])
        #expect(try run.json["thread_created"] == false)
        for option in ["--no-reply", "--quiet"] {
            #expect(try await sandbox.done("send", "--thread", thread, "hello", option).errors.isEmpty)
        }
        #expect(try await sandbox.json("threads").items[0]["message_count"] == 3)
    }

    @Test func aMessageAboutAnArtifactStartsADiscussionAndTheNextGoesThere() async throws {
        let sandbox = try await Sandbox()
        let artifact = try await sandbox.table("Numbers")
        let first = try await sandbox.json("send", "--artifact", artifact, "why?")
        #expect(first["thread_created"] == true)
        #expect(first["message"]?["artifact_id"] == .string(artifact))
        #expect(first["message"]?["artifact_action"] == "referenced")
        let second = try await sandbox.json("send", "--artifact", artifact, "and?")
        #expect(second["thread_created"] == false)
        #expect(second["thread_id"] == first["thread_id"])
        let other = try await sandbox.thread("Other")
        let third = try await sandbox.json("send", "--artifact", artifact, "--thread", other, "here")
        #expect(third["thread_id"] == .string(other))
        let links = try await sandbox.json("artifacts", "show", artifact)["threads"]?.array ?? []
        #expect(Set(links.compactMap { $0["thread_id"]?.string }) == [other, first["thread_id"]?.string ?? ""])
    }

    @Test func standardInputIsReadWhereTheTextIsAMinus() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let text = "two lines\nwith “marks” and 表\n"
        let sent = try await sandbox.json("send", "--thread", thread, "-", input: Data(text.utf8))
        #expect(sent["message"]?["parts"]?[0]?["text"] == .string(text))
        #expect(try await sandbox.run("send", "--thread", thread, "-", input: Data([0x61, 0xFF])).status == 65)
        #expect(try await sandbox.run("send", "--thread", thread, "-", input: Data()).status == 65)
        #expect(try await sandbox.run("send", "--thread", thread, "").status == 65)
        let large = Data(repeating: 0x61, count: 1 << 20)
        #expect(try await sandbox.run("send", "--thread", thread, "-", input: large).status == 0)
        let tooLarge = try await sandbox.run("send", "--thread", thread, "-", "--json", input: large + [0x61])
        #expect(tooLarge.status == 75)
        #expect(try tooLarge.error["code"] == "resourceExhausted")
        #expect(try await sandbox.json("threads").items[0]["message_count"] == 2)
    }

    @Test func filesAreSentAlong() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let files = try [sandbox.file("a.csv", "a,b\n"), sandbox.file("b.txt", "text")]
        let sent = try await sandbox.json("send", "--thread", thread, "--attach", files[0], "--attach", files[1])
        let attachments = sent["message"]?["attachments"]?.array ?? []
        #expect(attachments.map { $0["name"] } == ["a.csv", "b.txt"])
        #expect(attachments.map { $0["size_bytes"] } == [4, 4])
        #expect(try await sandbox.run("send", "--thread", thread, "x", "--attach", "none.txt").status == 66)
        #expect(try await sandbox.run("send", "--thread", thread, "x", "--attach", sandbox.folder.path).status == 65)
    }

    @Test func whatAnAgentSendsIsAnAssistants() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.user("bot", role: "agent")
        let thread = try await sandbox.thread("T", visibility: "public")
        let sent = try await sandbox.json("send", "--thread", thread, "answer", "--user", "bot")
        #expect(sent["message"]?["role"] == "assistant")
        #expect(sent["message"]?["author"] == "bot")
    }
}
