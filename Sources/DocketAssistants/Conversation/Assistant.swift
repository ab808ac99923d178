/// Whoever answers in a conversation: a conversation's context goes in, a stream of text, tool calls and usage comes out.
package protocol Assistant: Sendable {
    /// The name that the user's settings give it.
    var name: String { get }

    /// The answer to a conversation. Nothing is sent until the reply is iterated; whoever stops iterating stops it.
    func reply(to request: AssistantRequest) -> AssistantReply
}
