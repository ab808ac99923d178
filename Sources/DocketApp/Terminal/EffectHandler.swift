import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation

/// What effects do in the workspace: each one ends in the action that answers it.
struct EffectHandler: Sendable {
    let session: Session
    let runs: RunWork

    init(session: Session) {
        self.session = session
        runs = RunWork(session.workspace)
    }

    /// Rows of a table that are shown as JSON; it says how many there are.
    private static let rowsAsJSON = 1000
    /// Proposals that one step decides.
    private static let mostDecided = 10_000

    private var workspace: any Workspace { session.workspace }
    private var queries: any WorkspaceQueries { workspace.queries }

    /// Reads what is asked for.
    func answer(_ query: Query) async -> Action {
        do throws(DocketError) {
            return .answered(query, try await result(of: query))
        } catch {
            return .queryFailed(query, error)
        }
    }

    func perform(_ change: Request) async -> Action {
        do throws(DocketError) {
            let key = change.idempotencyKey
            guard case .send(var message) = change.command, !change.files.isEmpty else {
                return .performed(change, try await workspace.perform(change.command, idempotencyKey: key))
            }
            let files = try change.files.map { path throws(DocketError) in try file(at: path) }
            message.attachments = files.map(\.attachment)
            return .performed(
                change, try await workspace.perform(.send(message), idempotencyKey: key, blobs: files.blobs))
        } catch {
            return .performFailed(change, error)
        }
    }

    private func url(of path: String) -> URL {
        URL(fileURLWithPath: Directories(environment: session.variables).expandingTilde(path))
    }

    private func file(at path: String) throws(DocketError) -> AttachedFile {
        try AttachedFile(reading: url(of: path))
    }

    /// A file for a message, with who would answer that and does not look at it.
    private func attachable(
        _ path: String, to target: OutgoingMessage.Target?
    ) async throws(DocketError) -> AttachableFile {
        let file = try self.file(at: path)
        let ignoredBy = file.isPicture ? try await session.answerer().ignoresPictures(to: target) : nil
        return AttachableFile(
            path: url(of: path).standardizedFileURL.path, particulars: file.attachment.particulars,
            ignoredBy: ignoredBy)
    }

    /// Has a message answered, and waits for it.
    func ask(_ ask: AnswerAsk) async -> Action {
        do throws(DocketError) {
            let request = AnswerRequest(message: ask.message, replaces: ask.replaces, goesOn: ask.goesOn)
            switch try await session.answerer().answer(request) {
            case .answered(let answer): return .asked(ask, .answered(answer.message.reply?.finish ?? .complete))
            case .nobody(let reason): return .asked(ask, .nobody(reason))
            }
        } catch {
            return .asked(ask, .failed(error))
        }
    }

    /// The assistants that are left alone for now, and until when.
    var pauses: [String: Timestamp] {
        let now = session.environment.now()
        // Settings that name no assistant are told to whoever asks one.
        let agents = (try? session.agentListings()) ?? []
        return agents.reduce(into: [:]) { pauses, agent in
            guard let pause = agent.pause else { return }
            pauses[agent.name] = Timestamp(milliseconds: now.milliseconds + Int64(pause / .milliseconds(1)))
        }
    }

    func keepOffer(_ offer: OfferID) async -> Action {
        do throws(DocketError) {
            return .offerKept(offer, already: try await workspace.keepOffer(offer.place, of: offer.message).already)
        } catch {
            return .offerFailed(offer, error)
        }
    }

    func duplicate(_ artifact: ArtifactID) async -> Action {
        do throws(DocketError) {
            return .duplicated(
                artifact, as: try await workspace.duplicate(artifact, title: nil, idempotencyKey: nil))
        } catch {
            return .duplicatingFailed(artifact, error)
        }
    }

    private func keptOffers(of messages: [Message]) async throws(DocketError) -> Set<OfferID> {
        var kept: Set<OfferID> = []
        for message in messages where message.reply?.offers != nil {
            kept.formUnion(try await workspace.keptOffers(of: message).map { OfferID(message.id, $0) })
        }
        return kept
    }

    func importFile(_ path: String) async -> Action {
        do throws(DocketError) {
            let file = url(of: path)
            var options = ImportOptions()
            options.visibility = session.settings.visibility()
            let report = try await workspace.importChats(file, format: nil, options: options)
            let artifacts = report.added.artifacts.values.reduce(0, +)
            let skipped = report.skipped.isEmpty ? "" : ", \(report.skipped.count) skipped"
            let breakage = report.breakage.map { ". \($0)" } ?? ""
            return .imported(
                "Imported \(report.added.threads) threads, \(report.added.messages) messages, \(artifacts) artifacts\(skipped)\(breakage)"
            )
        } catch {
            return .importFailed(error)
        }
    }

