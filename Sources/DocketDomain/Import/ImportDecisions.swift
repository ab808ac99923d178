/// Decides what is new in a conversation that is imported, for the first time or again.
struct ImportDecisions {
    let loaded: LoadedState
    let context: Context

    func requirements(_ conversation: Conversation) -> [Requirement] {
        let claim = ClaimKey.source(conversation.source, importedBy: context.viewer.userID)
        guard let owner = loaded.owner(of: claim) else { return [.claim(claim)] }
        let thread = ThreadID(owner.id)
        guard let state = loaded.thread(thread)?.state, state.importFingerprint != conversation.fingerprint else {
            return [.claim(claim), .stream(owner)]
        }
        var requirements: [Requirement] = [.claim(claim), .stream(owner), .importedKeys(thread)]
        for identifier in Set(conversation.artifacts.compactMap(\.identifier)) {
            let claim = ClaimKey.sourceArtifact(identifier, of: thread)
            requirements.append(.claim(claim))
            if let artifact = loaded.owner(of: claim) { requirements.append(.stream(artifact)) }
        }
        return requirements
    }

    func take(_ conversation: Conversation) throws(DocketError) -> ChangeSet {
        for message in conversation.messages {
            let bytes = message.parts.reduce(0) { $0 + $1.text.utf8.count }
            guard bytes <= Limits.messageBytes else {
                throw DocketError(
                    .resourceExhausted, "A message has \(bytes) bytes; at most \(Limits.messageBytes) (1 MiB) fit.")
            }
        }
        for artifact in conversation.artifacts { try ArtifactDecisions.refuseProposal(artifact.kind) }
        let claim = ClaimKey.source(conversation.source, importedBy: context.viewer.userID)
        guard let owner = loaded.owner(of: claim) else {
            return first(conversation, claim)
        }
        let id = ThreadID(owner.id)
        guard let thread = loaded.thread(id) else {
            throw DocketError(.corrupt, "The thread \(id) of an earlier import is missing. Run `docket doctor`.")
        }
        var outcome = CommandOutcome()
        outcome.threadID = id
        outcome.imported = ImportCount()
        guard thread.state.importFingerprint != conversation.fingerprint else { return .already(outcome) }
        let known = loaded.importedKeys[id] ?? []
        let new = conversation.messages.indices.filter { !known.contains(conversation.messages[$0].key) }
        guard !new.isEmpty else { return .already(outcome) }
        guard !thread.state.isDeleted else {
            throw DocketError(
                .failedPrecondition,
                "It has new messages, but its thread was deleted. Bring it back with `docket threads restore \(id)` and import again."
            )
        }
        return additions(of: new, from: conversation, to: id, expected: .exact(thread.version), before: [], claims: [])
    }

    private func first(_ conversation: Conversation, _ claim: ClaimKey) -> ChangeSet {
        let id = ThreadID(context.makeID())
        let created = ThreadCreated(
            title: conversation.title, ownerID: context.viewer.userID, agentID: conversation.agentID,
            visibility: conversation.visibility, source: conversation.source,
            tags: conversation.tags.isEmpty ? nil : conversation.tags, createdAt: conversation.createdAt)
        return additions(
            of: Array(conversation.messages.indices), from: conversation, to: id, expected: .noStream,
            before: [.created(created)], claims: [.take(claim, .thread(id))])
    }

    private func additions(
        of indices: [Int], from conversation: Conversation, to thread: ThreadID, expected: ExpectedVersion,
        before: [ThreadEvent], claims: [ClaimChange]
    ) -> ChangeSet {
        let ids = Dictionary(uniqueKeysWithValues: indices.map { ($0, MessageID(context.makeID())) })
        var made = ArtifactChanges(thread: thread, loaded: loaded, context: context)
        for artifact in conversation.artifacts {
            guard let message = ids[artifact.message] else { continue }
            made.add(artifact, message: message, at: conversation.messages[artifact.message].createdAt)
        }
        var events = before
        events += indices.map { index in
            let message = conversation.messages[index]
            let attachments = message.attachments.map {
                Attachment(
                    id: AttachmentID(context.makeID()), name: $0.name, mimeType: $0.mimeType, sizeBytes: $0.sizeBytes,
                    digest: $0.digest)
            }
            return .messageAdded(
                MessageAdded(
                    id: ids[index] ?? MessageID(context.makeID()), role: message.role, parts: message.parts,
                    attachments: attachments.isEmpty ? nil : attachments, author: message.author,
                    mention: ids[index].flatMap { made.mentions[$0] }, sourceKey: message.key,
                    createdAt: message.createdAt))
        }
        events.append(
            .imported(
                ThreadImported(
                    fingerprint: conversation.fingerprint, messagesAdded: indices.count,
                    alternatives: conversation.alternatives)))

        var count = ImportCount()
        count.threads = before.isEmpty ? 0 : 1
        count.messages = indices.count
        count.artifacts = made.created
        var outcome = CommandOutcome()
        outcome.threadID = thread
        outcome.threadCreated = !before.isEmpty
        outcome.imported = count
        let told = StreamChange(stream: .thread(thread), expected: expected, events: events.map { .thread($0) })
        return ChangeSet(changes: [told] + made.changes, claims: claims + made.claims, outcome: outcome)
    }
}

