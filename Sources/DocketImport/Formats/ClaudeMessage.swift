import DocketDomain

/// One message of a Claude conversation.
enum ClaudeMessage {
    static func message(of message: JSON, index: Int, artifacts: inout ClaudeArtifacts) -> TranscriptMessage {
        var result = TranscriptMessage(
            id: message.identifier("uuid"),
            role: role(of: message, index: index),
            createdAt: ExportTime.timestamp(message["created_at"]),
            attachments: attachments(of: message))
        if let blocks = message["content"]?.array, !blocks.isEmpty {
            for block in blocks {
                add(block, to: &result, artifacts: &artifacts)
            }
        } else if let text = message.text("text") ?? message.text("content") {
            // The text of the whole message can be thinking and answer run together, so it is only the last resort.
            add(text: text, to: &result, artifacts: &artifacts)
        }
        return result
    }

    /// Without a sender they take turns, and the person begins.
    private static func role(of message: JSON, index: Int) -> MessageRole {
        switch message["sender"]?.string {
        case "human", "user": .user
        case "assistant": .assistant
        case "system": .system
        case .some: .tool
        case nil: index.isMultiple(of: 2) ? .user : .assistant
        }
    }

    private static func add(_ block: JSON, to result: inout TranscriptMessage, artifacts: inout ClaudeArtifacts) {
        switch block["type"]?.string {
        case "text":
            add(text: block.text("text") ?? "", to: &result, artifacts: &artifacts)
        case "image":
            result.parts.append(picture(of: block["source"]))
        case "tool_use" where block["name"]?.string == "artifacts":
            let outcome = artifacts.replay(block["input"] ?? [:])
            result.parts.append(outcome.placeholder)
            if case .done(let artifact) = outcome { result.artifacts.append(artifact) }
        case "thinking", "redacted_thinking", "tool_use", "tool_result", "token_budget":
            break
        case let type:
            result.parts.append(.placeholder("not shown: \(type ?? "unknown content")"))
            add(text: block.text("text") ?? "", to: &result, artifacts: &artifacts)
        }
    }

    private static func add(text: String, to result: inout TranscriptMessage, artifacts: inout ClaudeArtifacts) {
        guard !text.isEmpty else { return }
        guard result.role == .assistant, let inline = InlineArtifacts(in: text) else {
            result.parts.append(.text(text))
            return
        }
        result.parts.append(.text(inline.text))
        for artifact in inline.artifacts {
            result.artifacts.append(artifacts.put(artifact))
        }
    }

    private static func picture(of source: JSON?) -> MessagePart {
        let type = source?.text("media_type") ?? ""
        if let data = source?.text("data") {
            return .picture("data:\(type);base64,\(data)", mimeType: type)
        }
        return source?.text("url").map { .picture($0, mimeType: type) } ?? .placeholder("image")
    }

    /// Files whose text is in the export, and files that are only named; some are both.
    private static func attachments(of message: JSON) -> [TranscriptAttachment] {
        var attachments = (message["attachments"]?.array ?? []).map { file in
            TranscriptAttachment(
                name: file.text("file_name") ?? "pasted text",
                mimeType: file.text("file_type"),
                size: file["file_size"]?.int,
                text: file.text("extracted_content"))
        }
        let names = Set(attachments.map(\.name))
        for file in message["files"]?.array ?? [] {
            guard let name = file.text("file_name", "file_uuid"), !names.contains(name) else { continue }
            attachments.append(TranscriptAttachment(name: name, size: file["size_bytes"]?.int))
        }
        return attachments
    }
}
