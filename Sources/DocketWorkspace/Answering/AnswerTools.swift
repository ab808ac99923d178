import DocketAgents
import DocketAssistants
import DocketDomain

/// What an assistant may ask for beside what it says: to change what one has made in the thread, and to propose what a
/// profile should say. Nothing else comes of a call.
struct AnswerTools: Sendable {
    private let workspace: any Workspace
    private let thread: ThreadID?
    private let agent: UserID
    private let artifacts: [ArtifactSummary]
    private let customer: CustomerProfile?
    /// Those of the customer's profile that it may propose for.
    private let fields: [ProfileField]

    /// No more artifacts of a thread are offered, the newest ones first.
    private static let mostArtifacts = 20
    /// More calls of one answer are refused.
    private static let mostCalls = 20
    private static let changeable: [ArtifactKind] = [.table, .doc, .sqlQuery]

    /// No tools where the agent has none, or where what they are would take more than a quarter of its tokens.
    ///
    /// - Parameters:
    ///   - thread: Nothing where the message begins one.
    ///   - makesArtifacts: Whether it may change any.
    init?(
        for subject: AnswerSubject, in thread: ThreadID?, of agent: AgentSettings, makesArtifacts: Bool,
        _ workspace: any Workspace
    ) async throws(DocketError) {
        guard agent.tools ?? true else { return nil }
        var known: [ArtifactSummary] = []
        if let thread {
            var filter = ArtifactFilter()
            filter.threadID = thread
            known = try await workspace.queries.artifacts(filter, page: PageRequest(size: 100)).items
        }
        let own = known.filter { artifact in
            artifact.links.contains { $0.threadID == thread && $0.relation != .referenced }
        }
        let asked = subject.artifact.map { artifact in own.contains { $0.id == artifact.id } ? [] : [artifact] } ?? []
        artifacts =
            makesArtifacts
            ? Array(
                (asked + own).filter { artifact in
                    Self.changeable.contains(artifact.kind) && artifact.createdBy.type == .agent
                        && artifact.deletedAt == nil && !artifact.isEarlier
                }.prefix(Self.mostArtifacts)) : []
        let customers = Set(known.compactMap(\.customerID))
        let customerID = subject.artifact?.customerID ?? (customers.count == 1 ? customers.first : nil)
        var customer: CustomerProfile?
        // Whoever does not see the customer proposes nothing by way of an assistant.
        if let customerID { customer = try? await workspace.queries.customer(customerID) }
        self.customer = customer
        fields = (customer?.schema.fields ?? []).filter { agent.seesSensitive || !$0.isSensitive }
        self.workspace = workspace
        self.thread = thread
        self.agent = UserID(agent.name)
        guard !offered.isEmpty, tokens <= agent.contextTokens / 4 else { return nil }
    }

    /// The tools as an assistant is told of them.
    var offered: [AssistantTool] {
        var tools: [AssistantTool] = []
        if !artifacts.isEmpty {
            tools.append(
                AssistantTool(
                    name: ArtifactChange.tool,
                    description: ArtifactChange.description(of: artifacts.map { ($0.id, $0.title, $0.kind) }),
                    parameters: ArtifactChange.schema(of: artifacts.map(\.id))))
        }
        if let customer, !fields.isEmpty {
            tools.append(
                AssistantTool(
                    name: ProfileEdits.tool,
                    description: ProfileEdits.description(of: fields, customer: customer.summary.name),
                    parameters: ProfileEdits.schema(of: fields)))
        }
        return tools
    }

    /// The same as a person reads it.
    var text: String {
        offered.map { "\($0.name): \($0.description)\n\($0.parameters.serialized())" }.joined(separator: "\n\n")
    }

    /// What being told of them takes, estimated.
    var tokens: Int { TokenEstimate.of(text) }

    // MARK: Calls

