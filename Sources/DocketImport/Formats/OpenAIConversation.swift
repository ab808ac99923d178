import DocketDomain
import OrderedCollections

/// A line of OpenAI's JSON lines: `{"messages": [{"role", "content"}]}`, and other members that are kept.
enum OpenAIConversation {
    /// The messages, where they are the ones of this format.
    static func messages(in conversation: JSON) -> [JSON]? {
        guard let messages = conversation["messages"]?.array else { return nil }
        // One without a role is skipped by itself, as long as others have one.
        guard messages.isEmpty || messages.contains(where: { $0["role"]?.string != nil }) else { return nil }
        // Many programs have messages with roles; what is said in them stands in `content` only here.
        let hasContent = messages.contains { $0["content"]?.string != nil || $0["content"]?.array != nil }
        return messages.isEmpty || hasContent ? messages : nil
    }

    static func transcript(of conversation: JSON) -> Transcript {
        let model = conversation.text("model")
        var transcript = Transcript(
            format: .openai,
            id: conversation.identifier("id", "conversation_id") ?? "",
            title: conversation.text("title") ?? "",
            createdAt: ExportTime.timestamp(
                conversation["created_at"] ?? conversation["create_time"] ?? conversation["created"]
                    ?? conversation["timestamp"]),
            updatedAt: ExportTime.timestamp(conversation["updated_at"] ?? conversation["update_time"]),
            agent: model,
            metadata: ExtraMembers.of(conversation, except: ["messages", "id", "title"]))
        for (index, message) in (messages(in: conversation) ?? []).enumerated() {
            let id = message.identifier("id") ?? "\(index + 1)"
            transcript.take(read(message, model: model), id: id)
        }
        return transcript
    }

    private static func read(_ message: JSON, model: String?) -> ReadMessage {
        guard let role = ChatContent.role(message["role"]?.string) else {
            return .skipped(reason: "It does not say who wrote it.")
        }
        var result = TranscriptMessage(
            id: message.identifier("id"),
            role: role,
            createdAt: ExportTime.timestamp(message["created_at"] ?? message["timestamp"]),
            author: message.text("name") ?? (role == .assistant ? message.text("model") ?? model : nil))
        ChatContent.read(message["content"], into: &result)
        ChatContent.note(membersOf: message, in: &result)
        if result.parts.isEmpty, let refusal = message.text("refusal") { result.parts = [.text(refusal)] }
        // What it thought before is no message by itself.
        if role == .assistant, !result.parts.isEmpty, let thought = message.text("reasoning_content", "reasoning") {
            result.parts.insert(.reasoning(thought), at: 0)
        }
        return .shown(result)
    }
}
