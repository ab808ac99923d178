package import DocketDomain

/// What an assistant is given to answer.
package struct AssistantRequest: Hashable, Sendable {
    /// How the reply is to be written.
    package enum Format: Hashable, Sendable {
        case text
        /// JSON that a JSON Schema describes. A server that knows no such thing answers in text, so the system text asks
        /// for it too.
        case json(name: String, schema: JSON)
    }

    /// What the assistant is told before the conversation; none where it is empty.
    package var system: String
    package var turns: [AssistantTurn]
    package var tools: [AssistantTool]
    package var format: Format
    package var limits: AssistantLimits

    package init(
        system: String = "", turns: [AssistantTurn], tools: [AssistantTool] = [], format: Format = .text,
        limits: AssistantLimits = AssistantLimits()
    ) {
        self.system = system
        self.turns = turns
        self.tools = tools
        self.format = format
        self.limits = limits
    }
}
