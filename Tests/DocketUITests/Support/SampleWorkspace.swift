import DocketDomain
import DocketUI
import TestSupport

/// A workspace without a database: it answers queries as a real one would. Threads, artifacts and exports are values;
/// customers and proposals are what a log in memory says.
struct SampleWorkspace {
    var threads: [ThreadSummary] = []
    /// Thread → its messages.
    var messages: [ThreadID: [Message]] = [:]
    var artifacts: [ArtifactSummary] = []
    var contents: [ArtifactID: ArtifactContent] = [:]
    var history: [HistoryLine] = []
    var hits: [SearchHit] = []
    /// Copies of a sample share it.
    let ledger = SampleWorkspace.newLedger()
    var proposalCount = 0
    var batchSizes: [BatchID: Int] = [:]
    /// What surrounds the quotes of proposals.
    var evidence: [ArtifactID: Evidence] = [:]
    var users: [User] = []
    var exports: [ExportSummary] = []
    /// Queries that fail, by what they say.
    var failure: DocketError?

    /// The present of all samples: 2026-03-12, 10:00 UTC.
    static let now = Timestamp(milliseconds: 1_773_309_600_000)

    static func time(minutesAgo: Int) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds - Int64(minutesAgo) * 60_000)
    }

    /// The answer to a query.
    func answer(_ query: Query) -> Action {
        if let failure { return .queryFailed(query, failure) }
        switch query {
        case .threads(let filter, _, let token):
            var found = threads(filter)
            if filter.order == .ascending { found.reverse() }
            return .answered(query, .threads(Self.page(found, token)))
        case .thread(let id):
            guard let thread = threads.first(where: { $0.id == id }) else { return missing(query) }
            return .answered(query, .thread(thread))
        case .messages(let id, let range):
            let all = messages[id] ?? []
            let found = Array(all[range.clamped(to: 0..<all.count)])
            let mentioned = Set(found.compactMap { $0.mention?.artifactID })
            return .answered(query, .messages(found, artifacts: artifacts.filter { mentioned.contains($0.id) }))
        case .message(let id):
            guard let message = messages.values.joined().first(where: { $0.id == id }) else { return missing(query) }
            return .answered(query, .message(message))
        case .artifacts(let listing, _, let token):
            return .answered(query, .artifacts(Self.page(artifacts(listing.filter), token)))
        case .artifact(let id):
            guard let artifact = artifacts.first(where: { $0.id == id }) else { return missing(query) }
            return .answered(query, .artifact(artifact))
        case .content(let id, _):
            guard let content = contents[id] else { return missing(query) }
            let text = if case .doc(.inline(let text)) = content { text } else { "" }
            return .answered(query, .content(content, text: text))
        case .search(_, let token): return .answered(query, .search(Self.page(hits, token)))
        case .history(_, let token): return .answered(query, .history(Self.page(history, token)))
        case .candidates(let text):
            return .answered(query, .candidates(threads.filter { text.isEmpty || $0.title.contains(text) }))
        case .proposals(let filter, _, let token):
            return .answered(query, .proposals(Self.page(proposals(filter), token)))
        case .proposal(let id, _), .decisionOutcome(let id):
            guard let item = proposals.first(where: { $0.id == id }) else { return missing(query) }
            let details = ProposalDetails(
                item: item, field: Self.schema.field(item.fieldKey), evidence: evidence[id])
            return .answered(query, .proposal(details))
        case .batch(let id):
            return .answered(query, .batch(proposals.filter { $0.batchID == id && $0.status == .pending }))
        case .pendingCount:
            return .answered(
                query, .pendingCount(Total(count: proposals.count { $0.status == .pending && $0.rmID == Self.owner })))
        case .undoable:
            return .answered(query, .undoable(undoable(by: Self.owner)))
        case .schema: return .answered(query, .schema(Self.schema))
        case .customers(let filter, _, let token):
            let found = customers.map(\.summary).filter { customer in
                (filter.rmID.map { $0 == customer.rmID } ?? true)
                    && (filter.text.map { customer.name.lowercased().contains($0.lowercased()) } ?? true)
            }
            return .answered(
                query, .customers(Self.page(filter.order == .ascending ? found : found.reversed(), token)))
        case .customer(let id):
            guard let profile = customers.first(where: { $0.summary.id == id }) else { return missing(query) }
            return .answered(query, .customer(profile))
        case .managers: return .answered(query, .managers(users))
        case .exports(_, let token): return .answered(query, .exports(Self.page(exports, token)))
        case .find(let request):
            return .answered(query, .found(found(request)))
        }
    }

    private func threads(_ filter: ThreadFilter) -> [ThreadSummary] {
        threads.filter { thread in
            (thread.deletedAt != nil) == filter.deleted
                && (filter.text.map { thread.title.lowercased().contains($0.lowercased()) } ?? true)
                && (filter.tag.map { thread.tags.contains($0) } ?? true)
        }
    }

    private func artifacts(_ filter: ArtifactFilter) -> [ArtifactSummary] {
        artifacts.filter { artifact in
            (artifact.deletedAt != nil) == filter.deleted
                && (filter.text.map { artifact.title.lowercased().contains($0.lowercased()) } ?? true)
                && (filter.kind.map { $0 == artifact.kind } ?? true)
                && (filter.customerID.map { $0 == artifact.customerID } ?? true)
                && (filter.threadID.map { id in artifact.links.contains { $0.threadID == id } } ?? true)
        }
    }

    private func found(_ request: FindRequest) -> Int? {
        switch request.target {
        case .messages(let thread, let start, _):
            let rest = (messages[thread] ?? [])[start...]
            return rest.first { $0.parts.contains { $0.text.contains(request.text) } }?.ordinal
        case .threads(let filter):
            let count = threads(filter).count
            return count > 0 ? count : nil
        case .artifacts(let filter):
            let count = artifacts(filter).count
            return count > 0 ? count : nil
        }
    }

    private func missing(_ query: Query) -> Action {
        .queryFailed(query, DocketError(.notFound, "There is nothing of that id."))
    }

    /// A page of a hundred; its token is the place of its first item.
    static func page<Item>(_ items: [Item], _ token: String) -> Page<Item> {
        let start = Int(token) ?? 0
        let end = min(start + 100, items.count)
        return Page(
            items: Array(items[min(start, end)..<end]), nextToken: end < items.count ? "\(end)" : "",
            total: Total(count: items.count))
    }
}
