/// Who speaks in a message.
package enum MessageRole: String, Hashable, Sendable, Codable, CaseIterable {
    case user, assistant, system, tool
}

/// A piece of a message's content, in the order in which it was written.
package enum MessagePart: Hashable, Sendable {
    /// Markdown text.
    case text(String)
    /// Source code or a tool's output; the language may be empty.
    case code(language: String, content: String)
    /// A picture, by address or by the digest of a stored blob.
    case image(source: ImageSource, mimeType: String)
    /// What a model thought or which tool it called, on the way to what it said.
    case reasoning(String)

    package enum ImageSource: Hashable, Sendable {
        case url(String)
        case digest(String)
    }

    /// The text of the part that was said: what is searched, copied and exported.
    package var text: String {
        switch self {
        case .text(let text): text
        case .code(_, let content): content
        case .image, .reasoning: ""
        }
    }

    /// Whether it was thought, not said.
    package var isReasoning: Bool { if case .reasoning = self { true } else { false } }

    /// UTF-8 bytes of text, code and reasoning: what limits count. A picture is no text, even where its address holds it
    /// whole.
    package var textSize: Int {
        switch self {
        case .text(let text), .code(_, let text), .reasoning(let text): text.utf8.count
        case .image: 0
        }
    }
}

extension MessagePart: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, text, language, content, url, digest
        case mimeType = "mime_type"
    }

    private enum Kind: String, Codable {
        case text, code, image, reasoning
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .type) {
        case .text:
            self = .text(try container.decode(String.self, forKey: .text))
        case .code:
            self = .code(
                language: try container.decode(String.self, forKey: .language),
                content: try container.decode(String.self, forKey: .content))
        case .reasoning:
            self = .reasoning(try container.decode(String.self, forKey: .text))
        case .image:
            let mimeType = try container.decodeIfPresent(String.self, forKey: .mimeType) ?? ""
            if let url = try container.decodeIfPresent(String.self, forKey: .url) {
                self = .image(source: .url(url), mimeType: mimeType)
            } else {
                self = .image(source: .digest(try container.decode(String.self, forKey: .digest)), mimeType: mimeType)
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .text(let text):
            try container.encode(Kind.text, forKey: .type)
            try container.encode(text, forKey: .text)
        case .code(let language, let content):
            try container.encode(Kind.code, forKey: .type)
            try container.encode(language, forKey: .language)
            try container.encode(content, forKey: .content)
        case .reasoning(let text):
            try container.encode(Kind.reasoning, forKey: .type)
            try container.encode(text, forKey: .text)
        case .image(let source, let mimeType):
            try container.encode(Kind.image, forKey: .type)
            switch source {
            case .url(let url): try container.encode(url, forKey: .url)
            case .digest(let digest): try container.encode(digest, forKey: .digest)
            }
            try container.encode(mimeType, forKey: .mimeType)
        }
    }
}
