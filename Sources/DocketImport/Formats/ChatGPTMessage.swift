import DocketDomain

/// One node of a ChatGPT conversation.
enum ChatGPTMessage {
    /// - Parameter next: The message after it: what a tool answered to this one.
    static func read(_ node: JSON, id: String, next: JSON?, canvas: inout ChatGPTCanvas) -> ReadMessage {
        guard let message = node["message"], message.object != nil else {
            return .skipped(reason: "It is no message but \(node["message"]?.outline ?? "nothing").")
        }
        let author = message["author"]
        let metadata = message["metadata"]
        guard let role = role(author?["role"]?.string) else { return .skipped(reason: "It does not say who wrote it.") }
        if role == .system { return .hidden(.system) }
        if message["weight"]?.double == 0 || metadata?["is_visually_hidden_from_conversation"]?.bool == true {
            return .hidden(.hidden)
        }
        var result = TranscriptMessage(
            id: message.identifier("id") ?? id,
            role: role,
            createdAt: ExportTime.timestamp(message["create_time"]),
            author: role == .assistant ? metadata?.text("model_slug") : author?.text("name"))
        // What an assistant sends to anyone but the user is a tool call.
        if role == .assistant, let recipient = message["recipient"]?.string, recipient != "all" {
            guard let function = ChatGPTCanvas.function(of: recipient) else { return .hidden(.toolCall) }
            canvas.replay(function, message["content"], answer: next, into: &result)
            return .shown(result)
        }
        if role == .tool, ChatGPTCanvas.function(of: author?.text("name")) != nil { return .hidden(.toolResult) }
        if let kind = ChatGPTContent.hiddenKind(of: message["content"]) {
            guard message["content"]?["content_type"] == "thoughts" else { return .hidden(kind) }
            result.hide(kind)
        }
        result.parts = ChatGPTContent.parts(of: message["content"])
        result.attachments = (metadata?["attachments"]?.array ?? []).compactMap(attachment)
        return .shown(result)
    }

    private static func role(_ name: String?) -> MessageRole? {
        guard let name = name?.lowercased(), !name.isBlank else { return nil }
        return name == "developer" ? .system : MessageRole(rawValue: name) ?? .tool
    }

    private static func attachment(_ value: JSON) -> TranscriptAttachment? {
        guard let name = value.text("name", "file_name", "id") else { return nil }
        return TranscriptAttachment(
            name: name, mimeType: value.text("mime_type", "mimeType"),
            size: value["size"]?.int ?? value["file_size"]?.int,
            text: value.text("extracted_content", "text", "content"))
    }
}
