import Foundation
import ModelServer
import TestSupport
import Testing

/// A conversation with an assistant, in a terminal.
@Suite(.serialized) struct ConversationJourneyTests {
    /// A stream that begins, and goes on until it is stopped.
    private func endless(_ text: String) -> ServerScript {
        .stream([.text(ServerScript.event(content: text)), .hang])
    }

    @Test(.timeLimit(.minutes(40))) func anAnswerIsStoppedAskedForAgainAndTheThreadForked() async throws {
        let server = try await ScriptedServer([endless("It depends on"), .saying(["The balanced", " one."])])
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(with: server)
        try await terminal.write("Which mandate is best?", with: "C")
        try await terminal.wait(for: "the beginning of the answer") {
            $0.contains("It depends on") && $0.contains("answering …")
        }
        try await terminal.press("C-x")
        try await terminal.wait(for: "what had come, marked") {
            $0.contains("stopped") && $0.contains("It depends on") && !$0.contains("answering …")
        }
        try await terminal.press("G", ".")
        try await terminal.wait(for: "the other answer, with its version") {
            $0.contains("The balanced one.") && $0.contains("‹ 2/2 ›") && !$0.contains("answering …")
        }
        try await terminal.press("G", "F")
        try await terminal.wait(for: "the fork") {
            $0.contains("Forked: this is a new thread") && $0.contains("Which mandate is best? (fork)")
                && $0.contains("The balanced one.")
        }
        #expect(server.record.requests.count == 2)
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func aTableInAnAnswerBecomesAnArtifactAndItsPaneOpens() async throws {
        let table = "Here:\n\n| Mandate | Fee |\n|---|---:|\n| Core | 0.45% |\n| Growth | 0.60% |\n"
        let server = try await ScriptedServer(.saying([String(table.prefix(20)), String(table.dropFirst(20))]))
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(with: server)
        try await terminal.write("A table of the mandates and their fees, please", with: "C")
        try await terminal.wait(for: "the card of the table") { $0.contains("▤ table") && $0.contains("2 × 2") }
        try await terminal.press("G", "Enter")
        try await terminal.wait(for: "the open table") { $0.contains("row 1/2") && $0.contains("Growth") }
        try await terminal.press("C-c", "C-c")
    }

    @Test(.timeLimit(.minutes(40))) func whatIsWrittenMeanwhileWaitsIsHeldByAStopAndSentByAKey() async throws {
        let server = try await ScriptedServer([endless("It depends on"), .saying(["50,000."])])
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(with: server)
        try await terminal.write("Which mandate is best?", with: "C")
        try await terminal.wait(for: "the beginning of the answer") { $0.contains("It depends on") }
        try await terminal.write("And the minimum?", with: "c")
        try await terminal.wait(for: "the queue") { $0.contains("queued: And the minimum?") }
        try await terminal.press("C-x")
        try await terminal.wait(for: "the held message") {
            $0.contains("stopped") && $0.contains("held: And the minimum?")
        }
        #expect(server.record.requests.count == 1)
        // It outlasts the program.
        try await terminal.leave()
        try await terminal.run("")
        try await terminal.wait(for: "the held message") { $0.contains("held: And the minimum?") }
        try await terminal.press("2", "s")
        try await terminal.wait(for: "its answer") { $0.contains("50,000.") && !$0.contains("held:") }
        try await terminal.press("C-c", "C-c")
    }
}
