import DocketDomain

/// A conversation of a ShareGPT data set: `{"id", "conversations": [{"from", "value"}]}`.
enum ShareGPTConversation {
    /// The turns, where they are the ones of this format.
    static func turns(in conversation: JSON) -> [JSON]? {
        for key in ["conversations", "conversation"] {
            guard let turns = conversation[key]?.array else { continue }
            if turns.allSatisfy({ $0["from"]?.string != nil || $0["role"]?.string != nil }) { return turns }
        }
        return nil
    }

    static func transcript(of conversation: JSON) -> Transcript {
        var messages: [TranscriptMessage] = []
        if let instructions = conversation.text("system") {
            messages.append(TranscriptMessage(role: .system, parts: [.text(instructions)]))
        }
        for turn in turns(in: conversation) ?? [] {
            messages.append(
                TranscriptMessage(
                    id: turn.identifier("id"),
                    role: role(turn.text("from", "role")),
                    parts: ChatContent.parts(of: turn["value"] ?? turn["content"] ?? turn["text"])))
        }
        return Transcript(
            format: .sharegpt,
            id: conversation.identifier("id") ?? "",
            title: conversation.text("title") ?? "",
            createdAt: ExportTime.timestamp(conversation["created_at"] ?? conversation["create_time"]),
            agent: conversation.text("model"),
            metadata: ExtraMembers.of(
                conversation, except: ["conversations", "conversation", "id", "title", "system"]),
            messages: messages)
    }

    private static func role(_ name: String?) -> MessageRole {
        switch name {
        case "bing", "bard", "claude", "bot", "chatbot": .assistant
        default: ChatContent.role(name) ?? .tool
        }
    }
}
