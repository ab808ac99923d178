import DocketDomain

/// A conversation of a ShareGPT data set: `{"id", "conversations": [{"from", "value"}]}`.
enum ShareGPTConversation {
    /// The turns, where they are the ones of this format.
    static func turns(in conversation: JSON) -> [JSON]? {
        for key in ["conversations", "conversation"] {
            guard let turns = conversation[key]?.array else { continue }
            // One without a role is skipped by itself, as long as others have one.
            if turns.isEmpty || turns.contains(where: { role(of: $0) != nil }) { return turns }
        }
        return nil
    }

    static func transcript(of conversation: JSON) -> Transcript {
        var transcript = Transcript(
            format: .sharegpt,
            id: conversation.identifier("id") ?? "",
            title: conversation.text("title") ?? "",
            createdAt: ExportTime.timestamp(conversation["created_at"] ?? conversation["create_time"]),
            updatedAt: ExportTime.timestamp(conversation["updated_at"] ?? conversation["update_time"]),
            agent: conversation.text("model"),
            metadata: ExtraMembers.of(
                conversation, except: ["conversations", "conversation", "id", "title", "system"]))
        if let instructions = conversation.text("system") {
            transcript.take(
                .shown(TranscriptMessage(role: .system, parts: [.text(instructions)])), id: "system")
        }
        for (index, turn) in (turns(in: conversation) ?? []).enumerated() {
            let id = turn.identifier("id") ?? "\(index + 1)"
            transcript.take(read(turn), id: id)
        }
        return transcript
    }

    private static func read(_ turn: JSON) -> ReadMessage {
        guard let name = role(of: turn) else { return .skipped(reason: "It does not say who wrote it.") }
        var message = TranscriptMessage(id: turn.identifier("id"), role: role(name))
        ChatContent.read(turn["value"] ?? turn["content"] ?? turn["text"], into: &message)
        ChatContent.note(membersOf: turn, in: &message)
        return .shown(message)
    }

    private static func role(of turn: JSON) -> String? {
        turn.text("from", "role")
    }

    private static func role(_ name: String) -> MessageRole {
        switch name {
        case "bing", "bard", "claude", "bot", "chatbot": .assistant
        default: ChatContent.role(name) ?? .tool
        }
    }
}
