/// Everything that a front end can ask to be changed.
///
/// Commands hold no ids that docket makes: two equal requests are equal commands.
package enum Command: Hashable, Sendable, Encodable {
    case createTenant(TenantID, name: String, firstUser: User)
    case addUser(User)
    case removeUser(UserID)
    case createThread(NewThread)
    case thread(ThreadID, ThreadCommand)
    case send(OutgoingMessage)
    case reply(Reply)
    case createArtifact(NewArtifact)
    case artifact(ArtifactID, ArtifactCommand)
    case importConversation(Conversation)
    case requestExport(NewExport)
    case export(ExportID, ExportCommand)
    case addCustomer(NewCustomer)
    case customer(CustomerID, CustomerCommand)
    /// A relationship manager's own correction: for each field a proposal and its decision in one step.
    case correct(CustomerID, [String: JSON], asAdmin: Bool = false)
    case setSchema(ProfileSchema)
    case propose(Submission)
    case review(ReviewRequest)
    case undo(Undo)
}

package struct NewThread: Hashable, Sendable, Encodable {
    package var title: String
    package var description: String
    package var visibility: ThreadVisibility
    package var agentID: String?

    package init(
        title: String, description: String = "", visibility: ThreadVisibility = .private, agentID: String? = nil
    ) {
        self.title = title
        self.description = description
        self.visibility = visibility
        self.agentID = agentID
    }
}

/// A change of one thread.
package enum ThreadCommand: Hashable, Sendable, Encodable {
    case rename(String)
    case describe(String)
    case setVisibility(ThreadVisibility)
    case tag(add: [String], remove: [String])
    case label(set: [String: String], remove: [String])
    case delete
    case restore
}

/// A message to a thread, or about an artifact.
package struct OutgoingMessage: Hashable, Sendable, Encodable {
    package enum Target: Hashable, Sendable, Encodable {
        case thread(ThreadID)
        /// The artifact's discussion thread of this user, made where there is none; or the thread that is named.
        case artifact(ArtifactID, in: ThreadID?)
    }

    package var target: Target
    package var parts: [MessagePart]
    package var attachments: [NewAttachment]

    package init(target: Target, parts: [MessagePart], attachments: [NewAttachment] = []) {
        self.target = target
        self.parts = parts
        self.attachments = attachments
    }
}

/// A file to attach; its bytes go with the append as a blob, where there are any.
package struct NewAttachment: Hashable, Sendable, Encodable {
    package var name: String
    package var mimeType: String
    package var sizeBytes: Int
    package var digest: String?

    package init(name: String, mimeType: String, sizeBytes: Int, digest: String?) {
        self.name = name
        self.mimeType = mimeType
        self.sizeBytes = sizeBytes
        self.digest = digest
    }
}

package struct NewArtifact: Hashable, Sendable, Encodable {
    package var kind: ArtifactKind
    package var title: String
    package var content: ArtifactContent
    package var threadID: ThreadID?
    package var metadata: JSON?

    package init(
        kind: ArtifactKind, title: String, content: ArtifactContent, threadID: ThreadID? = nil, metadata: JSON? = nil
    ) {
        self.kind = kind
        self.title = title
        self.content = content
        self.threadID = threadID
        self.metadata = metadata
    }
}

/// A change of one artifact.
package enum ArtifactCommand: Hashable, Sendable, Encodable {
    case revise(ArtifactContent, title: String?)
    case rename(String)
    case describe(String)
    case comment(String)
    case setStatus(String)
    case link(ThreadID, Relation)
    case unlink(ThreadID)
    case delete
    case restore
}

/// What a command did, by ids: it is stored with the request and answered again when the request is repeated.
package struct CommandOutcome: Hashable, Sendable, Codable {
    package var threadID: ThreadID?
    package var threadCreated = false
    package var messageID: MessageID?
    package var artifactID: ArtifactID?
    /// Nothing had to be changed.
    package var already = false
    package var imported: ImportCount?
    package var exportID: ExportID?
    package var customerID: CustomerID?
    package var submission: SubmissionOutcome?
    package var review: ReviewOutcome?

    package init() {}
}
