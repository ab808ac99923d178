/// What one message does to artifacts, as changes of their streams.
struct ArtifactWorks {
    let thread: ThreadID
    let message: MessageID
    let agent: UserID
    let context: Context
    /// What the message did to the first artifact that it touched.
    private(set) var mention: ArtifactMention?

    private var streams: [(id: ArtifactID, expected: ExpectedVersion, events: [ArtifactEvent])] = []
    private var revisions: [ArtifactID: Int] = [:]

    init(thread: ThreadID, message: MessageID, agent: UserID, _ context: Context) {
        self.thread = thread
        self.message = message
        self.agent = agent
        self.context = context
    }

    var changes: [StreamChange] {
        streams.map { id, expected, events in
            StreamChange(stream: .artifact(id), expected: expected, events: events.map { .artifact($0) })
        }
    }

    mutating func add(_ work: Reply.ArtifactWork, _ sight: Visibility) throws(DocketError) {
        switch work {
        case .create(let kind, let title, let content, let metadata): try create(kind, title, content, metadata)
        case .revise(let id, let content, let title): try revise(id, try sight.livingArtifact(id), content, title)
        }
    }

    private mutating func create(
        _ kind: ArtifactKind, _ title: String, _ content: ArtifactContent, _ metadata: JSON?
    ) throws(DocketError) {
        let kind = ArtifactKind(rawValue: try TextRules.name(kind.rawValue, as: "kind"))
        try ArtifactDecisions.refuseProposal(kind)
        try ArtifactDecisions.check(content, fits: kind)
        let creation = ArtifactCreated(
            kind: kind, title: try TextRules.title(title, of: "artifact"), status: ArtifactStatus.active,
            content: content, metadata: metadata, createdBy: Creator(type: .agent, id: agent), threadID: thread,
            messageID: message, createdAt: context.now)
        let id = ArtifactID(context.makeID())
        streams.append((id, .noStream, [.created(creation)]))
        mention = mention ?? ArtifactMention(artifactID: id, action: .created)
    }

    private mutating func revise(
        _ id: ArtifactID, _ artifact: (state: ArtifactState, version: Int), _ content: ArtifactContent, _ title: String?
    ) throws(DocketError) {
        try ArtifactDecisions.refuseProposal(artifact.state.kind)
        try ArtifactDecisions.check(content, fits: artifact.state.kind)
        let index = streams.firstIndex { $0.id == id } ?? streams.endIndex
        if index == streams.endIndex { streams.append((id, .exact(artifact.version), link(artifact.state))) }
        let revision = (revisions[id] ?? artifact.state.revision) + 1
        revisions[id] = revision
        let title: String? = if let title { try TextRules.title(title, of: "artifact") } else { nil }
        streams[index].events.append(
            .revised(
                ArtifactRevised(
                    revision: revision, content: content, title: title, threadID: thread, messageID: message,
                    createdAt: context.now)))
        mention = mention ?? ArtifactMention(artifactID: id, action: .updated)
    }

    /// A thread that changes an artifact is linked to it as such, unless it has made it.
    private func link(_ artifact: ArtifactState) -> [ArtifactEvent] {
        switch artifact.relation(to: thread) {
        case .created, .modified: []
        case .referenced, nil: [.linked(ArtifactLinked(threadID: thread, relation: .modified))]
        }
    }
}