    /// Does what an assistant asks for, as far as it may; what it may not is told.
    func run(_ calls: [ToolCall]) async -> ToolWorks {
        var works = ToolWorks()
        for call in calls.prefix(Self.mostCalls) {
            do throws(DocketError) {
                switch call.name {
                case ArtifactChange.tool:
                    let change = try ArtifactChange(try ToolArguments(call.json))
                    try await self.change(change, &works)
                case ProfileEdits.tool:
                    try await propose(try ProfileEdits(try ToolArguments(call.json), for: fields), &works)
                default:
                    throw ToolArguments.refusal("there is no such tool here")
                }
            } catch {
                works.refuse("\(ToolArguments.excerpt(call.name)): \(error.message)")
            }
        }
        if calls.count > Self.mostCalls { works.refuse("\(calls.count - Self.mostCalls) calls more than are taken") }
        return works
    }

    private func change(_ change: ArtifactChange, _ works: inout ToolWorks) async throws(DocketError) {
        guard let artifact = artifacts.first(where: { $0.id == change.artifactID }) else {
            throw ToolArguments.refusal(
                "“\(ToolArguments.excerpt(change.artifactID.rawValue))” is no artifact that it may change")
        }
        let content: PreparedContent
        switch try await present(artifact, works) {
        case .text(let text): content = try PreparedContent(markdown: try change.applied(to: text))
        case .query(var query):
            query.sql = try change.applied(to: query.sql)
            content = try PreparedContent(query)
        case .table(let table): content = PreparedContent(try change.applied(to: table))
        }
        works.revise(artifact, content)
    }

    private enum Present {
        case text(String)
        case query(SQLQuery)
        case table(Table)
    }

    /// What an artifact holds now, the calls before included.
    private func present(_ artifact: ArtifactSummary, _ works: ToolWorks) async throws(DocketError) -> Present {
        let changed = works.content(of: artifact.id)
        let content =
            if let changed { changed.content } else {
                try await workspace.queries.revision(nil, of: artifact.id).content
            }
        switch content {
        case .sqlQuery(let query): return .query(query)
        case .doc(.inline(let text)): return .text(text)
        case .doc(let text) where changed == nil:
            return .text(try await workspace.text(of: text, artifact: artifact.id))
        case .table(let table):
            if case .inline(let rows) = table.rows { return .table(Table(columns: table.columns, rows: rows)) }
            guard changed == nil, table.rowCount <= Self.mostRows else { break }
            let rows = try await workspace.rows(of: table, artifact: artifact.id, in: 0..<table.rowCount)
            return .table(Table(columns: table.columns, rows: rows))
        default: break
        }
        throw ToolArguments.refusal("it is too large to be changed here; write it out as a new one")
    }

    /// Larger tables are not read whole for a change.
    private static let mostRows = 20_000

    /// Hands edits in as `docket propose` does, with the rights of whoever asked.
    private func propose(_ edits: ProfileEdits, _ works: inout ToolWorks) async throws(DocketError) {
        guard let customer else { throw ToolArguments.refusal("the conversation is about no customer that is known") }
        for reason in edits.refused { works.refuse("Proposal: \(reason)") }
        guard !edits.lines.isEmpty else { return }
        var submission = Submission(
            customerID: customer.summary.id, threadID: thread, lines: edits.lines, isPartial: true)
        submission.agentID = agent
        let outcome = try await workspace.perform(.propose(submission)).submission ?? SubmissionOutcome()
        // What was taken is in the order of its lines.
        let taken = edits.lines.filter { line in !outcome.refused.contains { $0.line == line.line } }
        for (_, line) in zip(outcome.items, taken) {
            guard let field = fields.first(where: { $0.key == line.fieldKey }) else { continue }
            let value = ToolArguments.excerpt(field.text(of: line.proposedValue))
            works.note("Proposed for \(customer.summary.name): \(field.label), “\(value)”. It waits for a decision.")
        }
        for refused in outcome.refused { works.refuse("Proposal \(refused.line): \(refused.message)") }
    }
}
