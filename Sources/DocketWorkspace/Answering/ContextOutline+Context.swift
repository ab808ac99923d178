import DocketAgents
import DocketAssistants
import DocketDomain

extension ContextOutline {
    /// - Parameter tools: What it is told of its tools, where it has some.
    init(agent: AgentSettings, _ context: AssistantContext, tools: String?) {
        var parts = context.parts.map { Part(name: $0.name, text: $0.text, tokens: $0.tokens) }
        var total = context.totalTokens
        if let tools {
            let tokens = TokenEstimate.of(tools)
            parts.insert(Part(name: "Tools", text: tools, tokens: tokens), at: min(1, parts.count))
            total += tokens
        }
        self.init(
            agent: agent.name, budget: agent.contextTokens, total: total, parts: parts,
            leftOut: context.leftOut.map { Omission(name: $0.name, reason: $0.reason) })
    }
}
