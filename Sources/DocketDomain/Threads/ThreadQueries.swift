/// Which threads to list. Deleted ones are left out unless they are asked for.
package struct ThreadFilter: Hashable, Sendable {
    /// Words that the title or description contains, whatever their case and accents.
    package var text: String?
    package var artifactID: ArtifactID?
    package var tag: String?
    package var visibility: ThreadVisibility?
    package var createdAfter: Timestamp?
    package var createdBefore: Timestamp?
    /// Only deleted ones.
    package var deleted = false
    package var order = SortOrder.descending

    package init() {}
}

/// A thread as lists show it.
package struct ThreadSummary: Hashable, Sendable {
    package let id: ThreadID
    package let title: String
    package let description: String
    package let ownerID: UserID?
    package let agentID: String?
    package let visibility: ThreadVisibility
    package let createdAt: Timestamp
    package let updatedAt: Timestamp
    package let deletedAt: Timestamp?
    package let messageCount: Int
    package let artifactCount: Int
    /// Proposals of this thread that wait for a decision.
    package let pendingCount: Int
    package let tags: [String]
    package let labels: [String: String]
    package let source: ThreadSource?
    /// How often its messages were put in another order, or replaced by others.
    package let pathChanges: Int

    package init(
        id: ThreadID, title: String, description: String, ownerID: UserID?, agentID: String?,
        visibility: ThreadVisibility,
        createdAt: Timestamp, updatedAt: Timestamp, deletedAt: Timestamp?, messageCount: Int, artifactCount: Int,
        pendingCount: Int, tags: [String], labels: [String: String], source: ThreadSource?, pathChanges: Int = 0
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.ownerID = ownerID
        self.agentID = agentID
        self.visibility = visibility
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.deletedAt = deletedAt
        self.messageCount = messageCount
        self.artifactCount = artifactCount
        self.pendingCount = pendingCount
        self.tags = tags
        self.labels = labels
        self.source = source
        self.pathChanges = pathChanges
    }
}

/// A message at its place in a thread.
package struct Message: Hashable, Sendable {
    package let id: MessageID
    package let threadID: ThreadID
    /// 0 for the first message of the thread; less for an earlier version, which the thread shows no more.
    package let ordinal: Int
    package let role: MessageRole
    package let parts: [MessagePart]
    package let attachments: [Attachment]
    package let author: String?
    package let createdAt: Timestamp
    package let mention: ArtifactMention?
    /// Where the conversation was taken another way here: which of the versions this is, the first one being 1.
    package let version: Version?
    /// Where an assistant answered: how.
    package let reply: ReplyRecord?

    package struct Version: Hashable, Sendable {
        package let number: Int
        package let count: Int

        package init(number: Int, count: Int) {
            self.number = number
            self.count = count
        }
    }

    package init(
        id: MessageID, threadID: ThreadID, ordinal: Int, role: MessageRole, parts: [MessagePart],
        attachments: [Attachment], author: String?, createdAt: Timestamp, mention: ArtifactMention?,
        version: Version? = nil, reply: ReplyRecord? = nil
    ) {
        self.id = id
        self.threadID = threadID
        self.ordinal = ordinal
        self.role = role
        self.parts = parts
        self.attachments = attachments
        self.author = author
        self.createdAt = createdAt
        self.mention = mention
        self.version = version
        self.reply = reply
    }

    /// Whether the thread shows another message in its place now.
    package var isEarlier: Bool { ordinal < 0 }
}
