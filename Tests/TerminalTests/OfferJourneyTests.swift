import Foundation
import ModelServer
import TestSupport
import Testing

/// What an answer only offers is kept by a key, in a terminal.
@Suite(.serialized) struct OfferJourneyTests {
    @Test(.timeLimit(.minutes(40))) func anOfferIsKeptAndOpensAsATable() async throws {
        let table = "Here:\n\n| Mandate | Fee |\n|---|---:|\n| Core | 0.45% |\n| Growth | 0.60% |\n"
        let server = try await ScriptedServer([
            .saying([table]), .saying([#"{"should_create": true, "kind": "table", "confidence": 0.3}"#]),
        ])
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(with: server)
        try await terminal.press("C")
        try await terminal.wait(for: "the composer") { $0.contains("ctrl-s send") }
        try await terminal.type("What do the mandates cost?")
        try await terminal.press("C-s")
        try await terminal.wait(for: "the offer") { $0.contains("worth keeping?") && $0.contains("K keep") }
        try await terminal.press("G", "K")
        try await terminal.wait(for: "the card of the artifact") {
            $0.contains("Kept as an artifact") && $0.contains("2 × 2") && !$0.contains("worth keeping?")
        }
        try await terminal.press("Enter")
        try await terminal.wait(for: "the open table") { $0.contains("row 1/2") && $0.contains("Growth") }
        try await terminal.press("C-c", "C-c")
        try await terminal.wait(for: "the shell") { _ in try await terminal.state("alternate_on") == "0" }
    }
}
