import DocketDomain
import OrderedCollections

/// The content of a ChatGPT message, by its `content_type`.
enum ChatGPTContent {
    /// Why a content of this type was not on the screen: the model's thinking and what it was told about the person were
    /// never part of the conversation.
    static func hiddenKind(of content: JSON?) -> HiddenKind? {
        switch content?["content_type"]?.string {
        case "thoughts", "reasoning_recap": .reasoning
        case "user_editable_context", "model_editable_context": .context
        default: nil
        }
    }

    static func parts(of content: JSON?) -> [MessagePart] {
        guard let content else { return [] }
        if let text = content.string { return [.text(CitationMarks.removed(from: text))] }
        switch content.text("content_type") {
        case "text", "multimodal_text":
            return parts(of: content.written)
        case nil where content["parts"] != nil || content["text"] != nil:
            return parts(of: content.written)
        case "code":
            let language = content.text("language") ?? ""
            return code(content["text"], language: language == "unknown" ? "" : language)
        case "execution_output":
            return code(content["text"])
        case "tether_quote":
            return quote(content)
        case "tether_browsing_display":
            return code(content.text("result", "summary").map(JSON.string))
        case "system_error":
            return text([content.text("name"), content.text("text")].compactMap(\.self).joined(separator: ": "))
        case "thoughts":
            let thoughts = (content["thoughts"]?.array ?? []).compactMap { thought in
                [thought.text("summary"), thought.text("content")].compactMap(\.self).joined(separator: "\n")
            }.filter { !$0.isBlank }
            return thoughts.isEmpty ? [] : [.reasoning(thoughts.joined(separator: "\n\n"))]
        case let type:
            return unknown(content, type: type)
        }
    }

    private static func parts(of values: [JSON]) -> [MessagePart] {
        let isTranscribed = values.contains { $0["content_type"]?.string == "audio_transcription" }
        return values.flatMap { value -> [MessagePart] in
            if let text = value.string { return self.text(text) }
            switch value["content_type"]?.string {
            case nil where value.isNull:
                return []
            case "image_asset_pointer":
                return [.picture(value.text("asset_pointer") ?? "", mimeType: value.text("mime_type") ?? "")]
            case "audio_transcription":
                return text(value.text("text") ?? "")
            case "audio_asset_pointer":
                return isTranscribed ? [] : [.placeholder("audio")]
            case "real_time_user_audio_video_asset_pointer":
                return isTranscribed ? [] : [.placeholder("audio and video")]
            case nil where value.text("text") != nil:
                return text(value.text("text") ?? "")
            case let type:
                return [.placeholder("not shown: \(type ?? "unknown content")")] + text(value.text("text") ?? "")
            }
        }
    }

    private static func quote(_ content: JSON) -> [MessagePart] {
        let title = content.text("title", "domain") ?? content.text("url") ?? ""
        let source = content.text("url").map { "[\(title)](\($0))" } ?? title
        return text([source, content.text("text") ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n"))
    }

    /// A placeholder, and whatever text there is to read.
    private static func unknown(_ content: JSON, type: String?) -> [MessagePart] {
        guard content.object?.isEmpty == false else { return [] }
        let texts = content.text("output_str", "result").map { [JSON.string($0)] } ?? content.written
        return [.placeholder("not shown: \(type ?? "unknown content")")] + texts.flatMap { text($0.string ?? "") }
    }

    private static func text(_ text: String) -> [MessagePart] {
        text.isEmpty ? [] : [.text(CitationMarks.removed(from: text))]
    }

    private static func code(_ text: JSON?, language: String = "") -> [MessagePart] {
        guard let text = text?.string, !text.isEmpty else { return [] }
        return [.code(language: language, content: CitationMarks.removed(from: text))]
    }
}

extension JSON {
    /// What was written, where the content has it: `parts`, a list or one text, else `text`.
    fileprivate var written: [JSON] {
        if let parts = self["parts"]?.array, !parts.isEmpty { return parts }
        return text("parts", "text").map { [JSON.string($0)] } ?? []
    }
}
