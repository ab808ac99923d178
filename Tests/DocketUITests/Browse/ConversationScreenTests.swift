import DocketAssistants
import DocketDomain
import Foundation
import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

/// What a conversation looks like in each of its states. The files in `Screens` are read like code.
@Suite struct ConversationScreenTests {
    private let question = "And which is the cheapest above 1 m?"
    private let half = """
        Above 1 m the order changes:

        | Mandate | Fee above 1 m |
        |---|---:|
        | Balanced | 0.40% |
        """

    private func expect(_ conversing: Conversing, _ name: String) throws {
        try expectGolden(conversing.screen.text, "Screens/conversation-\(name)-80x24")
    }

    @Test func composing() throws {
        var conversing = try Conversing()
        try conversing.screen.press("c 'And which is the cheapest above 1 m?'")
        try expect(conversing, "composing")
    }

    @Test func composingWithoutAModel() throws {
        var conversing = try Conversing(agents: [AgentChoice(name: "offline", model: nil, isStandard: true)])
        try conversing.screen.press("c 'Sum of Fee?'")
        try expect(conversing, "composing-offline")
    }

    @Test func streaming() throws {
        var conversing = try Conversing(asking: question, agent: "analyst")
        try conversing.ask()
        conversing.begin(half)
        try expect(conversing, "streaming")
    }

    @Test func queued() throws {
        var conversing = try Conversing(asking: question)
        try conversing.ask()
        conversing.begin(half)
        try conversing.screen.press("c 'And the minimums?' ctrl-s")
        try conversing.screen.press("c 'Then write the letter.' ctrl-s")
        try expect(conversing, "queued")
    }

    @Test func held() throws {
        var conversing = try Conversing(
            asking: question, answer: (half, ReplyRecord(finish: .cancelled)))
        try conversing.ask()
        try conversing.screen.press("c 'And the minimums?' ctrl-s G")
        conversing.screen.handle(.asked(AnswerAsk(MessageID("q"), in: conversing.thread), .answered(.cancelled)))
        try expect(conversing, "held")
    }

    @Test func stopped() throws {
        try expect(Conversing(asking: question, answer: (half, ReplyRecord(finish: .cancelled))), "stopped")
    }

