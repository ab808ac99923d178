import DocketAssistants
import DocketDomain
import DocketWorkspace
import Synchronization

/// An assistant that says what it was told to, and keeps what it was asked.
final class ScriptedAssistant: Assistant {
    let name = "analyst"
    private let pieces: [String]
    private let failure: AssistantFailure?
    /// How many pieces come before it waits for its task to be cancelled; nil for all.
    private let stopsAfter: Int?
    /// What it says where JSON is wanted; like everywhere else unless given.
    private let json: String?
    /// What it asks tools for behind its pieces, where some are offered.
    private let calls: [ToolCall]
    private let finish: FinishReason
    private let asked = Mutex<[AssistantRequest]>([])

    init(
        _ pieces: [String], failing failure: AssistantFailure? = nil, stopsAfter: Int? = nil, json: String? = nil,
        calls: [ToolCall] = [], finish: FinishReason = .stop
    ) {
        self.calls = calls
        self.finish = finish
        self.json = json
        self.pieces = pieces
        self.failure = failure
        self.stopsAfter = stopsAfter
    }

    var requests: [AssistantRequest] { asked.withLock { $0 } }

    func reply(to request: AssistantRequest) -> AssistantReply {
        asked.withLock { $0.append(request) }
        let (failure, stopsAfter) = (failure, stopsAfter)
        var pieces = pieces
        if let json, request.format != .text { pieces = [json] }
        let said = pieces
        let calls = request.tools.isEmpty ? [] : calls
        let finish = request.format == .text ? finish : .stop
        return AssistantReply { writer throws(AssistantFailure) in
            for (index, piece) in said.enumerated() {
                if index == stopsAfter {
                    while !Task.isCancelled { await Task.yield() }
                }
                try await writer.write(.text(piece))
            }
            if let failure { throw failure }
            for call in calls { try await writer.write(.toolCall(call)) }
            try await writer.write(.usage(TokenUsage(input: 12, output: 3)))
            try await writer.write(.finished(finish))
        }
    }
}

extension LocalWorkspace {
    /// An answerer with one assistant, which answers everywhere.
    func answerer(
        _ assistant: ScriptedAssistant?, prices: TokenPrices? = nil, tools: Bool? = nil, takesPictures: Bool = false
    ) throws -> Answerer {
        var agents = [try AgentSettings(name: "offline", kind: .offline)]
        var assistants: [String: any Assistant] = [:]
        if let assistant {
            agents.append(
                try AgentSettings(
                    name: assistant.name, kind: .openAI, url: "http://127.0.0.1:1/v1", model: "m",
                    takesPictures: takesPictures, prices: prices, tools: tools))
            assistants[assistant.name] = assistant
        }
        return Answerer(
            self, roster: try AgentRoster(agents, assistants: assistants, standard: agents.last?.name ?? "offline"),
            confidence: 0.6, patience: .seconds(3600), now: { Timestamp(milliseconds: 1_700_000_000_000) })
    }

    /// Sends a message to a thread.
    func say(_ text: String, in thread: ThreadID) async throws -> MessageID {
        let outcome = try await perform(.send(OutgoingMessage(target: .thread(thread), parts: [.text(text)])))
        guard let id = outcome.messageID else { throw DocketError(.internal, "The command gave no id.") }
        return id
    }
}
