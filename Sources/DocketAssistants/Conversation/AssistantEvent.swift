package import DocketDomain

/// What comes of a reply, in order.
package enum AssistantEvent: Hashable, Sendable {
    /// The next piece of the text.
    case text(String)
    /// A tool call that has come whole.
    case toolCall(ToolCall)
    case usage(TokenUsage)
    /// The last event of a reply that is whole.
    case finished(FinishReason)
}
