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

    /// What becomes of what the rules have found.
    func judge(_ verdict: GatekeeperVerdict, request: String, reply: String) async -> GatekeeperVerdict {
        guard !verdict.drafts.isEmpty, let decision = await decision(request: request, reply: reply) else {
            return verdict
        }
        return verdict.decided(by: decision)
    }

    private func decision(request: String, reply: String) async -> GatekeeperDecision? {
        let question = GatekeeperQuestion(request: request, reply: reply)
        let asked = AssistantRequest(
            system: question.system, turns: [AssistantTurn(.user, question.text)],
            format: .json(name: "gatekeeper", schema: GatekeeperQuestion.schema),
            limits: AssistantLimits(replyBytes: 4096, outputTokens: 200))
        let assistant = assistant
        let decision = await TimeLimit.run(
            {
                var answer = ""
                do throws(AssistantFailure) {
                    for try await event in assistant.reply(to: asked) {
                        if case .text(let text) = event { answer += text }
                    }
                } catch {
                    return GatekeeperDecision?.none
                }
                return GatekeeperDecision(answer: answer, by: assistant.name)
            }, within: patience)
        return decision ?? nil
    }
}
