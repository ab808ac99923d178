/// What can happen to a thread.
package enum ThreadEvent: Hashable, Sendable {
    case created(ThreadCreated)
    case renamed(ThreadRenamed)
    case described(ThreadDescribed)
    case visibilityChanged(ThreadVisibilityChanged)
    case agentChanged(ThreadAgentChanged)
    case tagged(ThreadTagged)
    case labelled(ThreadLabelled)
    case messageAdded(MessageAdded)
    case imported(ThreadImported)
    case pathChanged(ThreadPathChanged)
    case deleted(ThreadDeleted)
    case restored(ThreadRestored)

    package var payload: any StoredPayload {
        switch self {
        case .created(let payload): payload
        case .renamed(let payload): payload
        case .described(let payload): payload
        case .visibilityChanged(let payload): payload
        case .agentChanged(let payload): payload
        case .tagged(let payload): payload
        case .labelled(let payload): payload
        case .messageAdded(let payload): payload
        case .imported(let payload): payload
        case .pathChanged(let payload): payload
        case .deleted(let payload): payload
        case .restored(let payload): payload
        }
    }
}

package struct ThreadCreated: StoredPayload {
    package static let eventType = "thread_created"

    package var title: String
    package var description: String
    package var ownerID: UserID
    package var agentID: String?
    package var visibility: ThreadVisibility
    /// Where the thread is the discussion of an artifact.
    package var discusses: ArtifactID?
    package var source: ThreadSource?
    /// Where it began as a copy of another one's messages.
    package var forkedFrom: ThreadOrigin?
    package var tags: [String]?
    /// When it was made: in an import, when the conversation began.
    package var createdAt: Timestamp

    package init(
        title: String, description: String = "", ownerID: UserID, agentID: String? = nil, visibility: ThreadVisibility,
        discusses: ArtifactID? = nil, source: ThreadSource? = nil, forkedFrom: ThreadOrigin? = nil,
        tags: [String]? = nil, createdAt: Timestamp
    ) {
        self.title = title
        self.description = description
        self.ownerID = ownerID
        self.agentID = agentID
        self.visibility = visibility
        self.discusses = discusses
        self.source = source
        self.forkedFrom = forkedFrom
        self.tags = tags
        self.createdAt = createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case title, description, visibility, discusses, source, tags
        case ownerID = "owner_id"
        case agentID = "agent_id"
        case forkedFrom = "forked_from"
        case createdAt = "created_at"
    }
}

package struct ThreadRenamed: StoredPayload {
    package static let eventType = "thread_renamed"

    package var from: String
    package var to: String
}

package struct ThreadDescribed: StoredPayload {
    package static let eventType = "thread_described"

    package var description: String
}

package struct ThreadVisibilityChanged: StoredPayload {
    package static let eventType = "thread_visibility_changed"

    package var from: ThreadVisibility
    package var to: ThreadVisibility
}

/// Another assistant answers in the thread from now on.
package struct ThreadAgentChanged: StoredPayload {
    package static let eventType = "thread_agent_changed"

    /// A name of the settings; nothing for whichever is meant for the thread.
    package var agentID: String?

    private enum CodingKeys: String, CodingKey {
        case agentID = "agent_id"
    }
}

package struct ThreadTagged: StoredPayload {
    package static let eventType = "thread_tagged"

    package var added: [String]
    package var removed: [String]
}

package struct ThreadLabelled: StoredPayload {
    package static let eventType = "thread_labelled"

    package var set: [String: String]
    package var removed: [String]
}

package struct MessageAdded: StoredPayload {
    package static let eventType = "message_added"

    package var id: MessageID
    package var role: MessageRole
    package var parts: [MessagePart]
    package var attachments: [Attachment]?
    package var author: String?
    package var mention: ArtifactMention?
    /// The message's key in an import: its own id, or a digest of what it says.
    package var sourceKey: String?
    /// Where an assistant answered: how.
    package var reply: ReplyRecord?
    /// The message of another thread that it was copied from.
    package var copyOf: MessageID?
    package var createdAt: Timestamp

    package init(
        id: MessageID, role: MessageRole, parts: [MessagePart], attachments: [Attachment]? = nil,
        author: String? = nil, mention: ArtifactMention? = nil, sourceKey: String? = nil, reply: ReplyRecord? = nil,
        copyOf: MessageID? = nil, createdAt: Timestamp
    ) {
        self.id = id
        self.role = role
        self.parts = parts
        self.attachments = attachments
        self.author = author
        self.mention = mention
        self.sourceKey = sourceKey
        self.reply = reply
        self.copyOf = copyOf
        self.createdAt = createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case id, role, parts, attachments, author, mention, reply
        case sourceKey = "source_key"
        case copyOf = "copy_of"
        case createdAt = "created_at"
    }
}

/// An import has brought the thread up to a state of its source.
package struct ThreadImported: StoredPayload {
    package static let eventType = "thread_imported"

    /// A digest over the keys of all messages that the source had.
    package var fingerprint: String
    package var messagesAdded: Int
    /// Regenerated answers and edited questions that the export kept beside the conversation.
    package var alternatives: Int
    /// When the source began.
    package var createdAt: Timestamp?
    /// When the source was changed last, as far as it says so.
    package var updatedAt: Timestamp?
    /// What the source is called.
    package var title: String?

    package init(
        fingerprint: String, messagesAdded: Int, alternatives: Int, createdAt: Timestamp? = nil,
        updatedAt: Timestamp? = nil, title: String? = nil
    ) {
        self.fingerprint = fingerprint
        self.messagesAdded = messagesAdded
        self.alternatives = alternatives
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.title = title
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint, alternatives, title
        case messagesAdded = "messages_added"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// The conversation goes another way than before: an answer was given again, or a question edited.
package struct ThreadPathChanged: StoredPayload {
    package static let eventType = "thread_path_changed"

    /// How many messages at the beginning are as they were.
    package var kept: Int
    /// Those that follow them now, some of them perhaps known from before.
    package var messages: [MessageID]
    /// Those that no longer belong to the conversation: earlier versions of what follows.
    package var earlier: [MessageID]

    package init(kept: Int, messages: [MessageID], earlier: [MessageID]) {
        self.kept = kept
        self.messages = messages
        self.earlier = earlier
    }
}

package struct ThreadDeleted: StoredPayload {
    package static let eventType = "thread_deleted"

    package init() {}
}

package struct ThreadRestored: StoredPayload {
    package static let eventType = "thread_restored"

    /// It was the discussion of an artifact, and another one has taken its place: it came back as any other thread.
    package var isOrdinary: Bool?

    package init(isOrdinary: Bool = false) {
        self.isOrdinary = isOrdinary ? true : nil
    }

    private enum CodingKeys: String, CodingKey {
        case isOrdinary = "ordinary"
    }
}