    @Test func whatAnAnswerTookStandsBelowItAndWhoIsLeftAloneAbove() throws {
        let record = ReplyRecord(
            usage: TokenUsage(input: 1204, output: 311),
            cost: TokenCost(amount: try #require(Decimal(string: "0.0132"))))
        var conversing = try Conversing(asking: question, answer: (half, record), agent: "analyst")
        let end = Timestamp(milliseconds: SampleWorkspace.now.milliseconds + 20_000)
        conversing.screen.handle(.paused(["analyst": end]))
        try expect(conversing, "left-alone")
        conversing.screen.handle(.time(end))
        #expect(!conversing.screen.text.contains("rests"))
    }

    @Test func goingOn() throws {
        var conversing = try Conversing(asking: question, answer: (half, ReplyRecord(finish: .cancelled)))
        conversing.begin("\n| Growth | 0.55% |\n", goesOn: true)
        try expect(conversing, "going-on")
    }

    // MARK: Every error

    private static func agent(keyFile: String? = nil) throws(AgentSettingsError) -> AgentSettings {
        try AgentSettings(
            name: "analyst", kind: .openAI, url: "http://127.0.0.1:11434/v1", model: "qwen3:8b",
            keyEnvironment: keyFile == nil ? "ANALYST_KEY" : nil, keyFile: keyFile)
    }

    /// What keeps an answer from beginning.
    private static let failures: [(String, AssistantFailure)] = [
        ("no-connection", .noConnection(reason: "Connection refused")),
        ("401", .unauthorized(status: 401, words: "")),
        ("403", .unauthorized(status: 403, words: "")),
        ("404", .modelMissing(words: "")),
        ("408", .requestTimeout),
        ("429", .rateLimited(retryAfter: .seconds(20), words: "")),
        ("429-quota", .outOfQuota(words: "")),
        ("503", .serverError(status: 503, words: "The model is still being loaded.")),
        ("400", .refused(status: 400, words: "temperature must be at most 1")),
        ("too-long", .contextTooLong(words: "")),
        ("malformed", .malformedStream(reason: "HTML")),
        ("silent", .stalled(after: .seconds(60), hadBegun: false)),
        ("elsewhere", .redirected(to: "https://login.example.org")),
        ("breaker-open", .circuitOpen(retryAfter: .seconds(29))),
        ("paced", .paced(retryAfter: .seconds(12))),
    ]

    private func expect(failing error: DocketError, _ name: String) throws {
        var conversing = try Conversing(asking: question)
        let ask = AnswerAsk(try conversing.last.id, in: conversing.thread)
        conversing.screen.handle(.asked(ask, .failed(error)))
        try expect(conversing, "failed-\(name)")
    }

    @Test(arguments: failures) func failed(_ name: String, _ failure: AssistantFailure) throws {
        try expect(failing: failure.error(of: try Self.agent()), name)
    }

    @Test func aKeyThatIsNotThereOrThatOthersMayRead() throws {
        try expect(failing: #require(throws: DocketError.self) { try Self.agent().key(environment: [:]) }, "no-key")
        let folder = try TemporaryFolder()
        let file = folder.path("key")
        #expect(FileManager.default.createFile(atPath: file, contents: Data("sk-a".utf8)))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        let error = try #require(throws: DocketError.self) { try Self.agent(keyFile: file).key(environment: [:]) }
        let message = error.message.replacingOccurrences(of: file, with: "/home/dana/.config/docket/key")
        try expect(failing: DocketError(error.code, message), "key-mode")
    }

    /// What ends an answer that has begun; what came stays.
    private static let breaks: [(String, AssistantFailure)] = [
        ("hung-up", .brokenOff(reason: "")),
        ("stalled", .stalled(after: .seconds(60), hadBegun: true)),
        ("malformed", .malformedStream(reason: "")),
        ("too-much", .tooMuch(bytes: 8 << 20)),
    ]

    @Test(arguments: breaks) func brokenOff(_ name: String, _ failure: AssistantFailure) throws {
        let record = ReplyRecord(finish: .broken, reason: failure.error(of: try Self.agent()).message)
        try expect(Conversing(asking: question, answer: (half, record)), "broken-off-\(name)")
    }

    // MARK: What one does with answers

    @Test func again() throws {
        var conversing = try Conversing(asking: question, answer: (half, ReplyRecord(finish: .cancelled)))
        let before = try conversing.last
        try conversing.screen.press(".")
        let answer = RunningAnswer(
            id: try #require(before.reply?.answers), threadID: conversing.thread, agent: "analyst",
            askedBy: SampleWorkspace.owner, startedAt: SampleWorkspace.now, replaces: before.id)
        conversing.screen.handle(.answers([.began(answer), .grew(answer.id, by: "The Balanced one, at 0.40%.")]))
        try expect(conversing, "again")
    }

    @Test func forked() throws {
        var conversing = try Conversing()
        try conversing.screen.press("F")
        let request = try #require(conversing.takeRequests().first)
        let fork = conversing.screen.sample.addThread("Fee comparison for Okafor (fork)")
        for message in conversing.screen.sample.messages[conversing.thread] ?? [] {
            let text = message.parts.map(\.text).joined()
            conversing.screen.sample.addMessage(text, to: fork, role: message.role, author: message.author)
        }
        var outcome = CommandOutcome()
        outcome.threadID = fork
        conversing.screen.handle(.performed(request, outcome))
        try expect(conversing, "forked")
    }

    @Test func contextView() throws {
        var conversing = try Conversing()
        conversing.screen.sample.context = .sample
        try conversing.screen.press("c 'Which suits a cautious client?' ctrl-g")
        try expect(conversing, "context")
    }

    @Test func agentPicker() throws {
        var conversing = try Conversing(agent: "writer")
        try conversing.screen.press("a")
        try expect(conversing, "agents")
    }
}

extension ContextOutline {
    /// Of a conversation that does not fit, with what must not reach a terminal.
    static let sample = ContextOutline(
        agent: "analyst", budget: 16_000, total: 15_812,
        parts: [
            Part(name: "System text", text: "You answer people in docket.", tokens: 120),
            Part(
                name: "Artifact “Fee comparison”", text: "[data 0123456789ab]\nMandate | Fee\nCore | 0.45%",
                tokens: 15_000),
            Part(
                name: "Message 3 (user, Dana Reyes)", text: "A bell \u{7}, \u{1B}]0;title\u{7} and \u{202E}evil",
                tokens: 40
            ),
            Part(name: "Request", text: "Which suits a cautious client?", tokens: 12),
        ], leftOut: [Omission(name: "The 2 oldest messages", reason: "They did not fit.")])
}
