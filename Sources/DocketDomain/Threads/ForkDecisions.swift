/// Decides what becomes of a fork: a private thread with another one's messages.
struct ForkDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }
    private var sight: Visibility { Visibility(loaded: loaded, viewer: viewer) }

    func requirements(_ origin: ThreadOrigin) -> [Requirement] {
        let stream = Requirement.stream(.thread(origin.threadID))
        guard let thread = loaded.thread(origin.threadID), thread.state.isVisible(to: viewer) else { return [stream] }
        return [stream, .messages(origin.threadID)] + mentioned(in: copied(origin)).flatMap(loaded.artifactRequirements)
    }

    func fork(_ origin: ThreadOrigin) throws(DocketError) -> ChangeSet {
        let (thread, _) = try sight.livingThread(origin.threadID)
        let messages = copied(origin)
        guard !messages.isEmpty else {
            throw DocketError(
                .notFound,
                "Thread \(origin.threadID) does not show a message \(origin.messageID). Choose one that it shows.")
        }
        let id = ThreadID(context.makeID())
        let created = ThreadCreated(
            title: Self.title(thread.title), ownerID: viewer.userID, visibility: .private,
            forkedFrom: origin, createdAt: context.now)
        var events: [ThreadEvent] = [.created(created)]
        if let agent = thread.chosenAgent { events.append(.agentChanged(ThreadAgentChanged(agentID: agent))) }
        var copies: [MessageID: MessageID] = [:]
        for message in messages {
            let copy = copy(of: message, answering: message.reply?.answers.flatMap { copies[$0] })
            copies[message.id] = copy.id
            events.append(.messageAdded(copy))
        }
        var outcome = CommandOutcome()
        outcome.threadID = id
        outcome.threadCreated = true
        outcome.messageID = copies[origin.messageID]
        let told = StreamChange(stream: .thread(id), expected: .noStream, events: events.map { .thread($0) })
        return ChangeSet(changes: [told] + links(of: messages, from: origin.threadID, to: id), outcome: outcome)
    }

    /// What the new thread begins with; nothing where the message is not shown.
    private func copied(_ origin: ThreadOrigin) -> ArraySlice<MessageAdded> {
        let shown = loaded.messages[origin.threadID] ?? []
        guard let last = shown.firstIndex(where: { $0.id == origin.messageID }) else { return [] }
        return shown[...last]
    }

    /// A message as it is in the new thread: said by the same, at the same time.
    private func copy(of message: MessageAdded, answering: MessageID?) -> MessageAdded {
        var copy = message
        copy.id = MessageID(context.makeID())
        copy.copyOf = message.id
        copy.attachments = message.attachments?.map { $0.copied(as: AttachmentID(context.makeID())) }
        // Imports know the thread that they made, and its tokens were spent once.
        copy.sourceKey = nil
        copy.reply?.answers = answering
        copy.reply?.usage = nil
        copy.reply?.gatekeeper = nil
        copy.reply?.cost = nil
        // They are taken up where they were made.
        copy.reply?.offers = nil
        return copy
    }

    /// What the messages made or touched is referenced by the new thread, as far as it still belongs to the old one.
    private func links(of messages: ArraySlice<MessageAdded>, from old: ThreadID, to new: ThreadID) -> [StreamChange] {
        mentioned(in: messages).compactMap { id in
            guard let artifact = try? sight.livingArtifact(id), artifact.state.relation(to: old) != nil else {
                return nil
            }
            return StreamChange(
                stream: .artifact(id), expected: .exact(artifact.version),
                events: [.artifact(.linked(ArtifactLinked(threadID: new, relation: .referenced)))])
        }
    }

    /// Each once, in the order of the messages.
    private func mentioned(in messages: ArraySlice<MessageAdded>) -> [ArtifactID] {
        var known: Set<ArtifactID> = []
        return messages.compactMap(\.mention?.artifactID).filter { known.insert($0).inserted }
    }

    private static func title(_ title: String) -> String {
        let mark = " (fork)"
        return title.hasSuffix(mark) ? title : String(title.prefix(Limits.titleCharacters - mark.count)) + mark
    }
}
