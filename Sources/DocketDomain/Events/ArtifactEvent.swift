/// What can happen to an artifact.
package enum ArtifactEvent: Hashable, Sendable {
    case created(ArtifactCreated)
    case revised(ArtifactRevised)
    case renamed(ArtifactRenamed)
    case described(ArtifactDescribed)
    case commented(ArtifactCommented)
    case statusChanged(ArtifactStatusChanged)
    case linked(ArtifactLinked)
    case unlinked(ArtifactUnlinked)
    case deleted(ArtifactDeleted)
    case restored(ArtifactRestored)
    case exported(ArtifactExported)
}

package struct ArtifactCreated: Hashable, Sendable, Codable {
    package var kind: ArtifactKind
    package var title: String
    package var status: String
    package var content: ArtifactContent
    package var metadata: JSON?
    package var createdBy: Creator
    /// The thread that made it, where one did.
    package var threadID: ThreadID?
    package var messageID: MessageID?
    package var createdAt: Timestamp

    package init(
        kind: ArtifactKind, title: String, status: String, content: ArtifactContent, metadata: JSON? = nil,
        createdBy: Creator, threadID: ThreadID? = nil, messageID: MessageID? = nil, createdAt: Timestamp
    ) {
        self.kind = kind
        self.title = title
        self.status = status
        self.content = content
        self.metadata = metadata
        self.createdBy = createdBy
        self.threadID = threadID
        self.messageID = messageID
        self.createdAt = createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case kind, title, status, content, metadata
        case createdBy = "created_by"
        case threadID = "thread_id"
        case messageID = "message_id"
        case createdAt = "created_at"
    }
}

package struct ArtifactRevised: Hashable, Sendable, Codable {
    /// The number of the new revision; the first one is 1.
    package var revision: Int
    package var content: ArtifactContent
    package var title: String?
    package var threadID: ThreadID?
    package var messageID: MessageID?
    package var createdAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case revision, content, title
        case threadID = "thread_id"
        case messageID = "message_id"
        case createdAt = "created_at"
    }
}

package struct ArtifactRenamed: Hashable, Sendable, Codable {
    package var from: String
    package var to: String
}

package struct ArtifactDescribed: Hashable, Sendable, Codable {
    package var description: String
}

package struct ArtifactCommented: Hashable, Sendable, Codable {
    package var comment: String
}

package struct ArtifactStatusChanged: Hashable, Sendable, Codable {
    package var from: String
    package var to: String
}

package struct ArtifactLinked: Hashable, Sendable, Codable {
    package var threadID: ThreadID
    package var relation: Relation

    private enum CodingKeys: String, CodingKey {
        case threadID = "thread_id"
        case relation
    }
}

package struct ArtifactUnlinked: Hashable, Sendable, Codable {
    package var threadID: ThreadID
    package var relation: Relation

    private enum CodingKeys: String, CodingKey {
        case threadID = "thread_id"
        case relation
    }
}

package struct ArtifactDeleted: Hashable, Sendable, Codable {
    package init() {}
}

package struct ArtifactRestored: Hashable, Sendable, Codable {
    package init() {}
}
