import DocketAgents
import DocketAssistants
package import DocketDomain

/// What an assistant would be given, for people to look at before it is.
package struct ContextOutline: Hashable, Sendable {
    package let agent: String
    /// In tokens.
    package let budget: Int
    package let total: Int
    package let parts: [Part]
    package let leftOut: [Omission]

    package struct Part: Hashable, Sendable {
        package let name: String
        package let text: String
        /// Estimated.
        package let tokens: Int
    }

    package struct Omission: Hashable, Sendable {
        package let name: String
        package let reason: String
    }

    init(agent: AgentSettings, _ context: AssistantContext) {
        self.agent = agent.name
        budget = agent.contextTokens
        total = context.totalTokens
        parts = context.parts.map { Part(name: $0.name, text: $0.text, tokens: $0.tokens) }
        leftOut = context.leftOut.map { Omission(name: $0.name, reason: $0.reason) }
    }

    package var wire: JSON {
        [
            "agent": .string(agent), "context_tokens": .number(budget), "total_tokens": .number(total),
            "parts": .array(
                parts.map { ["name": .string($0.name), "tokens": .number($0.tokens), "text": .string($0.text)] }),
            "left_out": .array(leftOut.map { ["name": .string($0.name), "reason": .string($0.reason)] }),
        ]
    }
}
