import DocketDomain
import OrderedCollections

/// A line of OpenAI's JSON lines: `{"messages": [{"role", "content"}]}`, and other members that are kept.
enum OpenAIConversation {
    /// The messages, where they are the ones of this format.
    static func messages(in conversation: JSON) -> [JSON]? {
        guard let messages = conversation["messages"]?.array else { return nil }
        guard messages.allSatisfy({ $0["role"]?.string != nil }) else { return nil }
        // Many programs have messages with roles; what is said in them stands in `content` only here.
        let hasContent = messages.contains { $0["content"]?.string != nil || $0["content"]?.array != nil }
        return messages.isEmpty || hasContent ? messages : nil
    }

    static func transcript(of conversation: JSON) -> Transcript {
        let model = conversation.text("model")
        return Transcript(
            format: .openai,
            id: conversation.identifier("id", "conversation_id") ?? "",
            title: conversation.text("title") ?? "",
            createdAt: ExportTime.timestamp(
                conversation["created_at"] ?? conversation["create_time"] ?? conversation["created"]
                    ?? conversation["timestamp"]),
            updatedAt: ExportTime.timestamp(conversation["updated_at"] ?? conversation["update_time"]),
            agent: model,
            metadata: ExtraMembers.of(conversation, except: ["messages", "id", "title"]),
            messages: (messages(in: conversation) ?? []).compactMap { message(of: $0, model: model) })
    }

    private static func message(of message: JSON, model: String?) -> TranscriptMessage? {
        guard let role = ChatContent.role(message["role"]?.string) else { return nil }
        var parts = ChatContent.parts(of: message["content"])
        if parts.isEmpty, let refusal = message.text("refusal") { parts = [.text(refusal)] }
        return TranscriptMessage(
            id: message.identifier("id"),
            role: role,
            parts: parts,
            createdAt: ExportTime.timestamp(message["created_at"] ?? message["timestamp"]),
            author: message.text("name") ?? (role == .assistant ? message.text("model") ?? model : nil))
    }
}
