import DocketDomain
import DocketUI

/// A workspace of values: it answers loads as a real one would, without a database.
struct SampleWorkspace {
    var threads: [ThreadSummary] = []
    /// Thread → its messages.
    var messages: [ThreadID: [Message]] = [:]
    var artifacts: [ArtifactSummary] = []
    var contents: [ArtifactID: ArtifactContent] = [:]
    var history: [HistoryLine] = []
    var hits: [SearchHit] = []
    var customers: [CustomerProfile] = []
    var proposals: [ReviewItem] = []
    var evidence: [ArtifactID: Evidence] = [:]
    var users: [User] = []
    var exports: [ExportSummary] = []
    /// Loads that fail, by what they say.
    var failure: DocketError?

    /// The present of all samples: 2026-03-12, 10:00 UTC.
    static let now = Timestamp(milliseconds: 1_773_309_600_000)

    static func time(minutesAgo: Int) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds - Int64(minutesAgo) * 60_000)
    }

    /// The answer to a load.
    func answer(_ load: Load) -> Action {
        if let failure { return .loadFailed(load, failure) }
        switch load {
        case .threads(let filter, _, let token):
            var found = threads(filter)
            if filter.order == .ascending { found.reverse() }
            return .loaded(load, .threads(Self.page(found, token)))
        case .thread(let id):
            guard let thread = threads.first(where: { $0.id == id }) else { return missing(load) }
            return .loaded(load, .thread(thread))
        case .messages(let id, let range):
            let all = messages[id] ?? []
            let found = Array(all[range.clamped(to: 0..<all.count)])
            let mentioned = Set(found.compactMap { $0.mention?.artifactID })
            return .loaded(load, .messages(found, artifacts: artifacts.filter { mentioned.contains($0.id) }))
        case .message(let id):
            guard let message = messages.values.joined().first(where: { $0.id == id }) else { return missing(load) }
            return .loaded(load, .message(message))
        case .artifacts(let listing, _, let token):
            return .loaded(load, .artifacts(Self.page(artifacts(listing.filter), token)))
        case .artifact(let id):
            guard let artifact = artifacts.first(where: { $0.id == id }) else { return missing(load) }
            return .loaded(load, .artifact(artifact))
        case .content(let id, _):
            guard let content = contents[id] else { return missing(load) }
            let text = if case .doc(.inline(let text)) = content { text } else { "" }
            return .loaded(load, .content(content, text: text))
        case .search(_, let token): return .loaded(load, .search(Self.page(hits, token)))
        case .history(_, let token): return .loaded(load, .history(Self.page(history, token)))
        case .candidates(let text):
            return .loaded(load, .candidates(threads.filter { text.isEmpty || $0.title.contains(text) }))
        case .proposals(let filter, _, let token):
            return .loaded(load, .proposals(Self.page(proposals(filter), token)))
        case .dossier(let id, _), .fate(let id):
            guard let item = queue.first(where: { $0.id == id }) else { return missing(load) }
            let dossier = ProposalDetails(
                item: item, field: Self.schema.field(item.fieldKey), evidence: evidence[id])
            return .loaded(load, .dossier(dossier))
        case .batch(let id): return .loaded(load, .batch(queue.filter { $0.batchID == id && $0.status == .pending }))
        case .pendingCount:
            return .loaded(
                load, .pendingCount(Total(count: proposals.count { $0.status == .pending && $0.rmID == Self.owner })))
        case .undoable:
            return .loaded(load, .undoable(queue.filter { $0.decision?.by == Self.owner }.reversed()))
        case .schema: return .loaded(load, .schema(Self.schema))
        case .customers(let filter, _, let token):
            let found = customers.map(\.summary).filter { customer in
                (filter.rmID.map { $0 == customer.rmID } ?? true)
                    && (filter.text.map { customer.name.lowercased().contains($0.lowercased()) } ?? true)
            }
            return .loaded(
                load, .customers(Self.page(filter.order == .ascending ? found : found.reversed(), token)))
        case .customer(let id):
            guard let profile = customers.first(where: { $0.summary.id == id }) else { return missing(load) }
            return .loaded(load, .customer(profile))
        case .managers: return .loaded(load, .managers(users))
        case .exports(_, let token): return .loaded(load, .exports(Self.page(exports, token)))
        case .find(let request):
            return .loaded(load, .found(found(request)))
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
        switch request.place {
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

    private func missing(_ load: Load) -> Action {
        .loadFailed(load, DocketError(.notFound, "There is nothing of that id."))
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