    private func result(of query: Query) async throws(DocketError) -> QueryResult {
        switch query {
        case .threads(let filter, _, let token):
            return .threads(
                try await queries.threads(
                    filter, page: PageRequest(size: PagedList<ThreadSummary>.pageSize, token: token)))
        case .thread(let id):
            return .thread(try await queries.thread(id))
        case .messages(let thread, let range):
            let messages = try await queries.messages(of: thread, at: range)
            return .messages(
                messages, artifacts: try await mentioned(in: messages), texts: try await texts(in: messages),
                kept: try await keptOffers(of: messages))
        case .earlierMessages(let thread):
            return .earlierMessages(try await queries.earlierMessages(of: thread, page: PageRequest(size: 100)))
        case .message(let id):
            return .message(try await queries.message(id))
        case .artifacts(let listing, _, let token):
            let request = PageRequest(size: PagedList<ArtifactSummary>.pageSize, token: token)
            return .artifacts(try await queries.artifacts(listing.filter, page: request))
        case .artifact(let id):
            return .artifact(try await queries.artifact(id))
        case .content(let id, let revision):
            let content = try await queries.revision(revision, of: id).content
            let text = if case .doc(let text) = content { try await workspace.text(of: text, artifact: id) } else { "" }
            return .content(content, text: text)
        case .json(let id, let revision):
            let revision = try await queries.revision(revision, of: id)
            return .json(try await workspace.payload(of: revision, artifact: id, rows: 0..<Self.rowsAsJSON))
        case .search(let query, let token):
            session.telemetry.record(.searched)
            return .search(try await queries.search(query, page: PageRequest(size: 100, token: token)))
        case .history(let stream, let token):
            return .history(try await history(stream, token))
        case .candidates(let text):
            var filter = ThreadFilter()
            if !text.isEmpty { filter.text = text }
            return .candidates(try await queries.threads(filter, page: PageRequest(size: 50)).items)
        case .objects(let text):
            return .objects(try await objects(text))
        case .proposals(let filter, _, let token):
            let request = PageRequest(size: PagedList<ReviewItem>.pageSize, token: token)
            return .proposals(try await queries.proposals(filter, page: request))
        case .proposal(let id, _), .standing(let id):
            return .proposal(try await queries.proposalDetails(id))
        case .shown(let filter):
            // One more tells whether there are more.
            let items = try await Page.all(atMost: Self.mostDecided + 1) { page throws(DocketError) in
                try await queries.proposals(filter, page: page)
            }
            return .shown(Array(items.prefix(Self.mostDecided)), isWhole: items.count <= Self.mostDecided)
        case .decided(let filter, _, let token):
            let request = PageRequest(size: PagedList<ReviewItem>.pageSize, token: token)
            return .decided(try await queries.decisions(filter, page: request))
        case .rejectionReasons:
            return .rejectionReasons(try await rejectionReasons())
        case .pendingCount:
            let isManager = workspace.viewer.role == .rm
            return .pendingCount(try await queries.pendingCount(mine: isManager, limit: 1000))
        case .undoable:
            return .undoable(try await queries.undoableDecisions(now: session.environment.now(), limit: 20))
        case .schema:
            return .schema(try await queries.schema())
        case .exports(_, let token):
            let request = PageRequest(size: PagedList<ExportSummary>.pageSize, token: token)
            return .exports(try await queries.exports(ExportsScreen.query, page: request))
        case .customers(let filter, _, let token):
            let request = PageRequest(size: PagedList<CustomerSummary>.pageSize, token: token)
            return .customers(try await queries.customers(filter, page: request))
        case .customer(let id):
            return .customer(try await queries.customer(id))
        case .managers:
            return .managers(try await managers())
        case .importable(let path):
            try ImportableFile.check(url(of: path))
            return .usable
        case .destination(let destination):
            _ = try session.place(destination)
            return .usable
        case .notes(let source, let customer):
            return .notes(try await notes(in: source, of: customer))
        case .notesAsked(let source, let customer):
            return .notes(try await notes(in: source, of: customer, asking: try session.roster()))
        case .context(let words, let files, let target):
            let files = try files.map { path throws(DocketError) in try file(at: path) }
            return .context(try await session.answerer().context(saying: words, with: files, to: target))
        case .attachable(let path, let target):
            return .attachable(try await attachable(path, to: target))
        case .runnable(let id, let source):
            return .runnable(try await runOffer(id, source))
        case .plan(let request):
            return .plan(try await placed { () throws(QueryFailure) in try await workspace.sources.explain(request) })
        case .sourceTables(let request):
            let source = try workspace.sources.source(of: request).name
            return .sourceTables(try await workspace.sources.schema(of: .named(source)))
        case .queries(let id, let old, let new):
            return .queries(
                QueryPair(
                    old: try await queries.sqlQuery(of: id, revision: old),
                    new: try await queries.sqlQuery(of: id, revision: new)))
        case .find(let request):
            return .found(try await find(request))
        }
    }

    /// What messages say of a customer.
    ///
    /// - Parameter roster: Of the assistant that reads them too.
    private func notes(
        in source: NotesSource, of customer: CustomerID, asking roster: AgentRoster? = nil
    ) async throws(DocketError) -> FoundInNotes {
        var messages: [Message] = []
        for ordinal in source.messages {
            messages += try await queries.messages(of: source.thread, at: ordinal..<ordinal + 1)
        }
        for answer in source.answers { messages.append(try await queries.message(answer)) }
        let extractor: NotesExtractor
        do {
            extractor = try session.notesExtractor()
        } catch let error as DocketError {
            throw error
        } catch {
            throw DocketError(.internal, "\(error)")
        }
        return try await extractor.find(in: messages, of: customer, asking: roster)
    }

