/// Decides what becomes of artifacts. Proposals (`profile_edit`) have commands of their own; none of these reaches one.
struct ArtifactDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }
    private var sight: Visibility { Visibility(loaded: loaded, viewer: viewer) }

    func requirements(_ new: NewArtifact) -> [Requirement] {
        (new.threadID.map { [.stream(.thread($0))] } ?? [])
            + (new.past.map { loaded.artifactRequirements($0.id) } ?? [])
    }

    func requirements(_ id: ArtifactID, _ command: ArtifactCommand) -> [Requirement] {
        switch command {
        case .link(let thread, _), .unlink(let thread): loaded.artifactRequirements(id) + [.stream(.thread(thread))]
        default: loaded.artifactRequirements(id)
        }
    }

    func create(_ new: NewArtifact) throws(DocketError) -> ChangeSet {
        let kind = ArtifactKind(rawValue: try TextRules.name(new.kind.rawValue, as: "kind"))
        try Self.refuseProposal(kind)
        try Self.check(new.content, fits: kind)
        if let thread = new.threadID { _ = try sight.livingThread(thread) }
        if let past = new.past { try Self.check(past.id) }
        if let past = new.past, loaded.artifact(past.id) != nil { return try already(past.id) }
        let tags = Set(try TextRules.names(new.tags, as: "tag")).sorted()
        let id = new.past?.id ?? ArtifactID(context.makeID())
        let created = ArtifactCreated(
            kind: kind, title: try TextRules.title(new.title, of: "artifact"), status: ArtifactStatus.active,
            content: new.content, metadata: new.metadata, tags: tags.isEmpty ? nil : tags, createdBy: Creator(viewer),
            threadID: new.threadID,
            createdAt: context.now)
        var outcome = CommandOutcome()
        outcome.artifactID = id
        outcome.threadID = new.threadID
        let later = try new.past.map { past throws(DocketError) in try events(of: past, after: created) } ?? []
        return ChangeSet(
            changes: [
                StreamChange(
                    stream: .artifact(id), expected: .noStream,
                    events: ([.created(created)] + later).map(Event.artifact))
            ],
            outcome: outcome)
    }

    /// An id from elsewhere is one that docket could have made.
    private static func check(_ id: ArtifactID) throws(DocketError) {
        let bytes = Array(id.rawValue.utf8)
        let isPlain = bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard (1...64).contains(bytes.count), isPlain, bytes.first != UInt8(ascii: "-") else {
            throw DocketError(
                .invalidArgument,
                "“\(id.rawValue.prefix(40))” is no id of an artifact: letters, digits and hyphens, 64 at most.")
        }
    }

    /// What a bundle has is there already, be it deleted; where it can't be seen another one's has its id.
    private func already(_ id: ArtifactID) throws(DocketError) -> ChangeSet {
        do throws(DocketError) {
            _ = try sight.artifact(id)
        } catch {
            throw DocketError(.alreadyExists, "There is another artifact with the id \(id) that you can't see.")
        }
        var outcome = CommandOutcome()
        outcome.artifactID = id
        return .already(outcome)
    }

    /// What has become of an artifact elsewhere, after it was made.
    private func events(
        of past: NewArtifact.Past, after created: ArtifactCreated
    ) throws(DocketError) -> [ArtifactEvent] {
        var artifact = ArtifactState(created)
        let id = past.id
        let changes: [ArtifactCommand] =
            past.laterRevisions.map { .revise($0.content, title: $0.title) }
            + [.describe(past.description), .comment(past.comment), .setStatus(past.status)]
        var events: [ArtifactEvent] = []
        for change in changes {
            guard let event = try event(for: change, on: artifact, id) else { continue }
            artifact.apply(event)
            events.append(event)
        }
        return events
    }

    func change(_ id: ArtifactID, _ command: ArtifactCommand) throws(DocketError) -> ChangeSet {
        let (artifact, version) = try sight.artifact(id)
        try Self.refuseProposal(artifact.kind)
        if command != .restore, command != .delete { _ = try sight.livingArtifact(id) }
        try authorise(command, on: artifact, id)
        var outcome = CommandOutcome()
        outcome.artifactID = id
        guard let event = try event(for: command, on: artifact, id) else { return .already(outcome) }
        return ChangeSet(
            changes: [StreamChange(stream: .artifact(id), expected: .exact(version), events: [.artifact(event)])],
            outcome: outcome)
    }

    /// The event that a command makes, or nothing where all is so already.
    private func event(
        for command: ArtifactCommand, on artifact: ArtifactState, _ id: ArtifactID
    ) throws(DocketError) -> ArtifactEvent? {
        switch command {
        case .revise(let content, let title, let expected):
            try Self.check(content, fits: artifact.kind)
            guard expected == nil || expected == artifact.revision else {
                throw DocketError(
                    .conflict,
                    "Artifact \(id) has revision \(artifact.revision) by now. Read it, and revise that one.")
            }
            let title: String? = if let title { try TextRules.title(title, of: "artifact") } else { nil }
            return .revised(
                ArtifactRevised(
                    revision: artifact.revision + 1, content: content, title: title, createdAt: context.now))
        case .rename(let title):
            let title = try TextRules.title(title, of: "artifact")
            return title == artifact.title ? nil : .renamed(ArtifactRenamed(from: artifact.title, to: title))
        case .describe(let text):
            let text = try TextRules.note(text, as: "description")
            return text == artifact.description ? nil : .described(ArtifactDescribed(description: text))
        case .comment(let text):
            let text = try TextRules.note(text, as: "comment")
            return text == artifact.comment ? nil : .commented(ArtifactCommented(comment: text))
        case .setStatus(let status):
            let status = try allowed(status, for: artifact.kind)
            return status == artifact.status
                ? nil : .statusChanged(ArtifactStatusChanged(from: artifact.status, to: status))
        case .tag(let add, let remove):
            let unwanted = Set(try TextRules.names(remove, as: "tag"))
            let added = Set(try TextRules.names(add, as: "tag")).subtracting(artifact.tags).subtracting(unwanted)
            let removed = unwanted.intersection(artifact.tags)
            return added.isEmpty && removed.isEmpty
                ? nil : .tagged(ArtifactTagged(added: added.sorted(), removed: removed.sorted()))
        case .visualize(let chart):
            return .visualized(ArtifactVisualized(visualization: try Self.chart(chart, of: artifact.kind)))
        case .link(let thread, let relation):
            _ = try sight.livingThread(thread)
            let present = artifact.relation(to: thread)
            // A thread that made the artifact has done so for good, whatever else it does to it.
            return present == relation || present == .created
                ? nil : .linked(ArtifactLinked(threadID: thread, relation: relation))
        case .unlink(let thread):
            _ = try sight.thread(thread)
            return artifact.relation(to: thread).map { .unlinked(ArtifactUnlinked(threadID: thread, relation: $0)) }
        case .recordRun(let run):
            guard artifact.kind == .sqlQuery else {
                throw DocketError(.failedPrecondition, "Artifact \(id) is a \(artifact.kind), which can't be run.")
            }
            return .queryRun(ArtifactQueryRun(run: run, status: run.status(after: artifact.status)))
        case .delete:
            return artifact.isDeleted ? nil : .deleted(ArtifactDeleted())
        case .restore:
            return artifact.isDeleted ? .restored(ArtifactRestored()) : nil
        }
    }

    private static func chart(_ chart: JSON?, of kind: ArtifactKind) throws(DocketError) -> JSON {
        guard kind == .table || kind == .sheet else {
            throw DocketError(
                .invalidArgument, "Charts are kept with tables and sheets. A query has its own in its payload.")
        }
        guard let chart else { return .null }
        guard chart.object != nil, chart.serialized().utf8.count <= mostChartBytes else {
            throw DocketError(.invalidArgument, "A chart is an object of up to \(mostChartBytes) bytes.")
        }
        return chart
    }

    private static let mostChartBytes = 16_384

    private func allowed(_ status: String, for kind: ArtifactKind) throws(DocketError) -> String {
        let status = try TextRules.name(status, as: "status")
        if let allowed = ArtifactStatus.allowed(for: kind), !allowed.contains(status) {
            throw DocketError(
                .invalidArgument, "A \(kind) cannot be “\(status)”. It can be \(allowed.joined(separator: ", ")).")
        }
        return status
    }

    /// Whoever sees an artifact may work on it; its creator, the owner of a thread that made it, and admins may take
    /// it away. To say that another thread made it gives that right to the thread's owner, so it needs the right itself.
    private func authorise(_ command: ArtifactCommand, on artifact: ArtifactState, _ id: ArtifactID) throws(DocketError)
    {
        switch command {
        case .delete, .restore, .link(_, .created): break
        default: return
        }
        if case .link(let thread, .created) = command, artifact.relation(to: thread) == .created { return }
        let ownsOrigin = artifact.relations.contains { thread, relation in
            relation == .created && loaded.thread(ThreadID(thread))?.state.ownerID == viewer.userID
        }
        guard artifact.createdBy.id == viewer.userID || ownsOrigin || viewer.role == .admin else {
            throw DocketError(
                .permissionDenied,
                "Artifact \(id) was made by \(artifact.createdBy.id). Ask them, or an admin, to do it.")
        }
    }

    static func check(_ content: ArtifactContent, fits kind: ArtifactKind) throws(DocketError) {
        guard content.fits(kind) else {
            throw DocketError(
                .invalidArgument, "The content is not that of a \(kind). Give a \(kind), or another kind.")
        }
    }

    static func refuseProposal(_ kind: ArtifactKind) throws(DocketError) {
        guard kind != .profileEdit else {
            throw DocketError(
                .failedPrecondition,
                "A profile_edit is handed in with `docket propose` and decided with `docket review`.")
        }
    }
}
