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
        for work in reply.artifacts { try works.add(work, sight) }

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
