import Foundation
import ModelServer
import TestSupport
import Testing

/// A file is attached in the composer, in a terminal, and reaches the assistant.
@Suite(.serialized) struct AttachingJourneyTests {
    @Test(.timeLimit(.minutes(40))) func aFileIsAttachedByItsPathAndTheAnswerIsAboutIt() async throws {
        let server = try await ScriptedServer(.saying(["Core costs", " 0.45%."]))
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(with: server)
        try terminal.folder.write("Core,0.45%\n", to: "fees.csv")
        try await terminal.press("C")
        try await terminal.wait(for: "the composer") { $0.contains("ctrl-o attach") }
        try await terminal.type("What does Core cost?")
        try await terminal.press("C-o")
        try await terminal.wait(for: "the line for a path") { $0.contains("file:") }
        try await terminal.type("~/none.csv")
        try await terminal.press("Enter")
        try await terminal.wait(for: "why it is not there") { $0.contains("There is no file") }
        try await terminal.press("C-u")
        try await terminal.type("~/fees.csv")
        try await terminal.press("Enter")
        try await terminal.wait(for: "the file") { $0.contains("⌁ fees.csv · text/csv") }
        try await terminal.press("C-g")
        try await terminal.wait(for: "the file in the context") { $0.contains("File “fees.csv”") }
        try await terminal.press("Escape")
        try await terminal.wait(for: "the composer") { $0.contains("ctrl-s send") }
        try await terminal.press("C-s")
        try await terminal.wait(for: "the answer, below the file") {
            $0.contains("Core costs 0.45%.") && $0.contains("⌁ fees.csv")
        }
        let request = try #require(server.record.requests.first)
        #expect(String(decoding: request.body, as: UTF8.self).contains("Core,0.45%"))
        try await terminal.press("C-c", "C-c")
        try await terminal.wait(for: "the shell") { _ in try await terminal.state("alternate_on") == "0" }
    }
}
