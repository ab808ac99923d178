import DocketAgents
import DocketAssistants
import DocketDomain

/// What a message is about, as the viewer sees it.
struct AnswerSubject: Sendable {
    /// What the person wrote.
    let words: String
    /// What they attached to it.
    let files: Files
    /// Nothing where the message begins its thread.
    let thread: ThreadSummary?
    /// What was said before, oldest first.
    let earlier: [Message]
    let artifact: ArtifactSummary?
    let revision: ArtifactRevision?

    let workspace: any Workspace

    /// Where the files of a message are.
    enum Files: Sendable {
        case stored(Message)
        /// It is not sent yet.
        case unsent([AttachedFile])
    }

    /// How many messages before it are looked at.
    private static let reach = 200

    /// What a message that is stored is about.
    init(of message: Message, in workspace: any Workspace) async throws(DocketError) {
        let first = max(0, message.ordinal - Self.reach)
        try await self.init(
            words: message.parts.said, files: .stored(message), about: message.mention?.artifactID,
            thread: try await workspace.queries.thread(message.threadID),
            earlier: message.isEarlier
                ? [] : try await workspace.queries.messages(of: message.threadID, at: first..<message.ordinal),
            in: workspace)
    }

    /// What a text is about that is not sent yet.
    ///
    /// - Parameters:
    ///   - files: What comes with it.
    ///   - target: Nothing where it begins a thread.
    init(
        saying words: String, with files: [AttachedFile] = [], to target: OutgoingMessage.Target?,
        in workspace: any Workspace
    ) async throws(DocketError) {
        let (id, about): (ThreadID?, ArtifactID?) =
            switch target {
            case .thread(let id): (id, nil)
            case .artifact(let artifact, nil): (try await workspace.discussion(of: artifact), artifact)
            case .artifact(let artifact, let id?): (id, artifact)
            case nil: (nil, nil)
            }
        var thread: ThreadSummary?
        var earlier: [Message] = []
        if let id {
            let found = try await workspace.queries.thread(id)
            let first = max(0, found.messageCount - Self.reach)
            earlier = try await workspace.queries.messages(of: id, at: first..<found.messageCount)
            thread = found
        }
        try await self.init(
            words: words, files: .unsent(files), about: about, thread: thread, earlier: earlier, in: workspace)
    }

    private init(
        words: String, files: Files, about: ArtifactID?, thread: ThreadSummary?, earlier: [Message],
        in workspace: any Workspace
    ) async throws(DocketError) {
        self.words = words
        self.files = files
        self.thread = thread
        self.earlier = earlier
        self.workspace = workspace
        let mentioned = about ?? earlier.reversed().lazy.compactMap(\.mention).first?.artifactID
        var found: ArtifactSummary?
        if let mentioned {
            // What was deleted, or is out of sight by now, is in nobody's question.
            found = try? await workspace.queries.artifact(mentioned)
            if found?.deletedAt != nil { found = nil }
        }
        artifact = found
        revision = if let found { try await workspace.queries.revision(nil, of: found.id) } else { nil }
    }

    /// The table that the artifact in question is, or the only one that it has.
    var table: (content: TableContent, name: String)? {
        guard let artifact else { return nil }
        switch revision?.content {
        case .table(let table): return (table, artifact.title)
        case .sheet(let tables) where tables.count == 1: return (tables[0].table, tables[0].name)
        default: return nil
        }
    }

    /// All that an assistant may be given.
    func material(system: String, for agent: AgentSettings) async throws(DocketError) -> ContextMaterial {
        var reader = ContextFileReader(of: agent, in: workspace)
        let own: [ContextFile] =
            switch files {
            case .stored(let message): try await reader.files(of: message, isAsked: true)
            case .unsent(let files): files.map { reader.file($0) }
            }
        var messages: [ContextMessage] = []
        // Where not everything can be read it is the oldest that is not.
        for message in earlier.reversed() {
            messages.append(
                ContextMessage(
                    role: message.role, author: message.author ?? message.role.rawValue, text: message.parts.said,
                    files: try await reader.files(of: message)))
        }
        return ContextMaterial(
            system: system, request: words, files: own, artifact: try await contextArtifact(),
            customer: try await contextCustomer(), messages: messages.reversed(), seesSensitive: agent.seesSensitive)
    }

    /// The rows of a revision of the table in question.
    func rows(_ table: TableContent, of artifact: ArtifactID) -> ArtifactRows {
        ArtifactRows(workspace: workspace, artifact: artifact, table: table)
    }

    /// The table in question as an earlier revision has it; nil where there is none.
    func table(inRevision number: Int) async throws(DocketError) -> QuestionedTable? {
        guard let artifact, number > 0, number <= artifact.revision else { return nil }
        guard case .table(let table) = try await workspace.queries.revision(number, of: artifact.id).content else {
            return nil
        }
        return QuestionedTable(
            title: artifact.title, columns: table.columns.map(\.name), rows: rows(table, of: artifact.id),
            revision: number)
    }

    private func contextArtifact() async throws(DocketError) -> ContextArtifact? {
        guard let artifact, let revision else { return nil }
        let content: ContextArtifact.Content
        if let table {
            do {
                content = .table(
                    try await ContextTable(
                        columns: table.content.columns.map(\.name), rows: rows(table.content, of: artifact.id)))
            } catch let error as DocketError {
                throw error
            } catch {
                throw DocketError(.cancelled, "The context was not wanted any more.", cause: "\(error)")
            }
        } else {
            switch revision.content {
            case .doc(let text): content = .text(try await workspace.text(of: text, artifact: artifact.id))
            case .sqlQuery(let query): content = .text(query.sql)
            default:
                content = .text(
                    try await workspace.payload(of: revision, artifact: artifact.id, rows: 0..<20).serialized())
            }
        }
        return ContextArtifact(title: artifact.title, kind: artifact.kind, content: content)
    }

    private func contextCustomer() async throws(DocketError) -> ContextCustomer? {
        guard let id = artifact?.customerID else { return nil }
        // Whoever does not see the customer gives nothing of them.
        guard let profile = try? await workspace.queries.customer(id) else { return nil }
        let schema = try await workspace.queries.schema()
        return ContextCustomer(
            name: profile.summary.name,
            fields: schema.fields.compactMap { field in
                guard let value = profile.values[field.key] else { return nil }
                return ContextCustomer.Field(
                    label: field.label, value: field.text(of: value.value), isSensitive: field.isSensitive)
            })
    }
}

extension [MessagePart] {
    /// What is said in the parts, without reasoning.
    package var said: String {
        filter { !$0.isReasoning }.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
