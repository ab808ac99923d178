/// A conversation of a chat export, ready to become a thread.
package struct Conversation: Hashable, Sendable, Encodable {
    package var source: ThreadSource
    package var title: String
    package var agentID: String?
    package var createdAt: Timestamp
    /// When it was changed last, as far as its export says so.
    package var updatedAt: Timestamp?
    package var visibility: ThreadVisibility
    package var tags: [String]
    package var alternatives: Int
    package var messages: [Message]
    package var artifacts: [Artifact]
    /// A digest over the keys of all messages: equal where nothing is new.
    package var fingerprint: String

    package struct Message: Hashable, Sendable, Encodable {
        /// Its id in the export, or a digest of what it says: unique within the conversation.
        package var key: String
        package var role: MessageRole
        package var parts: [MessagePart]
        package var attachments: [NewAttachment]
        package var author: String?
        package var createdAt: Timestamp

        package init(
            key: String, role: MessageRole, parts: [MessagePart], attachments: [NewAttachment] = [],
            author: String? = nil, createdAt: Timestamp
        ) {
            self.key = key
            self.role = role
            self.parts = parts
            self.attachments = attachments
            self.author = author
            self.createdAt = createdAt
        }
    }

    /// What a message made or changed.
    package struct Artifact: Hashable, Sendable, Encodable {
        /// The name that the export gives it; one with a name is revised when the name comes again.
        package var identifier: String?
        package var kind: ArtifactKind
        package var title: String
        package var content: ArtifactContent
        package var metadata: JSON?
        /// Which of `messages` made it.
        package var message: Int
        /// Whether a person brought it, and no agent made it.
        package var isBrought: Bool

        package init(
            identifier: String? = nil, kind: ArtifactKind, title: String, content: ArtifactContent,
            metadata: JSON? = nil, message: Int, isBrought: Bool = false
        ) {
            self.identifier = identifier
            self.kind = kind
            self.title = title
            self.content = content
            self.metadata = metadata
            self.message = message
            self.isBrought = isBrought
        }
    }

    package init(
        source: ThreadSource, title: String, agentID: String? = nil, createdAt: Timestamp, updatedAt: Timestamp? = nil,
        visibility: ThreadVisibility, tags: [String] = [], alternatives: Int = 0, messages: [Message],
        artifacts: [Artifact], fingerprint: String
    ) {
        self.source = source
        self.title = title
        self.agentID = agentID
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.visibility = visibility
        self.tags = tags
        self.alternatives = alternatives
        self.messages = messages
        self.artifacts = artifacts
        self.fingerprint = fingerprint
    }
}
