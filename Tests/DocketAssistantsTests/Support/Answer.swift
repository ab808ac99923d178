import DocketAssistants
import DocketDomain

/// All that came of a reply.
struct Answer {
    var events: [AssistantEvent] = []
    var failure: AssistantFailure?

    init(_ reply: AssistantReply) async {
        do throws(AssistantFailure) {
            for try await event in reply { events.append(event) }
        } catch {
            failure = error
        }
    }

    var text: String {
        events.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    var toolCalls: [ToolCall] {
        events.compactMap { if case .toolCall(let call) = $0 { call } else { nil } }
    }

    var usage: TokenUsage? {
        events.compactMap { if case .usage(let usage) = $0 { usage } else { nil } }.last
    }

    var finish: FinishReason? {
        if case .finished(let reason) = events.last { reason } else { nil }
    }
}
