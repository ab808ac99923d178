import DocketAgents
import DocketAssistants
import DocketDomain

extension ContextOutline {
    init(agent: AgentSettings, _ context: AssistantContext) {
        self.init(
            agent: agent.name, budget: agent.contextTokens, total: context.totalTokens,
            parts: context.parts.map { Part(name: $0.name, text: $0.text, tokens: $0.tokens) },
            leftOut: context.leftOut.map { Omission(name: $0.name, reason: $0.reason) })
    }
}
