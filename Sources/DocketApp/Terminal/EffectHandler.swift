import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation

/// What effects do in the workspace: each one ends in the action that answers it.
struct EffectHandler: Sendable {
    let session: Session

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
            return .performed(change, try await workspace.perform(change.command))
        } catch {
            return .performFailed(change, error)
        }
    }

    func importFile(_ path: String) async -> Action {
        do throws(DocketError) {
            let file = URL(fileURLWithPath: NSString(string: path).expandingTildeInPath)
            var options = ImportOptions()
            options.visibility = session.settings.visibility()
            let report = try await workspace.importChats(file, format: nil, options: options)
            let artifacts = report.added.artifacts.values.reduce(0, +)
            let skipped = report.skipped.isEmpty ? "" : ", \(report.skipped.count) skipped"
            return .imported(
                "Imported \(report.added.threads) threads, \(report.added.messages) messages, \(artifacts) artifacts\(skipped)"
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
            return .messages(messages, artifacts: try await mentioned(in: messages))
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
        case .search(let query, let token):
            session.telemetry.record(.searched)
            return .search(try await queries.search(query, page: PageRequest(size: 100, token: token)))
        case .history(let stream, let token):
            return .history(try await history(stream, token))
        case .candidates(let text):
            var filter = ThreadFilter()
            if !text.isEmpty { filter.text = text }
            return .candidates(try await queries.threads(filter, page: PageRequest(size: 50)).items)
        case .proposals(let filter, _, let token):
            let request = PageRequest(size: PagedList<ReviewItem>.pageSize, token: token)
            return .proposals(try await queries.proposals(filter, page: request))
        case .proposal(let id, _), .decisionOutcome(let id):
            return .proposal(try await queries.proposalDetails(id))
        case .batch(let id):
            return .batch(try await proposals(ofBatch: id))
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
        case .find(let request):
            return .found(try await find(request))
        }
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

    /// The proposals of a batch that wait, as many as one step decides.
    private func proposals(ofBatch id: BatchID) async throws(DocketError) -> [ReviewItem] {
        var filter = ReviewFilter()
        filter.batchID = id
        filter.sort = .age
        return try await Page.all(atMost: 10_000) { page throws(DocketError) in
            try await queries.proposals(filter, page: page)
        }
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

    private func find(_ request: FindRequest) async throws(DocketError) -> Int? {
        let one = PageRequest(size: 1, countLimit: 1)
        switch request.target {
        case .messages(let thread, let start, let isForward):
            guard let pattern = TextPattern(request.text) else { return nil }
            return try await find(pattern, in: thread, from: start, isForward: isForward)
        case .threads(let filter):
            let count = try await queries.threads(filter, page: one).total.count
            return count > 0 ? count : nil
        case .artifacts(let filter):
            let count = try await queries.artifacts(filter, page: one).total.count
            return count > 0 ? count : nil
        }
    }

    /// Looks through a thread, some messages at a time, until the text is found or nobody waits any more.
    private func find(
        _ pattern: TextPattern, in thread: ThreadID, from start: Int, isForward: Bool
    ) async throws(DocketError) -> Int? {
        let step = 200
        var ordinal = start
        while ordinal >= 0, !Task.isCancelled {
            let range = isForward ? ordinal..<ordinal + step : max(0, ordinal + 1 - step)..<ordinal + 1
            let messages = try await queries.messages(of: thread, at: range)
            guard !messages.isEmpty else { return nil }
            let ordered = isForward ? messages : messages.reversed()
            if let found = ordered.first(where: { $0.parts.contains { pattern.occurs(in: $0.text) } }) {
                return found.ordinal
            }
            ordinal = isForward ? range.upperBound : range.lowerBound - 1
        }
        return nil
    }
}
