import DocketDomain

/// One message of a Claude conversation.
enum ClaudeMessage {
    static func read(_ message: JSON, index: Int, artifacts: inout ClaudeArtifacts) -> ReadMessage {
        guard message.object != nil else { return .skipped(reason: "It is no message but \(message.outline).") }
        var result = TranscriptMessage(
            id: message.identifier("uuid"),
            role: role(of: message, index: index),
            createdAt: ExportTime.timestamp(message["created_at"]),
            attachments: attachments(of: message))
        if let blocks = message["content"]?.array, !blocks.isEmpty {
            let refusals = refusals(in: blocks)
            for (index, block) in blocks.enumerated() {
                add(block, refusal: refusals[index], to: &result, artifacts: &artifacts)
            }
        } else if let text = message.text("text") ?? message.text("content") {
            // The text of the whole message can be thinking and answer run together, so it is only the last resort.
            add(text: text, to: &result, artifacts: &artifacts)
        }
        return .shown(result)
    }

    /// What tools said that did not do what a block asked them to, by the block's index. A call's result follows it in
    /// the same message, before the next call with its id: read from the end, each block is looked at once.
    private static func refusals(in blocks: [JSON]) -> [Int: String] {
        var refusals: [Int: String] = [:]
        var said: [String: String] = [:]
        for (index, block) in blocks.enumerated().reversed() {
            switch block["type"]?.string {
            case "tool_use":
                if let id = block.identifier("id") { refusals[index] = said.removeValue(forKey: id) }
            case "tool_result":
                guard let id = block.identifier("tool_use_id") else { continue }
                said[id] =
                    block["is_error"]?.bool == true
                    ? block.text("content") ?? block["content"]?[0]?.text("text") ?? "an error" : nil
            default: continue
            }
        }
        return refusals
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

    private static func add(
        _ block: JSON, refusal: String?, to result: inout TranscriptMessage, artifacts: inout ClaudeArtifacts
    ) {
        switch block["type"]?.string {
        case "text":
            add(text: block.text("text") ?? "", to: &result, artifacts: &artifacts)
        case "image":
            result.parts.append(picture(of: block["source"]))
        case "tool_use":
            let outcome = artifacts.follow(block["name"]?.string, block["input"] ?? [:], refusal: refusal)
            guard let placeholder = outcome?.placeholder else { return result.hide(.toolCall) }
            // A file that is changed ten times in one message stands there once.
            if result.parts.last != placeholder { result.parts.append(placeholder) }
            if case .done(let artifact)? = outcome { result.artifacts.append(artifact) }
        case "thinking":
            if let thought = block.text("thinking") { result.parts.append(.reasoning(thought)) }
            result.hide(.reasoning)
        case "redacted_thinking": result.hide(.reasoning)
        case "tool_result": result.hide(.toolResult)
        case "token_budget": result.hide(.context)
        case let type:
            result.parts.append(.placeholder("not shown: \(type ?? "unknown content")"))
            add(text: block.text("text") ?? "", to: &result, artifacts: &artifacts)
        }
    }

    private static func add(text: String, to result: inout TranscriptMessage, artifacts: inout ClaudeArtifacts) {
        guard !text.isEmpty else { return }
        for part in result.role == .assistant ? Reasoning.separated([.text(text)]) : [.text(text)] {
            add(part, to: &result, artifacts: &artifacts)
        }
    }

    private static func add(_ part: MessagePart, to result: inout TranscriptMessage, artifacts: inout ClaudeArtifacts) {
        guard result.role == .assistant, let inline = InlineArtifacts(in: part.text) else {
            result.parts.append(part)
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
                text: file["extracted_content"]?.string)
        }
        let names = Set(attachments.map(\.name))
        for file in message["files"]?.array ?? [] {
            guard let name = file.text("file_name", "file_uuid"), !names.contains(name) else { continue }
            attachments.append(
                TranscriptAttachment(
                    name: name, mimeType: file.text("file_type", "mime_type"),
                    size: file["size_bytes"]?.int ?? file["file_size"]?.int, text: file.text("extracted_content")))
        }
        return attachments
    }
}
