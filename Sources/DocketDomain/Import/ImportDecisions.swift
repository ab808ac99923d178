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
        var requirements: [Requirement] = [.claim(claim), .stream(owner), .importedPath(thread)]
        for identifier in Set(conversation.artifacts.compactMap(\.identifier)) {
            let claim = ClaimKey.sourceArtifact(identifier, of: thread)
            requirements.append(.claim(claim))
            if let artifact = loaded.owner(of: claim) {
                requirements += [.stream(artifact), .newestSource(ArtifactID(artifact.id))]
            }
        }
        return requirements
    }

    func take(_ conversation: Conversation) throws(DocketError) -> ChangeSet {
        for message in conversation.messages {
            let bytes = message.parts.reduce(0) { $0 + $1.textSize }
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
        guard thread.state.importFingerprint != conversation.fingerprint else { return already(id) }
        let change = ImportedAgain(
            conversation, path: loaded.importedPaths[id] ?? ImportedPath(), thread.state, context)
        guard change.hasNews else { return already(id) }
        guard !thread.state.isDeleted else {
            throw DocketError(
                .failedPrecondition,
                "It has new messages, but its thread was deleted. Bring it back with `docket threads restore \(id)` and import again."
            )
        }
        return again(change, to: id, version: thread.version)
    }

    private func already(_ id: ThreadID) -> ChangeSet {
        var outcome = CommandOutcome()
        outcome.threadID = id
        outcome.imported = ImportCount()
        return .already(outcome)
    }

    private func first(_ conversation: Conversation, _ claim: ClaimKey) -> ChangeSet {
        let id = ThreadID(context.makeID())
        let created = ThreadCreated(
            title: conversation.title, ownerID: context.viewer.userID, agentID: conversation.agentID,
            visibility: conversation.visibility, source: conversation.source,
            tags: conversation.tags.isEmpty ? nil : conversation.tags, createdAt: conversation.createdAt)
        let ids = conversation.messages.map { _ in MessageID(context.makeID()) }
        let indices = Array(ids.indices)
        var made = ImportedArtifacts(thread: id, loaded: loaded, context: context)
        made.add(conversation.artifacts, of: conversation, ids: ids, new: indices)
        var events: [ThreadEvent] = [.created(created)]
        events += messages(of: conversation, indices, ids, made)
        events.append(
            .imported(
                ThreadImported(
                    fingerprint: conversation.fingerprint, messagesAdded: ids.count,
                    alternatives: conversation.alternatives, createdAt: conversation.createdAt,
                    updatedAt: conversation.updatedAt, title: conversation.title)))
        var outcome = outcome(for: id, messages: ids.count, made)
        outcome.threadCreated = true
        outcome.imported?.threads = 1
        let told = StreamChange(stream: .thread(id), expected: .noStream, events: events.map { .thread($0) })
        return ChangeSet(
            changes: [told] + made.changes, claims: [.take(claim, .thread(id))] + made.claims, outcome: outcome)
    }

    private func again(_ change: ImportedAgain, to id: ThreadID, version: Int) -> ChangeSet {
        let conversation = change.conversation
        var made = ImportedArtifacts(thread: id, loaded: loaded, context: context)
        // What only an earlier state of the source has stands by itself: it is no newer revision of anything.
        let artifacts = change.isOlder ? conversation.artifacts.map(\.nameless) : conversation.artifacts
        made.add(artifacts, of: conversation, ids: change.ids, new: change.new)
        let path = change.path
        if let path, !change.isOlder {
            made.bringBack(artifacts, of: conversation, ids: change.ids, insteadOf: Set(path.earlier))
        }
        var events: [ThreadEvent] = change.renaming.map { [.renamed($0)] } ?? []
        events += messages(of: conversation, change.new, change.ids, made)
        if let path { events.append(.pathChanged(path)) }
        events.append(.imported(change.imported))
        var outcome = outcome(for: id, messages: change.new.count, made)
        if let count = path?.earlier.count, count > 0 { outcome.imported?.earlier = count }
        let told = StreamChange(stream: .thread(id), expected: .exact(version), events: events.map { .thread($0) })
        return ChangeSet(changes: [told] + made.changes, claims: made.claims, outcome: outcome)
    }

    private func messages(
        of conversation: Conversation, _ indices: [Int], _ ids: [MessageID], _ made: ImportedArtifacts
    ) -> [ThreadEvent] {
        indices.map { index in
            let message = conversation.messages[index]
            let attachments = message.attachments.map { Attachment($0, id: AttachmentID(context.makeID())) }
            return .messageAdded(
                MessageAdded(
                    id: ids[index], role: message.role, parts: message.parts,
                    attachments: attachments.isEmpty ? nil : attachments, author: message.author,
                    mention: made.mentions[ids[index]], sourceKey: message.key, createdAt: message.createdAt))
        }
    }

    private func outcome(for thread: ThreadID, messages: Int, _ made: ImportedArtifacts) -> CommandOutcome {
        var count = ImportCount()
        count.messages = messages
        count.artifacts = made.created
        var outcome = CommandOutcome()
        outcome.threadID = thread
        outcome.imported = count
        return outcome
    }
}
