/// The artifacts that an import makes and revises, as changes of their streams.
struct ImportedArtifacts {
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

    /// Makes and revises what the new messages of a conversation did.
    mutating func add(
        _ artifacts: [Conversation.Artifact], of conversation: Conversation, ids: [MessageID], new: [Int]
    ) {
        let new = Set(new)
        for artifact in artifacts where new.contains(artifact.message) {
            add(artifact, message: ids[artifact.message], at: conversation.messages[artifact.message].createdAt)
        }
    }

    /// Gives artifacts back what they were on the way that the conversation takes now, where messages that no longer
    /// belong to it had changed them.
    mutating func bringBack(
        _ artifacts: [Conversation.Artifact], of conversation: Conversation, ids: [MessageID],
        insteadOf earlier: Set<MessageID>
    ) {
        var last: [String: Conversation.Artifact] = [:]
        for artifact in artifacts { if let identifier = artifact.identifier { last[identifier] = artifact } }
        for (identifier, artifact) in last.sorted(by: { $0.key < $1.key }) {
            guard let id = known(identifier), events[id] == nil, let kind = kinds[id], artifact.content.fits(kind),
                let source = loaded.newestSources[id] ?? nil, earlier.contains(source)
            else { continue }
            revise(id, artifact, message: ids[artifact.message], at: context.now)
        }
    }

    private mutating func add(_ artifact: Conversation.Artifact, message: MessageID, at time: Timestamp) {
        guard let identifier = artifact.identifier, let id = known(identifier) else {
            return create(artifact, message: message, at: time)
        }
        if let kind = kinds[id], artifact.content.fits(kind) {
            revise(id, artifact, message: message, at: time)
        } else {
            // What became something else is another artifact, beside the one that has the name.
            create(artifact.nameless, message: message, at: time)
        }
    }

    private mutating func create(_ artifact: Conversation.Artifact, message: MessageID, at time: Timestamp) {
        let id = ArtifactID(context.makeID())
        let creation = ArtifactCreated(
            kind: artifact.kind, title: artifact.title, status: ArtifactStatus.active, content: artifact.content,
            metadata: artifact.metadata,
            createdBy: Creator(type: artifact.isBrought ? .user : .agent, id: context.viewer.userID),
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
