package import DocketDomain

extension Message {
    /// A message with its parts and the artifact that it made or touched.
    ///
    /// - Parameters:
    ///   - texts: The texts of its attachments, as far as there are any.
    ///   - reasoning: Whether reasoning is among its parts.
    package func wire(texts: [AttachmentID: String] = [:], reasoning: Bool = false) -> JSON {
        var message: JSON = [
            "id": .id(id),
            "role": .string(role.rawValue),
            "parts": .array(parts.filter { reasoning || !$0.isReasoning }.map(\.wire)),
            "attachments": .array(
                attachments.map { file in
                    texts[file.id].map { file.wire.adding(["text": .string($0)]) } ?? file.wire
                }),
            "created_at": .time(createdAt),
            "author": .string(author),
            "artifact_id": .id(mention?.artifactID),
            "artifact_action": .string(mention?.action.rawValue),
        ]
        if let reply {
            message = message.adding([
                "usage": reply.usageWire,
                "finish": .string(reply.finish.rawValue), "model": .string(reply.model),
                "reason": .string(reply.reason), "answers": .id(reply.answers),
                "offers": .array((reply.offers ?? []).map(\.wire)),
            ])
        }
        guard let version else { return isEarlier ? message.adding(["earlier": true]) : message }
        return message.adding([
            "version": .number(version.number), "versions": .number(version.count), "earlier": .bool(isEarlier),
        ])
    }
}

extension ArtifactOffer {
    fileprivate var wire: JSON {
        ["kind": .string(kind.rawValue), "title": .string(title), "confidence": .number(confidence)]
    }
}

extension MessagePart {
    var wire: JSON {
        switch self {
        case .reasoning(let text): ["type": "reasoning", "text": .string(text)]
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
            "size_bytes": sizeBytes.map { .number($0) } ?? .null,
        ]
    }
}
