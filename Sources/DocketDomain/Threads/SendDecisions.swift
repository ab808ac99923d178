/// Decides what a message does: to a thread, or about an artifact.
struct SendDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }
    private var sight: Visibility { Visibility(loaded: loaded, viewer: viewer) }

    func requirements(_ message: OutgoingMessage) -> [Requirement] {
        switch message.target {
        case .thread(let id):
            return [.stream(.thread(id))]
        case .artifact(let id, let thread?):
            return loaded.artifactRequirements(id) + [.stream(.thread(thread))]
        case .artifact(let id, nil):
            let claim = ClaimKey.discussion(of: id, by: viewer.userID)
            return loaded.artifactRequirements(id) + [.claim(claim)]
                + (loaded.owner(of: claim).map { [.stream($0)] } ?? [])
        }
    }

    func send(_ message: OutgoingMessage) throws(DocketError) -> ChangeSet {
        try Self.check(message.parts, hasAttachments: !message.attachments.isEmpty)
        switch message.target {
        case .thread(let thread):
            _ = try sight.livingThread(thread)
            return addition(message, to: thread, about: nil)
        case .artifact(let artifact, in: let thread?):
            _ = try sight.livingThread(thread)
            let state = try sight.livingArtifact(artifact)
            return addition(message, to: thread, about: artifact, state)
        case .artifact(let artifact, in: nil):
            let state = try sight.livingArtifact(artifact)
            let claim = ClaimKey.discussion(of: artifact, by: viewer.userID)
            if case let owner? = loaded.owner(of: claim), owner.kind == .thread {
                return addition(message, to: ThreadID(owner.id), about: artifact, state)
            }
            return discussion(message, of: artifact, state.state, state.version, claim)
        }
    }

    /// The first message about an artifact: thread, link and message in one step.
    private func discussion(
        _ message: OutgoingMessage, of artifact: ArtifactID, _ state: ArtifactState, _ version: Int, _ claim: ClaimKey
    ) -> ChangeSet {
        let thread = ThreadID(context.makeID())
        let created = ThreadCreated(
            title: String("About: \(state.title)".prefix(Limits.titleCharacters)), ownerID: viewer.userID,
            visibility: .private, discusses: artifact, createdAt: context.now)
        let added = added(message, about: artifact)
        var outcome = CommandOutcome()
        outcome.threadID = thread
        outcome.threadCreated = true
        outcome.messageID = added.id
        outcome.artifactID = artifact
        return ChangeSet(
            changes: [
                StreamChange(
                    stream: .thread(thread), expected: .noStream,
                    events: [.thread(.created(created)), .thread(.messageAdded(added))]),
                link(artifact, version, to: thread),
            ],
            claims: [.take(claim, .thread(thread))], outcome: outcome)
    }

    /// A message about an artifact that is not linked to the thread links it.
    private func addition(
        _ message: OutgoingMessage, to thread: ThreadID, about artifact: ArtifactID,
        _ found: (state: ArtifactState, version: Int)
    ) -> ChangeSet {
        var decision = addition(message, to: thread, about: artifact)
        if found.state.relation(to: thread) == nil {
            decision.changes.append(link(artifact, found.version, to: thread))
        }
        return decision
    }

    private func addition(_ message: OutgoingMessage, to thread: ThreadID, about artifact: ArtifactID?) -> ChangeSet {
        let added = added(message, about: artifact)
        var outcome = CommandOutcome()
        outcome.threadID = thread
        outcome.messageID = added.id
        outcome.artifactID = artifact
        // Two messages at once both belong in the thread: neither needs the other's version.
        let change = StreamChange(stream: .thread(thread), expected: .any, events: [.thread(.messageAdded(added))])
        return ChangeSet(changes: [change], outcome: outcome)
    }

    private func link(_ artifact: ArtifactID, _ version: Int, to thread: ThreadID) -> StreamChange {
        StreamChange(
            stream: .artifact(artifact), expected: .exact(version),
            events: [.artifact(.linked(ArtifactLinked(threadID: thread, relation: .referenced)))])
    }

    private func added(_ message: OutgoingMessage, about artifact: ArtifactID?) -> MessageAdded {
        let attachments = message.attachments.map { Attachment($0, id: AttachmentID(context.makeID())) }
        return MessageAdded(
            id: MessageID(context.makeID()), role: viewer.role == .agent ? .assistant : .user, parts: message.parts,
            attachments: attachments.isEmpty ? nil : attachments, author: viewer.userID.rawValue,
            mention: artifact.map { ArtifactMention(artifactID: $0, action: .referenced) }, createdAt: context.now)
    }

    /// A message says something, and not too much.
    static func check(_ parts: [MessagePart], hasAttachments: Bool) throws(DocketError) {
        let bytes = parts.reduce(0) { $0 + $1.byteCount }
        guard bytes <= Limits.messageBytes else {
            throw DocketError(
                .resourceExhausted,
                "The message has \(bytes) bytes; at most \(Limits.messageBytes) (1 MiB) fit. Attach it as a file instead."
            )
        }
        guard hasAttachments || parts.contains(where: \.saysSomething) else {
            throw DocketError(.invalidArgument, "The message is empty. Give it some text, or attach a file.")
        }
    }
}

extension MessagePart {
    /// Bytes of everything in the part that is text, an address too.
    fileprivate var byteCount: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .code(let language, let content): language.utf8.count + content.utf8.count
        case .reasoning(let text): text.utf8.count
        case .image(.url(let url), let mimeType): url.utf8.count + mimeType.utf8.count
        case .image(.digest(let digest), let mimeType): digest.utf8.count + mimeType.utf8.count
        }
    }

    fileprivate var saysSomething: Bool {
        switch self {
        case .text, .code: !text.trimmed.isEmpty
        case .reasoning(let text): !text.trimmed.isEmpty
        case .image: true
        }
    }
}
