/// What an assistant is given, part by part, and what it is not given.
package struct AssistantContext: Hashable, Sendable {
    /// In the order in which they are sent.
    package var parts: [ContextPart]
    package var leftOut: [ContextOmission]
    package var totalTokens: Int

    package init(parts: [ContextPart], leftOut: [ContextOmission]) {
        self.parts = parts
        self.leftOut = leftOut
        totalTokens = parts.reduce(0) { $0 + $1.tokens }
    }
}
