package import Foundation

/// One turn of a conversation: who speaks, and what in.
package struct AssistantTurn: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
        case user
        case assistant
        /// What a tool gave for the call of that id.
        case tool(call: String)
    }

    package enum Part: Hashable, Sendable {
        case text(String)
        case image(Data, mediaType: String)
    }

    package var role: Role
    package var parts: [Part]
    /// What an assistant's turn asked tools for.
    package var toolCalls: [ToolCall]

    package init(_ role: Role, _ parts: [Part], toolCalls: [ToolCall] = []) {
        self.role = role
        self.parts = parts
        self.toolCalls = toolCalls
    }

    package init(_ role: Role, _ text: String) {
        self.init(role, [.text(text)])
    }
}