/// The artifacts that an import makes and revises, as changes of their streams.
private struct ArtifactChanges {
    let thread: ThreadID
    let loaded: LoadedState
    let context: Context
    /// Kind → number of new artifacts.
    private(set) var created: [String: Int] = [:]
    private(set) var claims: [ClaimChange] = []
    /// What each message did to the first artifact that it touched.
    private(set) var mentions: [MessageID: ArtifactMention] = [:]

    private var order: [ArtifactID] = []
    private var events: [ArtifactID: [ArtifactEvent]] = [:]
    private var expected: [ArtifactID: ExpectedVersion] = [:]
    private var revisions: [ArtifactID: Int] = [:]
    private var kinds: [ArtifactID: ArtifactKind] = [:]
    private var named: [String: ArtifactID] = [:]

    init(thread: ThreadID, loaded: LoadedState, context: Context) {
        self.thread = thread
        self.loaded = loaded
        self.context = context
    }

    var changes: [StreamChange] {
        order.compactMap { id in
            events[id].map { events in
                StreamChange(
                    stream: .artifact(id), expected: expected[id] ?? .noStream, events: events.map { .artifact($0) })
            }
        }
    }

    mutating func add(_ artifact: Conversation.Artifact, message: MessageID, at time: Timestamp) {
        guard let identifier = artifact.identifier, let id = known(identifier) else {
            return create(artifact, message: message, at: time)
        }
        if let kind = kinds[id], artifact.content.fits(kind) {
            revise(id, artifact, message: message, at: time)
        } else {
            // What became something else is another artifact, beside the one that has the name.
            var nameless = artifact
            nameless.identifier = nil
            create(nameless, message: message, at: time)
        }
    }

    private mutating func create(_ artifact: Conversation.Artifact, message: MessageID, at time: Timestamp) {
        let id = ArtifactID(context.makeID())
        let creation = ArtifactCreated(
            kind: artifact.kind, title: artifact.title, status: ArtifactStatus.active, content: artifact.content,
            metadata: artifact.metadata, createdBy: Creator(type: .agent, id: context.viewer.userID),
            threadID: thread, messageID: message, createdAt: time)
        order.append(id)
        expected[id] = .noStream
        events[id] = [.created(creation)]
        revisions[id] = 1
        kinds[id] = artifact.kind
        created[artifact.kind.rawValue, default: 0] += 1
        mention(id, .created, by: message)
        if let identifier = artifact.identifier {
            named[identifier] = id
            claims.append(.take(.sourceArtifact(identifier, of: thread), .artifact(id)))
        }
    }

    private mutating func revise(
        _ id: ArtifactID, _ artifact: Conversation.Artifact, message: MessageID, at time: Timestamp
    ) {
        let revision = (revisions[id] ?? 1) + 1
        revisions[id] = revision
        events[id, default: []].append(
            .revised(
                ArtifactRevised(
                    revision: revision, content: artifact.content, title: artifact.title, threadID: thread,
                    messageID: message, createdAt: time)))
        mention(id, .updated, by: message)
    }

    /// The artifact that has this name, from this import or an earlier one.
    private mutating func known(_ identifier: String) -> ArtifactID? {
        if let id = named[identifier] { return id }
        let claim = ClaimKey.sourceArtifact(identifier, of: thread)
        guard let owner = loaded.owner(of: claim) else { return nil }
        let id = ArtifactID(owner.id)
        guard let artifact = loaded.artifact(id) else { return nil }
        order.append(id)
        expected[id] = .exact(artifact.version)
        revisions[id] = artifact.state.revision
        kinds[id] = artifact.state.kind
        named[identifier] = id
        return id
    }

    private mutating func mention(_ id: ArtifactID, _ action: ArtifactAction, by message: MessageID) {
        if mentions[message] == nil {
            mentions[message] = ArtifactMention(artifactID: id, action: action)
        }
    }
}
