package import DocketDomain

extension Message {
    /// A message with its parts and the artifact that it made or touched.
    package var wire: JSON {
        [
            "id": .id(id),
            "role": .string(role.rawValue),
            "parts": .array(parts.map(\.wire)),
            "attachments": .array(attachments.map(\.wire)),
            "created_at": .time(createdAt),
            "author": .string(author),
            "artifact_id": .id(mention?.artifactID),
            "artifact_action": .string(mention?.action.rawValue),
        ]
    }
}

extension MessagePart {
    var wire: JSON {
        switch self {
        case .text(let text): ["type": "text", "text": .string(text)]
        case .code(let language, let content):
            ["type": "code", "language": .string(language), "content": .string(content)]
        case .image(.url(let url), let mimeType):
            ["type": "image", "url": .string(url), "mime_type": .string(mimeType)]
        case .image(.digest(let digest), let mimeType):
            ["type": "image", "digest": .string(digest), "mime_type": .string(mimeType)]
        }
    }
}

extension Attachment {
    var wire: JSON {
        [
            "id": .id(id),
            "name": .string(name),
            "mime_type": .string(mimeType),
            "size_bytes": .number(sizeBytes),
        ]
    }
}
