/// Decides what becomes of threads.
struct ThreadDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }

    func requirements(_ id: ThreadID) -> [Requirement] {
        var requirements: [Requirement] = [.stream(.thread(id))]
        if let thread = loaded.thread(id)?.state, let artifact = thread.discusses {
            requirements.append(.claim(.discussion(of: artifact, by: thread.ownerID)))
        }
        return requirements
    }

    func requirements(_ new: NewThread) -> [Requirement] {
        new.artifactID.map { loaded.artifactRequirements($0) } ?? []
    }

    func create(_ new: NewThread) throws(DocketError) -> ChangeSet {
        let id = ThreadID(context.makeID())
        let agent: String? = if let agent = new.agentID { try TextRules.name(agent, as: "agent's name") } else { nil }
        let tags = Set(try TextRules.names(new.tags ?? [], as: "tag")).sorted()
        let created = ThreadCreated(
            title: try TextRules.title(new.title, of: "thread"),
            description: try TextRules.note(new.description, as: "description"),
            ownerID: viewer.userID, agentID: agent, visibility: new.visibility, tags: tags.isEmpty ? nil : tags,
            createdAt: context.now)
        var events: [Event] = [.thread(.created(created))]
        let labels = try labels(new.labels ?? [:])
        if !labels.isEmpty { events.append(.thread(.labelled(ThreadLabelled(set: labels, removed: [])))) }
        var changes = [StreamChange(stream: .thread(id), expected: .noStream, events: events)]
        var outcome = CommandOutcome()
        outcome.threadID = id
        outcome.threadCreated = true
        if let artifact = new.artifactID {
            let version = try Visibility(loaded: loaded, viewer: viewer).livingArtifact(artifact).version
            let linked = ArtifactLinked(threadID: id, relation: .referenced)
            changes.append(
                StreamChange(
                    stream: .artifact(artifact), expected: .exact(version), events: [.artifact(.linked(linked))]))
            outcome.artifactID = artifact
        }
        return ChangeSet(changes: changes, outcome: outcome)
    }

    func change(_ id: ThreadID, _ command: ThreadCommand) throws(DocketError) -> ChangeSet {
        let sight = Visibility(loaded: loaded, viewer: viewer)
        let (thread, version) = try sight.thread(id)
        try authorise(command, on: thread, id)
        if command != .restore, command != .delete { _ = try sight.livingThread(id) }

        var outcome = CommandOutcome()
        outcome.threadID = id
        guard let event = try event(for: command, on: thread, id) else { return .already(outcome) }
        return ChangeSet(
            changes: [StreamChange(stream: .thread(id), expected: .exact(version), events: [.thread(event)])],
            claims: claims(for: event, on: thread, id), outcome: outcome)
    }

    /// The event that a command makes, or nothing where all is so already.
    private func event(
        for command: ThreadCommand, on thread: ThreadState, _ id: ThreadID
    ) throws(DocketError) -> ThreadEvent? {
        switch command {
        case .rename(let title):
            let title = try TextRules.title(title, of: "thread")
            return title == thread.title ? nil : .renamed(ThreadRenamed(from: thread.title, to: title))
        case .describe(let text):
            let text = try TextRules.note(text, as: "description")
            return text == thread.description ? nil : .described(ThreadDescribed(description: text))
        case .setVisibility(let visibility):
            return visibility == thread.visibility
                ? nil : .visibilityChanged(ThreadVisibilityChanged(from: thread.visibility, to: visibility))
        case .setAgent(let agent):
            let agent: String? = if let agent { try TextRules.name(agent, as: "agent's name") } else { nil }
            return agent == thread.chosenAgent ? nil : .agentChanged(ThreadAgentChanged(agentID: agent))
        case .tag(let add, let remove):
            let unwanted = Set(try TextRules.names(remove, as: "tag"))
            let added = Set(try TextRules.names(add, as: "tag")).subtracting(thread.tags).subtracting(unwanted)
            let removed = unwanted.intersection(thread.tags)
            return added.isEmpty && removed.isEmpty
                ? nil : .tagged(ThreadTagged(added: added.sorted(), removed: removed.sorted()))
        case .label(let set, let remove):
            let wanted = try labels(set)
            let changed = wanted.filter { thread.labels[$0.key] != $0.value }
            let removed = Set(try TextRules.names(remove, as: "label")).filter {
                thread.labels[$0] != nil && wanted[$0] == nil
            }
            return changed.isEmpty && removed.isEmpty
                ? nil : .labelled(ThreadLabelled(set: changed, removed: removed.sorted()))
        case .delete:
            return thread.isDeleted ? nil : .deleted(ThreadDeleted())
        case .restore:
            return thread.isDeleted ? .restored(ThreadRestored(isOrdinary: isReplaced(thread, id))) : nil
        }
    }

    /// Whether the artifact that a deleted thread discussed has another discussion by now.
    private func isReplaced(_ thread: ThreadState, _ id: ThreadID) -> Bool {
        guard let artifact = thread.discusses,
            let owner = loaded.owner(of: .discussion(of: artifact, by: thread.ownerID))
        else { return false }
        return owner != .thread(id)
    }

    /// A deleted discussion makes room for a new one; a restored one takes its place again. Where that is taken it is a
    /// discussion no more.
    private func claims(for event: ThreadEvent, on thread: ThreadState, _ id: ThreadID) -> [ClaimChange] {
        guard let artifact = thread.discusses else { return [] }
        let key = ClaimKey.discussion(of: artifact, by: thread.ownerID)
        return switch event {
        case .deleted: [.release(key, .thread(id))]
        case .restored where loaded.owner(of: key) == nil: [.take(key, .thread(id))]
        default: []
        }
    }

    /// Its owner and admins may hide, show, delete and restore a thread; whoever sees it may name and tag it, but an
    /// agent only what is its own.
    private func authorise(_ command: ThreadCommand, on thread: ThreadState, _ id: ThreadID) throws(DocketError) {
        let isOwner = thread.ownerID == viewer.userID
        let allowed =
            switch command {
            case .setVisibility, .delete, .restore: isOwner || viewer.role == .admin
            case .rename, .describe, .tag, .label, .setAgent: isOwner || viewer.role != .agent
            }
        guard allowed else {
            throw DocketError(
                .permissionDenied, "Thread \(id) belongs to \(thread.ownerID). Ask them, or an admin, to change it.")
        }
    }

    private func labels(_ set: [String: String]) throws(DocketError) -> [String: String] {
        var labels: [String: String] = [:]
        // In a fixed order, so that of two keys that differ in white space only the same one always wins.
        for (key, value) in set.sorted(by: { $0.key < $1.key }) {
            labels[try TextRules.name(key, as: "label")] = try TextRules.note(value, as: "label's value")
        }
        return labels
    }
}
