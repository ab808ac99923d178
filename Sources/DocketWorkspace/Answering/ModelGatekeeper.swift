import DocketAgents
import DocketAssistants
import DocketDomain

/// Asks a model whether what a reply has is worth keeping. Where it says nothing of use in time the rules decide: a reply
/// waits no longer.
struct ModelGatekeeper: Sendable {
    private let assistant: any Assistant
    private let patience: Duration

    init(_ assistant: any Assistant, patience: Duration) {
        self.assistant = assistant
        self.patience = patience
    }

    /// What becomes of what the rules have found, and what asking took.
    func judge(
        _ verdict: GatekeeperVerdict, request: String, reply: String
    ) async -> (verdict: GatekeeperVerdict, usage: TokenUsage?) {
        guard !verdict.drafts.isEmpty, let said = await said(request: request, reply: reply) else {
            return (verdict, nil)
        }
        guard let decision = GatekeeperDecision(answer: said.answer, by: assistant.name) else {
            return (verdict, said.usage)
        }
        return (verdict.decided(by: decision), said.usage)
    }

    private struct Said: Sendable {
        var answer = ""
        var usage: TokenUsage?
    }

    private func said(request: String, reply: String) async -> Said? {
        let question = GatekeeperQuestion(request: request, reply: reply)
        let asked = AssistantRequest(
            system: question.system, turns: [AssistantTurn(.user, question.text)],
            format: .json(name: "gatekeeper", schema: GatekeeperQuestion.schema),
            limits: AssistantLimits(replyBytes: 4096, outputTokens: 200))
        let assistant = assistant
        let said = await TimeLimit.run(
            {
                var said = Said()
                do throws(AssistantFailure) {
                    for try await event in assistant.reply(to: asked) {
                        switch event {
                        case .text(let text): said.answer += text
                        case .usage(let usage): said.usage = usage
                        case .toolCall, .finished: break
                        }
                    }
                } catch {
                    return Said?.none
                }
                return said
            }, within: patience)
        return said ?? nil
    }
}
