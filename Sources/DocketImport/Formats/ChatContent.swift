import DocketDomain

/// Roles and content as the chat completion API writes them, and the many programs that follow it.
enum ChatContent {
    static func role(_ name: String?) -> MessageRole? {
        switch name {
        case "user", "human": .user
        case "assistant", "model", "gpt", "chatgpt": .assistant
        case "system", "developer": .system
        case nil: nil
        default: .tool
        }
    }

    /// Text, or a list of parts that have a type.
    static func parts(of content: JSON?) -> [MessagePart] {
        switch content {
        case .string(let text)?: text.isEmpty ? [] : [.text(text)]
        case .array(let parts)?: parts.compactMap(part)
        default: []
        }
    }

    private static func part(of value: JSON) -> MessagePart? {
        if let text = value.string { return text.isEmpty ? nil : .text(text) }
        switch value["type"]?.string {
        case "text", "input_text", "output_text", "refusal":
            return value.text("text", "refusal").map { .text($0) }
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
