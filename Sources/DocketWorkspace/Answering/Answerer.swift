import DocketAgents
import DocketAssistants
package import DocketDomain
import Foundation

/// Has messages answered: by an endpoint that the user has configured, or by what is built in. What an answer makes is
/// kept with it.
package struct Answerer: Sendable {
    let workspace: any Workspace
    package let roster: AgentRoster
    private let confidence: Double
    private let makesArtifacts: Bool
    private let patience: Duration
    let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - confidence: From how sure the gatekeeper is what an answer has becomes an artifact, from 0 to 1; what it is
    ///     less sure of is offered.
    ///   - makesArtifacts: Whether anything does.
    ///   - patience: How long the model that answered may take to say whether it does.
    package init(
        _ workspace: any Workspace, roster: AgentRoster, confidence: Double, makesArtifacts: Bool = true,
        patience: Duration = .seconds(2), now: @escaping @Sendable () -> Timestamp
    ) {
        self.workspace = workspace
        self.roster = roster
        self.confidence = confidence
        self.makesArtifacts = makesArtifacts
        self.patience = patience
        self.now = now
    }

    /// Has a message answered, and waits for it. Whoever else asks for the same at the same time gets the same answer.
    ///
    /// Where the task is cancelled, what had come is kept and marked.
    ///
    /// - Parameter piece: Given each piece of the text as it comes.
    package func answer(
        _ request: AnswerRequest, piece: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws(DocketError) -> AnswerOutcome {
        let message = try await workspace.queries.message(request.message)
        let subject = try await AnswerSubject(of: message, in: workspace)
        let agent = try agent(named: request.agent, for: subject)
        let running = RunningAnswer(
            id: message.id, threadID: message.threadID, agent: agent.name, askedBy: workspace.viewer.userID,
            startedAt: now(), replaces: request.replaces?.id, goesOn: request.goesOn)
        while true {
            if request.replaces == nil, let known = try await workspace.answer(to: message) {
                return .answered(try await given(known))
            }
            if let writer = try workspace.answers.begin(running) {
                defer { writer.finish() }
                // Somebody may have finished in between.
                if request.replaces == nil, let known = try await workspace.answer(to: message) {
                    return .answered(try await given(known))
                }
                let goingOn = try await begun(request)
                let speaking = Speaking(
                    subject: subject, thread: message.threadID, agent: agent, request: request, goingOn: goingOn,
                    end: goingOn?.end(in: agent.contextTokens),
                    // What is gone on with has had its calls.
                    tools: goingOn == nil ? try await tools(for: subject, in: message.threadID, agent) : nil,
                    writer: writer, piece: piece)
                return try await speak(speaking)
            }
            do {
                try await Task.sleep(for: .milliseconds(50))
            } catch {
                throw DocketError(.unavailable, "The answer is being given elsewhere; it goes on there.")
            }
        }
    }

    /// What an assistant would be given with a text that is not sent yet, and what it would not.
    ///
    /// - Parameters:
    ///   - files: What would come with it.
    ///   - target: Where it would be sent to; nothing where it begins a thread.
    ///   - name: Of the agent; whoever is meant for the thread unless one is named.
    package func context(
        saying words: String, with files: [AttachedFile] = [], to target: OutgoingMessage.Target?,
        agent name: String? = nil
    ) async throws(DocketError) -> ContextOutline {
        let subject = try await AnswerSubject(saying: words, with: files, to: target, in: workspace)
        let agent = try agent(named: name, for: subject)
        let tools = try await tools(for: subject, in: subject.thread?.id, agent)
        return ContextOutline(
            agent: agent, try await context(of: subject, agent, beside: tools?.tokens ?? 0), tools: tools?.text)
    }

    /// Who would answer a message and looks at no pictures; nothing where they are looked at.
    ///
    /// - Parameters: As for `context`.
    package func ignoresPictures(
        to target: OutgoingMessage.Target?, agent name: String? = nil
    ) async throws(DocketError) -> String? {
        let agent = try agent(named: name, for: try await AnswerSubject(saying: "", to: target, in: workspace))
        return agent.takesPictures ? nil : agent.name
    }

    private func agent(named name: String?, for subject: AnswerSubject) throws(DocketError) -> AgentSettings {
        if let name { return try roster.agent(named: name) }
        return roster.agent(chosen: subject.thread?.agentID, kind: subject.artifact?.kind)
    }

    /// What had come of the answer that is gone on with; nothing where a new one is asked for.
    private func begun(_ request: AnswerRequest) async throws(DocketError) -> GoingOn? {
        guard request.goesOn, let replaced = request.replaces else { return nil }
        return GoingOn(before: try await workspace.queries.message(replaced.id).parts.said)
    }

    // MARK: Speaking

    /// An answer that is being given.
    private struct Speaking: Sendable {
        let subject: AnswerSubject
        let thread: ThreadID
        let agent: AgentSettings
        let request: AnswerRequest
        let goingOn: GoingOn?
        /// The end of what had come, as far as the assistant is given it.
        let end: String?
        /// Nothing where the assistant is offered none.
        let tools: AnswerTools?
        let writer: any AnswerWriting
        let piece: @Sendable (String) -> Void

        /// What the assistant is sent beside its context, in tokens.
        var tokensBeside: Int { (end.map { TokenEstimate.of($0) } ?? 0) + (tools?.tokens ?? 0) }

        func say(_ text: String) {
            // Those who follow may miss it; the answer goes on, and is kept whole.
            try? writer.append(text)
            piece(text)
        }
    }

    private func speak(_ speaking: Speaking) async throws(DocketError) -> AnswerOutcome {
        guard let assistant = roster.assistant(of: speaking.agent) else {
            if speaking.goingOn != nil {
                return .nobody(
                    "\(speaking.agent.name) computes whole answers and goes on with none. Ask again, or choose another assistant."
                )
            }
            switch try await OfflineAnswer.to(speaking.subject, hasModels: roster.hasModels) {
            case .said(let text, let works, let blobs):
                speaking.piece(text)
                return .answered(
                    try await keep(text, ReplyRecord(answers: speaking.request.message), speaking, works, blobs))
            case .nothing(let reason): return .nobody(reason)
            }
        }
        var context = try await context(of: speaking.subject, speaking.agent, beside: speaking.tokensBeside)
        var said = Said()
        do throws(AssistantFailure) {
            try await listen(to: assistant, context, speaking, &said)
        } catch {
            if case .contextTooLong = error, said.text.isEmpty, let less = try await smaller(context, speaking) {
                context = less
                do throws(AssistantFailure) {
                    try await listen(to: assistant, context, speaking, &said)
                } catch {
                    try said.end(by: error, of: speaking.agent)
                }
            } else {
                try said.end(by: error, of: speaking.agent)
            }
        }
        guard !said.text.trimmed.isEmpty || !said.calls.isEmpty else {
            return .nobody("\(speaking.agent.name) answered nothing. Ask again, or choose another assistant.")
        }
        var record = said.record
        record.answers = speaking.request.message
        let text = speaking.goingOn?.joined(with: said.text) ?? said.text
        let calls = await done(said, speaking)
        var works = ReplyWorks(calls)
        if record.finish == .complete {
            let gatekeeper = ModelGatekeeper(assistant, patience: patience)
            record.gatekeeper = await add(to: &works, from: text, speaking.subject, gatekeeper)
        }
        if !works.offers.isEmpty { record.offers = works.offers }
        record.count(at: speaking.agent.prices)
        let told = Self.joined(text, calls.text)
        if !calls.text.isEmpty { speaking.say(text.trimmed.isEmpty ? calls.text : "\n\n\(calls.text)") }
        return .answered(
            try await keep(
                told, record, speaking, works.artifacts, works.blobs,
                without: Self.joined(text, calls.textWithoutChanges)))
    }

    /// What comes of the calls of an answer.
    private func done(_ said: Said, _ speaking: Speaking) async -> ToolWorks {
        var works = ToolWorks()
        guard !said.calls.isEmpty else { return works }
        guard said.record.finish == .complete, let tools = speaking.tools else {
            works.refuse(
                speaking.tools == nil
                    ? "it asked for tools that it was not offered" : "what it asked for, since it was cut off")
            return works
        }
        return await tools.run(said.calls)
    }

    private func tools(
        for subject: AnswerSubject, in thread: ThreadID?, _ agent: AgentSettings
    ) async throws(DocketError) -> AnswerTools? {
        guard roster.assistant(of: agent) != nil else { return nil }
        return try await AnswerTools(for: subject, in: thread, of: agent, makesArtifacts: makesArtifacts, workspace)
    }

    /// An answer and what is told below it.
    private static func joined(_ text: String, _ below: String) -> String {
        guard !below.isEmpty else { return text }
        return text.trimmed.isEmpty ? below : "\(text)\n\n\(below)"
    }

    /// What has been said so far.
    private struct Said {
        var text = ""
        /// What tools are to do, once it is whole.
        var calls: [ToolCall] = []
        var record = ReplyRecord()

        /// - Throws: What is the matter, where nothing has been said.
        mutating func end(by failure: AssistantFailure, of agent: AgentSettings) throws(DocketError) {
            let error = failure.error(of: agent)
            guard !text.trimmed.isEmpty else { throw error }
            record.finish = failure == .cancelled ? .cancelled : .broken
            record.reason = failure == .cancelled ? nil : error.message
        }
    }

    private func listen(
        to assistant: any Assistant, _ context: AssistantContext, _ speaking: Speaking, _ said: inout Said
    ) async throws(AssistantFailure) {
        var request = AssistantRequest(context, after: speaking.end)
        request.tools = speaking.tools?.offered ?? []
        for try await event in assistant.reply(to: request) {
            switch event {
            case .text(let text):
                said.text += text
                speaking.say(text)
            case .toolCall(let call): said.calls.append(call)
            case .usage(let usage): said.record.usage = usage
            case .finished(.length):
                said.record.finish = .broken
                said.record.reason = "The model's limit of tokens was reached."
            case .finished(.filtered):
                said.record.finish = .broken
                said.record.reason = "The server held the rest back."
            case .finished: break
            }
        }
    }

    private func material(
        of subject: AnswerSubject, _ agent: AgentSettings
    ) async throws(DocketError) -> ContextMaterial {
        try await subject.material(system: AssistantContext.instructions, for: agent)
    }

    /// - Parameter tokens: Of what is sent beside it.
    private func context(
        of subject: AnswerSubject, _ agent: AgentSettings, beside tokens: Int
    ) async throws(DocketError) -> AssistantContext {
        try ContextBuilder().context(
            of: try await material(of: subject, agent), budget: agent.contextTokens - tokens)
    }

    /// A smaller context; nothing where this one has no more than has to be sent.
    private func smaller(
        _ context: AssistantContext, _ speaking: Speaking
    ) async throws(DocketError) -> AssistantContext? {
        let material = try await material(of: speaking.subject, speaking.agent)
        // The least that can be sent does not become less.
        return try? ContextBuilder().context(of: material, smallerThan: context)
    }

    // MARK: Keeping

    /// Adds what of an answer is kept, and answers what asking for that took.
    private func add(
        to works: inout ReplyWorks, from text: String, _ subject: AnswerSubject, _ model: ModelGatekeeper
    ) async -> TokenUsage? {
        guard makesArtifacts else { return nil }
        let found = Gatekeeper().judge(request: subject.words, reply: text)
        let (verdict, usage) = await model.judge(found, request: subject.words, reply: text)
        works.add(verdict.drafts, from: confidence, about: subject)
        return usage
    }

    /// - Parameter plain: The text where what it made can't be kept; the same one unless it is given.
    private func keep(
        _ text: String, _ record: ReplyRecord, _ speaking: Speaking, _ works: [Reply.ArtifactWork],
        _ blobs: [String: Data], without plain: String? = nil
    ) async throws(DocketError) -> Answer {
        var reply = Reply(
            threadID: speaking.thread, agentID: UserID(speaking.agent.name), parts: [.text(text)],
            artifacts: works, record: record, replaces: speaking.request.replaces)
        var blobs = blobs
        if text.utf8.count > Limits.messageBytes, let whole = try? PreparedContent(markdown: text) {
            reply.parts = [.text(Self.beginning(of: text))]
            reply.artifacts.append(
                .create(kind: .doc, title: "Whole answer", content: whole.content, metadata: nil))
            blobs.merge(whole.blobs) { first, _ in first }
        }
        var bare = reply
        bare.artifacts = []
        if let plain, plain.utf8.count <= Limits.messageBytes { bare.parts = [.text(plain)] }
        let (kept, fallback, files) = (reply, bare, blobs)
        // Whatever becomes of the task: what was said is kept.
        let storing = Task { await stored(kept, else: fallback, files) }
        return try await storing.value.get()
    }

    private func stored(
        _ reply: Reply, else bare: Reply, _ blobs: [String: Data]
    ) async -> Result<Answer, DocketError> {
        do throws(DocketError) {
            let outcome = try await Self.store(reply, else: bare, blobs, in: workspace).get()
            guard let id = outcome.messageID else {
                throw DocketError(
                    .internal, "The answer was stored, but its place is unknown. See `docket threads show`.")
            }
            return .success(try await given(try await workspace.queries.message(id)))
        } catch {
            return .failure(error)
        }
    }

    private static func store(
        _ reply: Reply, else bare: Reply, _ blobs: [String: Data], in workspace: any Workspace
    ) async -> Result<CommandOutcome, DocketError> {
        do throws(DocketError) {
            return .success(try await workspace.perform(.reply(reply), idempotencyKey: nil, blobs: blobs))
        } catch {
            guard !reply.artifacts.isEmpty else { return .failure(error) }
            // What it made cannot be kept: the answer can.
            return await store(bare, else: bare, [:], in: workspace)
        }
    }

    /// As much of a text as a message takes, with a word about the rest.
    private static func beginning(of text: String) -> String {
        let word = "\n\n… The whole answer is kept as a document."
        let room = Limits.messageBytes - word.utf8.count
        let end = text.utf8.index(text.startIndex, offsetBy: room)
        let cut = text[..<(end.samePosition(in: text.unicodeScalars) ?? text.unicodeScalars.index(before: end))]
        return cut + word
    }

    private func given(_ message: Message) async throws(DocketError) -> Answer {
        guard message.mention != nil else { return Answer(message: message, artifacts: []) }
        var filter = ArtifactFilter()
        filter.threadID = message.threadID
        let page = try await workspace.queries.artifacts(filter, page: PageRequest(size: 100))
        return Answer(
            message: message,
            artifacts: page.items.filter { artifact in
                artifact.id == message.mention?.artifactID
                    || artifact.links.contains { $0.threadID == message.threadID && $0.messageID == message.id }
            }.reversed())
    }
}

extension ReplyRecord {
    /// Adds the gatekeeper's part to what the answer took, where that is known, and what it cost.
    fileprivate mutating func count(at prices: TokenPrices?) {
        guard let answer = usage else { return }
        let all = gatekeeper.map { answer + $0 } ?? answer
        usage = all
        cost = prices.map { all.cost(at: $0) }
    }
}

/// Whom to ask what.
package struct AnswerRequest: Hashable, Sendable {
    /// The message to be answered.
    package var message: MessageID
    /// By name; whoever is meant for the thread unless one is named.
    package var agent: String?
    /// The answer before, where another version is asked for.
    package var replaces: Reply.Replaced?
    /// Whether that one is gone on with, rather than given again.
    package var goesOn: Bool

    package init(
        message: MessageID, agent: String? = nil, replaces: Reply.Replaced? = nil, goesOn: Bool = false
    ) {
        self.message = message
        self.agent = agent
        self.replaces = replaces
        self.goesOn = goesOn
    }
}

/// What came of asking for an answer.
package enum AnswerOutcome: Hashable, Sendable {
    case answered(Answer)
    /// Nobody can, for a reason that says what to do.
    case nobody(String)
}

/// An answer, as it is in its thread.
package struct Answer: Hashable, Sendable {
    package let message: Message
    /// What it made.
    package let artifacts: [ArtifactSummary]
}
