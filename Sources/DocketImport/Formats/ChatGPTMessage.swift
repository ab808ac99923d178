import DocketDomain

/// One node of a ChatGPT conversation, where it is a message that was on the screen.
enum ChatGPTMessage {
    static func message(of node: JSON, id: String) -> TranscriptMessage? {
        guard let message = node["message"], message.object != nil else { return nil }
        let author = message["author"]
        let metadata = message["metadata"]
        guard let role = role(author?["role"]?.string), role != .system,
            message["weight"]?.double != 0,
            metadata?["is_visually_hidden_from_conversation"]?.bool != true
        else { return nil }
        // What an assistant sends to anyone but the user is a tool call.
        if role == .assistant, let recipient = message["recipient"]?.string, recipient != "all" { return nil }
        return TranscriptMessage(
            id: message.identifier("id") ?? id,
            role: role,
            parts: ChatGPTContent.parts(of: message["content"]),
            createdAt: ExportTime.timestamp(message["create_time"]),
            author: role == .assistant ? metadata?.text("model_slug") : author?.text("name"),
            attachments: (metadata?["attachments"]?.array ?? []).compactMap(attachment))
    }

    private static func role(_ name: String?) -> MessageRole? {
        guard let name else { return nil }
        return MessageRole(rawValue: name) ?? .tool
    }

    private static func attachment(_ value: JSON) -> TranscriptAttachment? {
        guard let name = value.text("name", "id") else { return nil }
        return TranscriptAttachment(
            name: name, mimeType: value.text("mime_type", "mimeType"), size: value["size"]?.int)
    }
}
