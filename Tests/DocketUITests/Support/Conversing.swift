import DocketDomain
import Testing

@testable import DocketUI

/// A thread in which an assistant answers, and what happens there.
struct Conversing {
    var screen: TestScreen
    let thread: ThreadID

    static let agents = [
        AgentChoice(name: "offline", model: nil), AgentChoice(name: "analyst", model: "qwen3:8b", isStandard: true),
        AgentChoice(name: "writer", model: "llama3.3:70b"),
    ]

    /// The first thread of the office, at its last message.
    ///
    /// - Parameters:
    ///   - asking: A message behind those that there are.
    ///   - answer: What came of an answer to it.
    init(
        width: Int = 80, height: Int = 24, asking question: String? = nil,
        answer: (text: String, record: ReplyRecord)? = nil, agent: String? = nil,
        agents: [AgentChoice] = Conversing.agents, run: String = ""
    ) throws {
        var sample = SampleWorkspace.office
        thread = sample.threads[0].id
        if let question {
            var asked = sample.addMessage(question, to: thread, author: "Dana Reyes")
            if case (let text, var record)? = answer {
                record.answers = asked
                asked = sample.addMessage(text, to: thread, role: .assistant, author: "analyst", reply: record)
            }
        }
        if let agent { sample.choose(agent, in: thread) }
        screen = TestScreen(sample, width: width, height: height, agents: agents, run: run)
        try screen.press("enter G")
        _ = screen.takeEffects()
    }

    /// The last message.
    var last: Message { get throws { try #require(screen.sample.messages[thread]?.last) } }

    private var question: MessageID { MessageID("q") }

    /// The last message is asked on this screen, which can stop its answer.
    mutating func ask() throws {
        try screen.press("c 'And which is the cheapest above 1 m?' ctrl-s")
        store("q")
        try screen.press("G")
        _ = screen.takeEffects()
    }

    /// An answer to it, or to somebody else's message, is being given.
    mutating func begin(_ text: String = "", goesOn: Bool = false) {
        let answer = RunningAnswer(
            id: question, threadID: thread, agent: "analyst", askedBy: SampleWorkspace.owner,
            startedAt: SampleWorkspace.now, goesOn: goesOn)
        screen.handle(.answers([.began(answer), .grew(question, by: text)]))
    }

    mutating func end() { screen.handle(.answers([.ended(question)])) }

    /// The message is stored, as the workspace says so.
    @discardableResult
    mutating func store(_ id: String = "new") -> [Request] {
        let requests = takeRequests()
        for request in requests {
            var outcome = CommandOutcome()
            outcome.threadID = thread
            outcome.messageID = MessageID(id)
            screen.handle(.performed(request, outcome))
        }
        return requests
    }

    /// What was to be stored since it was asked last.
    mutating func takeRequests() -> [Request] {
        screen.takeEffects().compactMap { effect -> Request? in
            if case .perform(let request) = effect { request } else { nil }
        }
    }

    /// The drafts that were to be kept since it was asked last.
    mutating func takeDrafts() -> [DraftKey: Draft?] {
        screen.takeEffects().reduce(into: [:]) { kept, effect in
            if case .keepDraft(let key, let draft) = effect { kept[key] = .some(draft) }
        }
    }

    /// What was to be answered since it was asked last.
    mutating func takeAsks() -> [AnswerAsk] {
        screen.takeEffects().compactMap { effect -> AnswerAsk? in
            if case .ask(let ask) = effect { ask } else { nil }
        }
    }

    /// What a request sends.
    static func text(_ request: Request) -> String? {
        guard case .send(let message) = request.command else { return nil }
        return message.parts.map(\.text).joined()
    }
}
