import DocketDomain
import DocketWorkspace

/// What changes in the log say about a chat.
struct ChatNews: Sendable {
    let workspace: any Workspace
    let chat: ThreadID

    /// In the order of the log. Of several changes of what is said about the chat only the last one is told.
    ///
    /// - Throws: `notFound` where the chat was deleted, or cannot be seen any more.
    func told(by batch: [FollowedChange]) async throws -> [Told<Docket_Chat_V1_ChatUpdate>] {
        var told: [Told<Docket_Chat_V1_ChatUpdate>] = []
        var changed: (place: Int, entry: HistoryEntry, checkpoint: SealedCheckpoint)?
        var writing = MessageWriting(workspace)
        for followed in batch {
            let entry: HistoryEntry
            switch followed.change {
            case .event(let event): entry = event
            case .disappeared(let stream, _) where stream == .thread(chat): throw ChatQueries.gone(chat)
            case .appeared, .disappeared: continue
            }
            var update = Docket_Chat_V1_ChatUpdate()
            switch entry.event.event {
            case .thread(let event) where entry.event.stream == .thread(chat):
                switch event {
                case .messageAdded(let added):
                    update.message = try await writing.written(Message(added, in: chat))
                case .deleted:
                    throw ChatQueries.gone(chat)
                case .created, .renamed, .described, .visibilityChanged, .agentChanged, .tagged, .labelled, .imported,
                    .pathChanged, .restored:
                    changed = (told.count, entry, followed.checkpoint)
                    continue
                }
            default:
                guard let relation = relation(by: entry.event) else { continue }
                update.relation = relation
            }
            told.append(Told(update: update, checkpoint: followed.checkpoint, at: entry.event.recordedAt))
        }
        if let changed {
            let now = try await workspace.chat(chat)
            var update = Docket_Chat_V1_ChatUpdate()
            update.metadata = now.metadata
            update.chat = now
            told.insert(
                Told(update: update, checkpoint: changed.checkpoint, at: changed.entry.event.recordedAt),
                at: changed.place)
        }
        return told
    }

    /// An artifact that came to the chat, or that it now relates to otherwise.
    private func relation(by event: RecordedEvent) -> Docket_Chat_V1_ChatArtifactRelation? {
        let relation: Relation
        switch event.event {
        case .artifact(.created(let created)) where created.threadID == chat: relation = .created
        case .artifact(.revised(let revised)) where revised.threadID == chat: relation = .modified
        case .artifact(.linked(let linked)) where linked.threadID == chat: relation = linked.relation
        case .proposal(.made(let made)) where made.threadID == chat: relation = .created
        default: return nil
        }
        return Docket_Chat_V1_ChatArtifactRelation(
            chat: chat, artifact: ArtifactID(event.stream.id), relation, at: event.recordedAt, by: event.actorID)
    }
}

extension Message {
    /// A message as the event tells it that added it: its place in the thread is not asked for.
    fileprivate init(_ added: MessageAdded, in thread: ThreadID) {
        self.init(
            id: added.id, threadID: thread, ordinal: 0, role: added.role, parts: added.parts,
            attachments: added.attachments ?? [], author: added.author, createdAt: added.createdAt,
            mention: added.mention)
    }
}
