import Foundation
import ModelServer
import TestSupport
import Testing

/// What keeps an assistant from answering is told on the screen, and the same key asks again when it is mended.
@Suite(.serialized) struct ErrorJourneyTests {
    /// What a server does instead of answering.
    struct Failing: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let script: ServerScript
        /// How often docket tries.
        var tries = 1
        /// Seconds that docket waits: long where the server does answer, since a machine may be busy.
        var timeout = 600
        let words: [String]
    }

    private static let failures = [
        Failing(
            testDescription: "401", script: .json(401, #"{"error":{"message":"bad key"}}"#),
            words: ["refused the key (401)", "No key was sent"]),
        Failing(
            testDescription: "403", script: .json(403, #"{"error":{"message":"not yours"}}"#),
            words: ["refused the key (403)"]),
        Failing(
            testDescription: "404", script: .json(404, #"{"error":{"message":"model 'test' not found"}}"#),
            words: ["has no model test", "`docket agents models analyst`"]),
        Failing(
            testDescription: "408", script: .json(408, "{}"), tries: 3, words: ["gave up waiting", "Try again"]),
        Failing(
            testDescription: "429", script: .busy(retryAfter: 60),
            words: ["takes no more requests for now (429)", "in 60 seconds"]),
        Failing(
            testDescription: "503", script: .json(503, #"{"error":{"message":"The model is loading."}}"#), tries: 3,
            words: ["failed (503): “The model is loading”", "Try again later"]),
        Failing(
            testDescription: "context too long",
            script: .json(400, #"{"error":{"code":"context_length_exceeded","message":"too long"}}"#),
            words: ["longer than test takes", "Start a new thread"]),
        Failing(
            testDescription: "malformed stream", script: .stream("data: {nothing\n\n"),
            words: ["no reply that docket can read", "/v1"]),
        Failing(
            testDescription: "silence", script: .stream([.hang]), timeout: 20,
            words: ["said nothing for 20 seconds", "timeout"]),
    ]

    /// What the screen says, however it is broken into lines.
    private func says(_ screen: String, _ words: [String]) -> Bool {
        let text = screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.allSatisfy { word in text.replacing(" esc dismiss", with: "").contains(word) }
    }

    @Test(.timeLimit(.minutes(40)), arguments: failures)
    func itIsToldAndAskingAgainBringsTheAnswer(_ failing: Failing) async throws {
        let scripts = Array(repeating: failing.script, count: failing.tries) + [.saying(["All is well."])]
        let server = try await ScriptedServer(scripts)
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(
            with: server, agent: "timeout: \(failing.timeout)", width: 80, height: 24)
        try await terminal.write("Which mandate is best?", with: "C")
        try await terminal.wait(for: "what is the matter") { says($0, failing.words) }
        try await terminal.press("G", ".")
        try await terminal.wait(for: "the answer") { $0.contains("All is well.") && !$0.contains("✗") }
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func aServerThatIsNotThereIsToldWithItsAddress() async throws {
        let (socket, port) = try LoopbackSocket.bound()
        defer { close(socket) }
        let terminal = try await TmuxTerminal.conversing(at: "http://127.0.0.1:\(port)/v1", width: 80, height: 24)
        try await terminal.write("Which mandate is best?", with: "C")
        try await terminal.wait(for: "that nobody is there") {
            says($0, ["No connection to http://127.0.0.1:\(port)", "Start the server there"])
        }
        try await terminal.press("G", ".")
        try await terminal.wait(for: "its rest") { $0.contains("rests until") }
        try await terminal.press(".")
        try await terminal.wait(for: "that it is left alone") {
            says($0, ["failed too often and is left alone", "Try again in"])
        }
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func aServerThatFailedTooOftenIsAskedAgainAfterItsRest() async throws {
        let failure = ServerScript.json(503, #"{"error":{"message":"The model is loading."}}"#)
        let server = try await ScriptedServer(Array(repeating: failure, count: 5) + [.saying(["All is well."])])
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(with: server, agent: "timeout: 600", width: 80, height: 24)
        try await terminal.write("Which mandate is best?", with: "C")
        try await terminal.wait(for: "the failure") { says($0, ["The model is loading"]) }
        try await terminal.press("G", ".")
        try await terminal.wait(for: "its rest") { $0.contains("rests until") }
        #expect(server.record.requests.count == 5)
        try await terminal.wait(for: "the end of its rest") { !$0.contains("rests until") }
        try await terminal.press("G", ".")
        try await terminal.wait(for: "the answer") { $0.contains("All is well.") && !$0.contains("✗") }
        #expect(server.record.requests.count == 6)
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40)), arguments: [ServerStep.cut, .hang])
    func anAnswerThatBreaksOffIsKeptAndGoneOnWith(_ end: ServerStep) async throws {
        let beginning = ServerScript.stream([.text(ServerScript.event(content: "It depends on")), end])
        let server = try await ScriptedServer([beginning, .saying([" the fees."])])
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(with: server, agent: "timeout: 20", width: 80, height: 24)
        try await terminal.write("Which mandate is best?", with: "C")
        try await terminal.wait(for: "what came, marked") {
            $0.contains("It depends on") && $0.contains("broken off")
        }
        try await terminal.press("G", ",")
        try await terminal.wait(for: "the whole answer") { $0.contains("It depends on the fees.") }
        #expect(server.record.requests.count == 2)
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func aKeyThatIsMissingOrThatOthersMayReadIsNamed() async throws {
        let server = try await ScriptedServer(.saying(["All is well."]))
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(with: server, agent: "key_file: ~/key", width: 80, height: 24)
        try await terminal.write("Which mandate is best?", with: "C")
        try await terminal.wait(for: "where the key was looked for") {
            says($0, ["The key is missing"]) && $0.contains("chmod 600")
        }
        try terminal.folder.write("sk-a-key", to: "key")
        let key = terminal.folder.path("key")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        try await terminal.press("G", ".")
        try await terminal.wait(for: "that others may read it") { says($0, ["Others may read the key in"]) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        try await terminal.press("G", ".")
        try await terminal.wait(for: "the answer") { $0.contains("All is well.") && !$0.contains("✗") }
        #expect(server.record.requests.map { $0.header("authorization") } == ["Bearer sk-a-key"])
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func withoutAKeyInTheEnvironmentItsNameIsTold() async throws {
        let server = try await ScriptedServer(.saying(["no"]))
        defer { server.stop() }
        let terminal = try await TmuxTerminal.conversing(
            with: server, agent: "key_env: ANALYST_KEY", width: 80, height: 24)
        try await terminal.write("Which mandate is best?", with: "C")
        try await terminal.wait(for: "the name of the variable") {
            says($0, ["the environment has no ANALYST_KEY", "Set it before docket is started."])
        }
        #expect(server.record.requests.isEmpty)
        try await terminal.leave()
    }
}
