/// Where a reply ends, however long it would go on.
package struct AssistantLimits: Hashable, Sendable {
    /// Bytes of text and of tool calls' arguments, together.
    package var replyBytes: Int
    /// Asked of the server; its own limit where there is none.
    package var outputTokens: Int?

    package init(replyBytes: Int = 5 << 20, outputTokens: Int? = nil) {
        self.replyBytes = replyBytes
        self.outputTokens = outputTokens
    }
}
