import DocketDomain

/// Roles and content as the chat completion API writes them, and the many programs that follow it.
enum ChatContent {
    static func role(_ name: String?) -> MessageRole? {
        switch name?.lowercased() {
        case "user", "human": .user
        case "assistant", "model", "gpt", "chatgpt": .assistant
        case "system", "developer": .system
        case nil, "": nil
        default: .tool
        }
    }

    /// Text, or a list of parts that have a type.
    static func read(_ content: JSON?, into message: inout TranscriptMessage) {
        switch content {
        case .string(let text)? where !text.isEmpty: message.parts.append(.text(text))
        case .array(let parts)?:
            for value in parts {
                let kind = hiddenKind(of: value)
                if let kind { message.hide(kind) }
                if kind == nil || kind == .reasoning, let part = part(of: value) { message.parts.append(part) }
            }
        default: break
        }
    }

    /// Notes what a message has beside its content that nobody saw: thinking, and calls of tools.
    static func note(membersOf value: JSON, in message: inout TranscriptMessage) {
        let isThinking = ["reasoning_content", "reasoning", "thinking"].contains { key in
            value[key]?.string?.isEmpty == false || value[key]?.array?.isEmpty == false
        }
        if isThinking { message.hide(.reasoning) }
        for _ in value["tool_calls"]?.array ?? [] { message.hide(.toolCall) }
        if value["function_call"]?.object != nil { message.hide(.toolCall) }
    }

    private static func hiddenKind(of part: JSON) -> HiddenKind? {
        switch part["type"]?.string {
        case "thinking", "redacted_thinking", "reasoning": .reasoning
        case "tool_use", "tool_call", "function_call": .toolCall
        case "tool_result": .toolResult
        default: nil
        }
    }

    private static func part(of value: JSON) -> MessagePart? {
        if let text = value.string { return text.isEmpty ? nil : .text(text) }
        switch value["type"]?.string {
        case "text", "input_text", "output_text", "refusal":
            return value.text("text", "refusal").map { .text($0) }
        case "thinking", "reasoning", "redacted_thinking":
            return value.text("thinking", "reasoning", "text").map { .reasoning($0) }
        case "image_url", "input_image":
            guard let url = value["image_url"]?.text("url") ?? value.text("image_url") else {
                return .placeholder("image")
            }
            return .picture(url)
        case "input_audio", "audio":
            return .placeholder("audio")
        case "file", "input_file":
            return .placeholder("file: \(value["file"]?.text("filename") ?? value.text("filename") ?? "unnamed")")
        case let type:
            return value.isNull ? nil : .placeholder("not shown: \(type ?? "unknown content")")
        }
    }
}
