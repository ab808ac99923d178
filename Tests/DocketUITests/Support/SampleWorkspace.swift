import DocketDomain
import TestSupport

@testable import DocketUI

/// A workspace without a database: it answers queries as a real one would. Threads, artifacts and exports are values;
/// customers and proposals are what a log in memory says.
struct SampleWorkspace {
    var threads: [ThreadSummary] = []
    /// Thread → its messages.
    var messages: [ThreadID: [Message]] = [:]
    /// Thread → what was said there before.
    var earlier: [ThreadID: [Message]] = [:]
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
    /// Whether proposals are listed among the artifacts, in the first thread.
    var listsProposals = false
    /// What every message says of every customer.
    var notes = FoundInNotes(items: [], leftOut: [], questions: [])
    /// What an assistant would be given with any text.
    var context = ContextOutline(agent: "offline", budget: 0, total: 0, parts: [], leftOut: [])
    /// Files that can be attached, by what is typed for them.
    var files: [String: AttachableFile] = [:]
    /// What runs of any query need and give.
    var run = SampleRun()
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
            return .answered(query, .threads(Self.page(threads(filter), token)))
        case .thread(let id):
            guard let thread = threads.first(where: { $0.id == id }) else { return missing(query) }
            return .answered(query, .thread(thread))
        case .messages(let id, let range):
            let all = messages[id] ?? []
            let found = Array(all[range.clamped(to: 0..<all.count)])
            let mentioned = Set(found.compactMap { $0.mention?.artifactID })
            return .answered(
                query, .messages(found, artifacts: artifacts.filter { mentioned.contains($0.id) }, texts: [:]))
        case .earlierMessages(let id):
            return .answered(query, .earlierMessages(Self.page(earlier[id] ?? [], "")))
        case .message(let id):
            guard let message = messages.values.joined().first(where: { $0.id == id }) else { return missing(query) }
            return .answered(query, .message(message))
        case .artifacts(let listing, _, let token):
            return .answered(query, .artifacts(Self.page(artifacts(listing.filter), token)))
        case .artifact(let id):
            guard let artifact = listed.first(where: { $0.id == id }) else { return missing(query) }
            return .answered(query, .artifact(artifact))
        case .content(let id, _):
            guard let content = contents[id] else { return missing(query) }
            let text = if case .doc(.inline(let text)) = content { text } else { "" }
            return .answered(query, .content(content, text: text))
        case .json(let id, _):
            if let item = proposals.first(where: { $0.id == id }) { return .answered(query, .json(item.payload)) }
            guard let content = contents[id] else { return missing(query) }
            return .answered(query, .json(Self.json(of: content)))
        case .search(_, let token): return .answered(query, .search(Self.page(hits, token)))
        case .history(_, let token): return .answered(query, .history(Self.page(history, token)))
        case .candidates(let text):
            return .answered(query, .candidates(threads.filter { text.isEmpty || $0.title.contains(text) }))
        case .objects(let text): return .answered(query, .objects(objects(text)))
        case .proposals(let filter, _, let token):
            return .answered(query, .proposals(Self.page(proposals(filter), token)))
        case .proposal(let id, _), .standing(let id):
            guard let item = proposals.first(where: { $0.id == id }) else { return missing(query) }
            let details = ProposalDetails(
                item: item, field: Self.schema.field(item.fieldKey), evidence: evidence[id])
            return .answered(query, .proposal(details))
        case .shown(let filter): return .answered(query, .shown(proposals(filter), isWhole: true))
        case .decided(let filter, _, let token): return .answered(query, .decided(Self.page(decisions(filter), token)))
        case .rejectionReasons:
            var filter = DecisionFilter()
            filter.status = .rejected
            return .answered(query, .rejectionReasons(decisions(filter).compactMap(\.decision?.reason).reversed()))
        case .pendingCount:
            return .answered(
                query, .pendingCount(Total(count: proposals.count { $0.status == .pending && $0.rmID == Self.owner })))
        case .undoable:
            return .answered(query, .undoable(undoable(by: Self.owner)))
        case .schema: return .answered(query, .schema(Self.schema))
        case .customers(let filter, _, let token):
            return .answered(query, .customers(Self.page(customers(filter), token)))
        case .customer(let id):
            guard let profile = customers.first(where: { $0.summary.id == id }) else { return missing(query) }
            return .answered(query, .customer(profile))
        case .managers: return .answered(query, .managers(users))
        case .exports(_, let token): return .answered(query, .exports(Self.page(exports, token)))
        case .notes, .notesAsked: return .answered(query, .notes(notes))
        case .destination(let place):
            guard place.folder.hasPrefix("/nowhere") else { return .answered(query, .usable) }
            return .queryFailed(query, DocketError(.notFound, "There is no folder \(place.folder)."))
        case .importable(let path):
            guard path.hasPrefix("/nowhere") else { return .answered(query, .usable) }
            return .queryFailed(query, DocketError(.notFound, "There is no file “\(path)”."))
        case .context: return .answered(query, .context(context))
        case .attachable(let path, _):
            guard let file = files[path] else {
                return .queryFailed(query, DocketError(.notFound, "There is no file \(path)."))
            }
            return .answered(query, .attachable(file))
        case .runnable(let id, let source):
            guard case .sqlQuery(let sql)? = contents[id] else { return missing(query) }
            return .answered(query, .runnable(run.offer(of: sql, source)))
        case .plan: return .answered(query, .plan(run.plan))
        case .sourceTables: return .answered(query, .sourceTables(run.schema))
        case .queries(let id, let old, let new):
            guard let pair = run.pair else { return missing(query) }
            return id.rawValue.isEmpty || old >= new ? missing(query) : .answered(query, .queries(pair))
        case .find(let request):
            return .answered(query, .found(found(request)))
        }
    }

    private func customers(_ filter: CustomerFilter) -> [CustomerSummary] {
        let found = customers.map(\.summary).filter { customer in
            (filter.rmID.map { $0 == customer.rmID } ?? true)
                && (filter.text.map { customer.name.lowercased().contains($0.lowercased()) } ?? true)
        }
        return filter.order == .ascending ? found : found.reversed()
    }

    private func threads(_ filter: ThreadFilter) -> [ThreadSummary] {
        let found = threads.filter { thread in
            (thread.deletedAt != nil) == filter.deleted
                && (filter.createdAfter.map { thread.createdAt >= $0 } ?? true)
                && (filter.createdBefore.map { thread.createdAt < $0 } ?? true)
                && (filter.text.map { thread.title.lowercased().contains($0.lowercased()) } ?? true)
                && (filter.tag.map { thread.tags.contains($0) } ?? true)
        }
        return filter.order == .ascending ? found.reversed() : found
    }

    private func artifacts(_ filter: ArtifactFilter) -> [ArtifactSummary] {
        listed.filter { artifact in
            (artifact.deletedAt != nil) == filter.deleted
                && (filter.text.map { artifact.title.lowercased().contains($0.lowercased()) } ?? true)
                && (filter.kind.map { $0 == artifact.kind } ?? true)
                && (filter.customerID.map { $0 == artifact.customerID } ?? true)
                && filter.terms.allSatisfy { term in
                    term.kind == .tag
                        ? artifact.tags.contains(term.name)
                        : contents[artifact.id]?.terms.contains { $0.kind == term.kind && $0.key == term.key } ?? false
                }
                && (filter.threadID.map { id in artifact.links.contains { $0.threadID == id } } ?? true)
        }
    }

    private func found(_ request: FindRequest) -> FindResult? {
        switch request.target {
        case .messages(let thread, let start, let isForward):
            let all = messages[thread] ?? []
            let rest = isForward ? Array(all[start...]) : all[...start].reversed()
            return rest.first(where: request.fits).map { .message($0.ordinal) }
        case .threads(let parts):
            for part in parts {
                if let match = match(threads(part.filter), part.walk, request.fits) {
                    return .thread(match, in: part)
                }
            }
            return nil
        case .artifacts(let listing, let walk):
            return match(artifacts(listing.filter), walk, request.fits).map(FindResult.artifact)
        case .customers(let filter, let walk):
            return match(customers(filter), walk, request.fits).map(FindResult.customer)
        case .proposals(let filter, let walk, _):
            return match(proposals(filter), walk, request.fits).map(FindResult.proposal)
        }
    }

    /// What the way through a whole list finds.
    private func match<Item>(_ items: [Item], _ walk: ListWalk, _ fits: (Item) -> Bool) -> ListMatch<Item>? {
        let fitting = items.indices.filter { fits(items[$0]) }
        let here = walk.start
        let found =
            walk.goesUp
            ? fitting.first { $0 > here || walk.includesStart && $0 == here }
                ?? (walk.goesRound ? fitting.first : nil)
            : fitting.last { $0 < here || walk.includesStart && $0 == here }
                ?? (walk.goesRound ? fitting.last : nil)
        guard let found else { return nil }
        let number = found / ListPage.size
        return ListMatch(
            place: found, number: number, page: Self.page(items, "\(number * ListPage.size)"),
            tokens: (0...number).map { $0 == 0 ? "" : "\($0 * ListPage.size)" })
    }

    private func objects(_ text: String) -> [ObjectName] {
        let text = text.split(separator: ":").last.map(String.init) ?? ""
        let all =
            threads.map { ObjectName(.thread, id: $0.id.rawValue, title: $0.title) }
            + artifacts.map { ObjectName(.artifact, id: $0.id.rawValue, title: $0.title) }
        return all.filter { $0.id.hasPrefix(text) || $0.id.hasSuffix(text) }
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
