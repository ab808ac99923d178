import DocketDomain
import Foundation
import TerminalKit
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

    @Test func brokenOff() throws {
        let record = ReplyRecord(
            finish: .broken, reason: "The server of analyst broke off. What came is kept; go on, or ask again.")
        try expect(Conversing(asking: question, answer: (half, record)), "broken-off")
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

    private static let failures = [
        (
            "no-connection",
            "No connection to http://127.0.0.1:11434/v1, where analyst is. Start the server there, or set its address in agents.analyst.url."
        ),
        ("401", "The server of analyst refused the key (401). Check the key in the environment variable ANALYST_KEY."),
        (
            "404",
            "The server at http://127.0.0.1:11434/v1 has no model qwen3:8b. `docket agents models analyst` lists what it has; an address that is wrong, such as one without its /v1, looks the same."
        ),
        ("429", "The server of analyst takes no more requests for now (429). Try again in 20 seconds."),
    ]

    @Test(arguments: failures) func failed(_ name: String, _ message: String) throws {
        var conversing = try Conversing(asking: question)
        let ask = AnswerAsk(try conversing.last.id, in: conversing.thread)
        conversing.screen.handle(.asked(ask, .failed(DocketError(.unavailable, message))))
        try expect(conversing, "failed-\(name)")
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