    /// How the texts of attachments begin: more is not shown with a message. One that is gone is left out.
    private func texts(in messages: [Message]) async throws(DocketError) -> [AttachmentID: String] {
        var texts: [AttachmentID: String] = [:]
        for message in messages {
            for file in message.attachments {
                guard let digest = file.textDigest else { continue }
                do throws(DocketError) {
                    let bytes = try await queries.blob(digest, of: message.id)
                    texts[file.id] = String(decoding: bytes.prefix(MessagePage.attachmentBytes), as: UTF8.self)
                } catch {
                    guard error.code == .notFound else { throw error }
                }
            }
        }
        return texts
    }

    /// The artifacts that messages mention. One that can't be seen is left out: its message says nothing of it.
    private func mentioned(in messages: [Message]) async throws(DocketError) -> [ArtifactSummary] {
        var found: [ArtifactSummary] = []
        for id in Set(messages.compactMap(\.mention?.artifactID)) {
            do throws(DocketError) {
                found.append(try await queries.artifact(id))
            } catch {
                guard error.code == .notFound || error.code == .permissionDenied else { throw error }
            }
        }
        return found
    }

    /// The reasons of the viewer's last rejections.
    private func rejectionReasons() async throws(DocketError) -> [String] {
        var filter = DecisionFilter()
        filter.decidedBy = workspace.viewer.userID
        filter.status = .rejected
        let items = try await queries.decisions(filter, page: PageRequest(size: 100, countLimit: 1)).items
        var reasons: [String] = []
        for reason in items.compactMap(\.decision?.reason) where !reason.isEmpty && !reasons.contains(reason) {
            reasons.append(reason)
        }
        return reasons.reversed()
    }

    /// The users that can decide for a customer.
    private func managers() async throws(DocketError) -> [User] {
        let users = try await Page.all { page throws(DocketError) in try await queries.users(page: page) }
        return users.filter { $0.role == .rm || $0.role == .admin }
    }

    private func history(_ stream: StreamID, _ token: String) async throws(DocketError) -> Page<HistoryLine> {
        let page = try await queries.history(of: stream, page: PageRequest(size: 100, token: token))
        let lines = page.items.map { entry in
            HistoryLine(
                id: "\(entry.event.position)", text: entry.text, actor: entry.event.actorID, at: entry.event.recordedAt)
        }
        return Page(items: lines, nextToken: page.nextToken, total: page.total)
    }

    private func find(_ request: FindRequest) async throws(DocketError) -> FindResult? {
        switch request.target {
        case .messages(let thread, let start, let isForward):
            return try await find(request, in: thread, from: start, isForward: isForward).map(FindResult.message)
        case .threads(let parts):
            for part in parts {
                let match = try await part.walk.first(where: request.fits) { token throws(DocketError) in
                    try await queries.threads(part.filter, page: PageRequest(size: ListPage.size, token: token))
                }
                if let match { return .thread(match, in: part) }
            }
            return nil
        case .artifacts(let listing, let walk):
            return try await walk.first(where: request.fits) { token throws(DocketError) in
                try await queries.artifacts(listing.filter, page: PageRequest(size: ListPage.size, token: token))
            }.map(FindResult.artifact)
        case .customers(let filter, let walk):
            return try await walk.first(where: request.fits) { token throws(DocketError) in
                try await queries.customers(filter, page: PageRequest(size: ListPage.size, token: token))
            }.map(FindResult.customer)
        case .proposals(let filter, let walk, _):
            return try await walk.first(where: request.fits) { token throws(DocketError) in
                try await queries.proposals(filter, page: PageRequest(size: ListPage.size, token: token))
            }.map(FindResult.proposal)
        }
    }

    /// What an address stands for, or an id of anything by its beginning or ending.
    private func objects(_ text: String) async throws(DocketError) -> [ObjectName] {
        let object = (try? Address(parsing: text))?.object
        return try await queries.objects(
            object.map { [$0.kind] } ?? ObjectKind.allCases, named: object?.id ?? text, limit: 50)
    }

    /// Looks through a thread, some messages at a time, until the text is found or nobody waits any more.
    private func find(
        _ request: FindRequest, in thread: ThreadID, from start: Int, isForward: Bool
    ) async throws(DocketError) -> Int? {
        let step = 200
        var ordinal = start
        while ordinal >= 0, !Task.isCancelled {
            let range = isForward ? ordinal..<ordinal + step : max(0, ordinal + 1 - step)..<ordinal + 1
            let messages = try await queries.messages(of: thread, at: range)
            guard !messages.isEmpty else { return nil }
            let ordered = isForward ? messages : messages.reversed()
            if let found = ordered.first(where: request.fits) {
                return found.ordinal
            }
            ordinal = isForward ? range.upperBound : range.lowerBound - 1
        }
        return nil
    }
}
