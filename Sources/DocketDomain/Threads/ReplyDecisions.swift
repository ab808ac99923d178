/// Decides what an agent's answer does to a thread and to artifacts.
struct ReplyDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }
    private var sight: Visibility { Visibility(loaded: loaded, viewer: viewer) }

    func requirements(_ reply: Reply) -> [Requirement] {
        var requirements: [Requirement] = [.stream(.thread(reply.threadID))]
        for case .revise(let id, _, _) in reply.artifacts { requirements += loaded.artifactRequirements(id) }
        return requirements
    }

    func keep(_ reply: Reply) throws(DocketError) -> ChangeSet {
        try SendDecisions.check(reply.parts, hasAttachments: false)
        let agent = UserID(try TextRules.name(reply.agentID.rawValue, as: "agent's id"))
        guard viewer.role != .agent || viewer.userID == agent else {
            throw DocketError(
                .permissionDenied, "\(viewer.userID) answers in its own name only, not in that of \(agent).")
        }
        let (thread, version) = try sight.livingThread(reply.threadID)
        if let replaced = reply.replaces, replaced.ordinal != thread.messageCount - 1 {
            throw DocketError(
                .failedPrecondition, "Only the last message of a thread is answered again; something came after it.")
        }

        var works = ArtifactWorks(thread: reply.threadID, message: MessageID(context.makeID()), agent: agent, context)
        for work in reply.artifacts {
            switch work {
            case .create(let kind, let title, let content, let metadata):
                try works.create(kind, title, content, metadata)
            case .revise(let id, let content, let title):
                try works.revise(id, try sight.livingArtifact(id), content, title)
            }
        }

        let added = MessageAdded(
            id: works.message, role: .assistant, parts: reply.parts, author: agent.rawValue, mention: works.mention,
            reply: reply.record, createdAt: context.now)
        var outcome = CommandOutcome()
        outcome.threadID = reply.threadID
        outcome.messageID = works.message
        outcome.artifactID = works.mention?.artifactID
        // Two messages at once both belong in the thread: neither needs the other's version. One that takes another's
        // place does.
        var events: [Event] = [.thread(.messageAdded(added))]
        if let replaced = reply.replaces {
            events.append(
                .thread(
                    .pathChanged(
                        ThreadPathChanged(kept: replaced.ordinal, messages: [added.id], earlier: [replaced.id]))))
        }
        let addition = StreamChange(
            stream: .thread(reply.threadID), expected: reply.replaces == nil ? .any : .exact(version), events: events)
        return ChangeSet(changes: [addition] + works.changes, outcome: outcome)
    }
}

/// What one message does to artifacts, as changes of their streams.
private struct ArtifactWorks {
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

    mutating func create(
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

    mutating func revise(
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
