import DocketDomain
import Foundation
import ModelServer
import TestSupport
import Testing

/// One user at two terminals at once.
@Suite(.serialized) struct TwoTerminalsTests {
    /// A second terminal beside the first one, in its workspace and its thread.
    private func second(beside first: TmuxTerminal) async throws -> TmuxTerminal {
        let second = try await TmuxTerminal(in: first.folder)
        try await second.run("")
        return second
    }

    /// How many messages the only thread has.
    private func messageCount(in terminal: TmuxTerminal) async throws -> Int? {
        let program = Program(workspace: terminal.folder.file(".local/share/docket"))
        return try await program.json("threads")["items"]?[0]?["message_count"]?.int
    }

    @Test(.timeLimit(.minutes(40))) func aQueueThatBothHoldIsSentOnceAndNothingOfItIsLost() async throws {
        let server = try await ScriptedServer([
            .stream([.text(ServerScript.event(content: "It depends on")), .hang]), .saying(["50,000."]),
            .saying(["Dear Ada"]),
        ])
        defer { server.stop() }
        let first = try await TmuxTerminal.conversing(with: server)
        try await first.write("Which mandate is best?", with: "C")
        try await first.wait(for: "the beginning of the answer") { $0.contains("It depends on") }
        try await first.write("And the minimum?", with: "c")
        try await first.wait(for: "the queue") { $0.contains("queued: And the minimum?") }
        try await first.write("Then write the letter.", with: "c")
        try await first.wait(for: "the queue") { $0.contains("queued: Then write") }
        try await first.press("C-x")
        try await first.wait(for: "the held messages") { $0.contains("held: And the minimum?") }
        try await first.leave()
        try await first.run("")
        let second = try await second(beside: first)
        for terminal in [first, second] {
            try await terminal.wait(for: "the held messages") {
                $0.contains("held: And the minimum?") && $0.contains("held: Then write")
            }
            try await terminal.press("2")
        }
        async let one: Void = first.press("s")
        async let other: Void = second.press("s")
        _ = try await (one, other)
        for terminal in [first, second] {
            try await terminal.wait(for: "both answers") {
                $0.contains("50,000.") && $0.contains("Dear Ada") && !$0.contains("held:") && !$0.contains("queued:")
            }
        }
        #expect(server.record.requests.count == 3)
        #expect(try await messageCount(in: first) == 6)
        try await first.leave()
        try await second.leave()
    }

    @Test(.timeLimit(.minutes(40))) func whatOneSendsOrTakesBackTheOtherHoldsNoMore() async throws {
        let server = try await ScriptedServer([
            .stream([.text(ServerScript.event(content: "It depends on")), .hang]), .saying(["50,000."]),
        ])
        defer { server.stop() }
        let first = try await TmuxTerminal.conversing(with: server)
        try await first.write("Which mandate is best?", with: "C")
        try await first.wait(for: "the beginning of the answer") { $0.contains("It depends on") }
        try await first.write("And the minimum?", with: "c")
        try await first.wait(for: "the queue") { $0.contains("queued: And the minimum?") }
        try await first.press("C-x")
        try await first.wait(for: "the held message") { $0.contains("held: And the minimum?") }
        let second = try await second(beside: first)
        try await second.wait(for: "the held message") { $0.contains("held: And the minimum?") }
        try await second.press("2", "e")
        try await second.wait(for: "the composer") { $0.contains("ctrl-s send") && $0.contains("And the minimum?") }
        try await first.wait(for: "nothing held") { !$0.contains("held:") }
        try await second.press("C-s")
        for terminal in [first, second] {
            try await terminal.wait(for: "the answer") { $0.contains("50,000.") && !$0.contains("held:") }
        }
        #expect(try await messageCount(in: first) == 4)
        try await first.leave()
        try await second.leave()
    }

    @Test(.timeLimit(.minutes(40))) func bothSeeOneStreamAndWhatTheDeathOfOneLeavesOfIt() async throws {
        let server = try await ScriptedServer([
            .stream([.text(ServerScript.event(content: "It depends on")), .hang]),
            .stream([.text(ServerScript.event(content: " the client")), .hang]),
        ])
        defer { server.stop() }
        let first = try await TmuxTerminal.conversing(with: server)
        try await first.write("Which mandate is best?", with: "C")
        try await first.wait(for: "the beginning of the answer") { $0.contains("It depends on") }
        let second = try await second(beside: first)
        try await second.wait(for: "the same stream") {
            $0.contains("It depends on") && $0.contains("answering …")
        }
        #expect(server.record.requests.count == 1)
        try await first.signal("KILL")
        try await second.wait(for: "what had come, marked") {
            $0.contains("It depends on") && $0.contains("broken off") && !$0.contains("answering …")
        }
        #expect(try await messageCount(in: first) == 2)
        try await second.leave()
    }
}
