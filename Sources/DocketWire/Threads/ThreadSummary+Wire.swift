package import DocketDomain

extension ThreadSummary {
    /// A thread as lists show it.
    package var wire: JSON {
        [
            "id": .id(id),
            "title": .string(title),
            "description": .string(description),
            "owner_id": .id(ownerID),
            "agent_id": .string(agentID),
            "visibility": .string(visibility.rawValue),
            "created_at": .time(createdAt),
            "updated_at": .time(updatedAt),
            "deleted_at": .time(deletedAt),
            "message_count": .number(messageCount),
            "artifact_count": .number(artifactCount),
            "pending_count": .number(pendingCount),
            "tags": .array(tags.map(JSON.string)),
            "labels": .object(labels),
            "source": source.map { ["format": .string($0.format), "id": .string($0.id)] } ?? .null,
        ]
    }

    /// A thread with a page of its messages and its artifacts.
    ///
    /// - Parameters:
    ///   - texts: The texts of the messages' attachments, as far as there are any.
    ///   - reasoning: Whether reasoning is among the messages' parts.
    package func wire(
        messages: Page<Message>, texts: [AttachmentID: String] = [:], artifacts: [ArtifactSummary],
        reasoning: Bool = false
    ) -> JSON {
        wire.adding([
            "messages": .array(messages.items.map { $0.wire(texts: texts, reasoning: reasoning) }),
            "next_page_token": .string(messages.nextToken),
            "has_more": .bool(messages.hasMore),
            "artifacts": .array(artifacts.map { $0.wire(payload: nil) }),
        ])
    }
}
