import DocketDomain
import Foundation
import Testing

@Suite struct EventsCommandTests {
    @Test func aReaderGoesOnBehindTheCheckpointThatItHas() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let before = try await sandbox.run("events").lines
        let last = try #require(before.last)
        let checkpoint = try #require(JSON(parsing: last)["checkpoint"]?.string)
        #expect(try await sandbox.run("events", "--after", checkpoint).output.isEmpty)
        try await sandbox.done("threads", "rename", thread, "U")
        let after = try await sandbox.run("events", "--after", checkpoint).lines
        #expect(after.count == 1)
        #expect(try JSON(parsing: after[0])["payload"] == ["from": "T", "to": "U"])
        let all = try await sandbox.events()
        #expect(all.count == before.count + 1)
        #expect(try await sandbox.events("--after", "0") == all)
        for made in ["bogus", "c1", "1", String(checkpoint.reversed())] {
            #expect(try await sandbox.run("events", "--after", made).status == 65, "\(made)")
        }
    }

    @Test func aCheckpointIsGoodForItsStreamOnly() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let line = try #require(try await sandbox.run("events", "--stream", thread).lines.last)
        let checkpoint = try #require(JSON(parsing: line)["checkpoint"]?.string)
        #expect(try await sandbox.run("events", "--after", checkpoint, "--stream", thread).status == 0)
        let other = try await sandbox.thread("U")
        for arguments in [["--stream", other], [], ["--stream", other, "--follow"]] {
            let refused = try await sandbox.run(["events", "--after", checkpoint] + arguments)
            #expect(refused.status == 65)
            #expect(refused.complaint.contains("was given for thread:\(thread)"))
        }
    }

    @Test func afterARestoreReadersAreToldToReadAnew() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let backup = sandbox.folder.appendingPathComponent("backup.db").path
        try await sandbox.done("backup", backup)
        try await sandbox.done("threads", "rename", thread, "U")
        let line = try #require(try await sandbox.run("events").lines.last)
        let checkpoint = try #require(JSON(parsing: line)["checkpoint"]?.string)
        let follower = try Running(["events", "--follow", "--after", checkpoint], in: sandbox)
        try await sandbox.done("threads", "rename", thread, "V")
        _ = try await follower.line { $0.contains(#""to":"V""#) }
        try await sandbox.done("restore", backup)
        #expect(await follower.ended() == 65)
        let refused = try await sandbox.run("events", "--after", checkpoint)
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("restored from a backup"))
        #expect(refused.complaint.contains("Read anew"))
    }

    @Test func oneStreamIsNamedInFullOrByItsId() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let artifact = try await sandbox.table("Numbers", in: thread)
        for (name, type) in [
            ("thread:\(thread)", "thread_created"), (thread, "thread_created"),
            ("artifact:\(artifact)", "artifact_created"), (artifact, "artifact_created"),
        ] {
            let lines = try await sandbox.run("events", "--stream", name).lines
            #expect(try lines.map { try JSON(parsing: $0)["type"] } == [.string(type)], "\(name)")
        }
        #expect(try await sandbox.run("events", "--stream", "none").status == 66)
        #expect(try await sandbox.run("events", "--stream", "tenant:default").status == 65)
        #expect(try await sandbox.run("events", "--stream", "bogus:x").status == 65)
    }

    @Test func aFollowerSeesWhatAnotherProcessWritesAndEndsWhenItIsInterrupted() async throws {
        let sandbox = try await Sandbox()
        let follower = try Running(["events", "--follow"], in: sandbox)
        _ = try await follower.line { $0.contains("user_added") }
        let thread = try await sandbox.thread("Followed")
        let line = try await follower.line { $0.contains("thread_created") }
        #expect(try JSON(parsing: line)["stream_id"] == .string("thread:\(thread)"))
        follower.interrupt()
        #expect(await follower.ended() == 130)
    }

    @Test func aFollowerOfOneStreamSeesNothingElse() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Followed")
        let other = try await sandbox.thread("Other")
        let follower = try Running(["events", "--follow", "--stream", thread], in: sandbox)
        try await sandbox.done("send", "--thread", other, "elsewhere", "--no-reply")
        try await sandbox.done("send", "--thread", thread, "here", "--no-reply")
        _ = try await follower.line { $0.contains("here") }
        #expect(!follower.lines.contains { $0.contains(other) })
    }

    @Test func aFollowerEndsQuietlyWhenNobodyReadsAnyMore() async throws {
        let sandbox = try await Sandbox()
        let follower = try Running(["events", "--follow"], in: sandbox)
        _ = try await follower.line { $0.contains("user_added") }
        follower.stopReading()
        #expect(await follower.ended() == 0)
    }
}
