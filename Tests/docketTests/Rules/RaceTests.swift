import DocketDomain
import Foundation
import Testing

@Suite struct RaceTests {
    @Test func oneIdempotencyKeyMakesOneThreadHoweverManyProcessesUseItAtOnce() async throws {
        let sandbox = try await Sandbox()
        let ids = try await together(8) { _ in
            try await sandbox.json("threads", "new", "Once", "--idempotency-key", "k1")["id"]?.string
        }
        #expect(Set(ids).count == 1 && ids[0] != nil)
        #expect(try await sandbox.json("threads")["total_count"] == 1)
    }

    @Test func theSameKeyWithAnotherRequestIsAConflict() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let first = try await sandbox.json("send", "--thread", thread, "one", "--idempotency-key", "k")
        let again = try await sandbox.json("send", "--thread", thread, "one", "--idempotency-key", "k")
        #expect(again == first)
        let other = try await sandbox.run("send", "--thread", thread, "two", "--idempotency-key", "k", "--json")
        #expect(other.status == 75)
        #expect(try other.error["code"] == "conflict")
        try await sandbox.user("anna")
        try await sandbox.done("threads", "visibility", thread, "team")
        let theirs = try await sandbox.json(
            "send", "--thread", thread, "two", "--idempotency-key", "k", "--user", "anna")
        #expect(theirs["message"] != first["message"])
        #expect(try await sandbox.json("threads", "show", thread)["messages"]?.array?.count == 2)
    }

    @Test func messagesOfTwoProcessesToOneThreadAreAllKept() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Busy")
        _ = try await together(2) { process in
            for number in 0..<15 {
                try await sandbox.done("send", "--thread", thread, "p\(process) m\(number)", "--no-reply")
            }
        }
        let messages = try await sandbox.json("threads", "show", thread)["messages"]?.array ?? []
        let texts = messages.compactMap { $0["parts"]?[0]?["text"]?.string }
        #expect(Set(texts) == Set((0..<2).flatMap { process in (0..<15).map { "p\(process) m\($0)" } }))
        #expect(texts.count == 30)
        for process in 0..<2 {
            #expect(texts.filter { $0.hasPrefix("p\(process)") } == (0..<15).map { "p\(process) m\($0)" })
        }
    }

    /// Sources/README, What always holds, 7.
    @Test func theFirstMessagesAboutAnArtifactSentAtOnceStartOneDiscussion() async throws {
        let sandbox = try await Sandbox()
        let artifact = try await sandbox.table("Numbers")
        let answers = try await together(8) { process in
            try await sandbox.json("send", "--artifact", artifact, "question \(process)")
        }
        #expect(Set(answers.compactMap { $0["thread_id"]?.string }).count == 1)
        #expect(answers.filter { $0["thread_created"] == true }.count == 1)
        let threads = try await sandbox.json("threads", "--artifact", artifact).items
        #expect(threads.count == 1)
        #expect(threads[0]["message_count"] == 8)
    }

    @Test func severalProcessesChangeDifferentThingsOfOneArtifactAndAllChangesAreThere() async throws {
        let sandbox = try await Sandbox()
        let artifact = try await sandbox.table("Numbers")
        _ = try await together(4) { process in
            switch process {
            case 0: try await sandbox.done("artifacts", "describe", artifact, "described")
            case 1: try await sandbox.done("artifacts", "comment", artifact, "commented")
            case 2: try await sandbox.done("artifacts", "status", artifact, "draft")
            default: try await sandbox.done("artifacts", "revise", artifact, "--from", "-", input: Data("x\n1\n".utf8))
            }
        }
        let shown = try await sandbox.json("artifacts", "show", artifact)
        #expect(shown["description"] == "described")
        #expect(shown["comment"] == "commented")
        #expect(shown["status"] == "draft")
        #expect(shown["revision"] == 2)
    }

    @Test func severalProcessesMakeTheSameWorkspace() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let runs = try await together(4) { _ in try await sandbox.run("init", "--json") }
        #expect(runs.map(\.status) == [0, 0, 0, 0], "\(runs.map(\.complaint))")
        #expect(try await sandbox.json("users")["total_count"] == 1)
    }

    /// Does the same in as many tasks at once.
    private func together<Value: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for number in 0..<count { group.addTask { try await body(number) } }
            var values: [Value] = []
            for try await value in group { values.append(value) }
            return values
        }
    }
}
