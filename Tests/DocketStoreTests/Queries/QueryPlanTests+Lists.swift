import DocketDomain
import DocketStore
import TestSupport
import Testing

extension QueryPlanTests {
    /// Every list with every filter and order, once each.
    static func lists(in test: TestWorkspace) async throws -> [List] {
        let admin = test.queries(Cast.admin)
        let thread = try #require(try await admin.threads(ThreadFilter(), page: PageRequest(size: 1)).items.first).id
        let proposal = try #require(try await admin.proposals(ReviewFilter(), page: PageRequest(size: 1)).items.first)
        let artifact = try #require(try await admin.artifacts(ArtifactFilter(), page: PageRequest(size: 1)).items.first)
        return threads(artifact.id) + messages(thread) + artifacts(thread, proposal) + customers() + queue(proposal)
            + decisions() + exports(thread) + others(thread) + searches()
    }

    private static func threads(_ artifact: ArtifactID) -> [List] {
        func list(
            _ name: String, _ viewer: Viewer = Cast.admin, term: String? = nil, sorts: Bool = false,
            _ change: @escaping @Sendable (inout ThreadFilter) -> Void
        ) -> [List] {
            SortOrder.allCases.map { order in
                List(name: "threads \(name) \(order)", viewer: viewer, term: term, sorts: sorts) { queries, token in
                    var filter = ThreadFilter()
                    filter.order = order
                    change(&filter)
                    return try await queries.threads(filter, page: PageRequest(size: 1, token: token)).nextToken
                }
            }
        }
        return list("all") { _ in } + list("all, a member's", Cast.member) { _ in }
            + list("deleted") { $0.deleted = true }
            + list("text", sorts: true) { $0.text = "plans" }
            + list("of an artifact", term: "artifact_id", sorts: true) { $0.artifactID = artifact }
            + list("tag", term: "tag", sorts: true) { $0.tag = "fees" }
            + list("visibility") { $0.visibility = .team }
            + list("time") { ($0.createdAfter, $0.createdBefore) = (QueryPlanTests.early, QueryPlanTests.late) }
    }

    private static func messages(_ thread: ThreadID) -> [List] {
        [
            List(name: "messages", term: "thread_id") { queries, token in
                try await queries.messages(of: thread, page: PageRequest(size: 1, token: token)).nextToken
            },
            List(name: "messages at places", term: "thread_id") { queries, _ in
                _ = try await queries.messages(of: thread, at: 0..<10)
                return ""
            },
            List(name: "earlier messages", term: "thread_id", sorts: true) { queries, token in
                try await queries.earlierMessages(of: thread, page: PageRequest(size: 1, token: token)).nextToken
            },
        ]
    }

    private static func artifacts(_ thread: ThreadID, _ proposal: ReviewItem) -> [List] {
        func list(
            _ name: String, _ viewer: Viewer = Cast.admin, term: String? = nil, sorts: Bool = false,
            _ change: @escaping @Sendable (inout ArtifactFilter) -> Void
        ) -> [List] {
            SortOrder.allCases.map { order in
                List(name: "artifacts \(name) \(order)", viewer: viewer, term: term, sorts: sorts) {
                    queries, token in
                    var filter = ArtifactFilter()
                    filter.order = order
                    change(&filter)
                    return try await queries.artifacts(filter, page: PageRequest(size: 1, token: token)).nextToken
                }
            }
        }
        return list("all") { _ in } + list("all, a member's", Cast.member) { _ in }
            + list("deleted") { $0.deleted = true }
            + list("text", sorts: true) { $0.text = "budget" }
            + list("of a thread", term: "thread_id", sorts: true) { $0.threadID = thread }
            + list("of a customer", term: "customer_id") { $0.customerID = proposal.customerID }
            + list("kind", term: "kind") { $0.kind = .doc }
            + list("status", term: "status") { $0.status = "rejected" }
            + list("status, the manager's", Cast.manager, term: "status") { $0.status = "rejected" }
            + list("kind and status") { ($0.kind, $0.status) = (.profileEdit, "pending") }
            + list("batch", term: "batch_id") { $0.batchID = proposal.batchID }
            + list("term", sorts: true) { $0.terms = [ArtifactTerm(.tag, "fees")] }
            + list("terms", sorts: true) { $0.terms = [ArtifactTerm(.tag, "fees"), ArtifactTerm(.tag, "notes")] }
    }

    private static func customers() -> [List] {
        func list(
            _ name: String, _ viewer: Viewer = Cast.admin, term: String? = nil, sorts: Bool = false,
            _ change: @escaping @Sendable (inout CustomerFilter) -> Void
        ) -> [List] {
            SortOrder.allCases.map { order in
                List(name: "customers \(name) \(order)", viewer: viewer, term: term, sorts: sorts) {
                    queries, token in
                    var filter = CustomerFilter()
                    filter.order = order
                    change(&filter)
                    return try await queries.customers(filter, page: PageRequest(size: 1, token: token)).nextToken
                }
            }
        }
        return list("all") { _ in } + list("all, the manager's", Cast.manager) { _ in }
            + list("text", sorts: true) { $0.text = "customer" }
            + list("of a manager", term: "rm_id") { $0.rmID = Cast.manager.userID }
    }

    private static func queue(_ proposal: ReviewItem) -> [List] {
        func list(
            _ name: String, _ viewer: Viewer = Cast.admin, term: String? = nil,
            termOf sorted: [ReviewSort] = ReviewSort.allCases,
            sorts: [ReviewSort] = [], _ change: @escaping @Sendable (inout ReviewFilter) -> Void
        ) -> [List] {
            SortOrder.allCases.flatMap { order in
                ReviewSort.allCases.map { sort in
                    List(
                        name: "proposals \(name) by \(sort) \(order)", viewer: viewer,
                        term: sorted.contains(sort) ? term : nil, sorts: sorts.contains(sort)
                    ) { queries, token in
                        var filter = ReviewFilter()
                        (filter.order, filter.sort) = (order, sort)
                        change(&filter)
                        return try await queries.proposals(filter, page: PageRequest(size: 1, token: token)).nextToken
                    }
                }
            }
        }
        let decided = ProposalStatus.allCases.filter { $0 != .pending }.flatMap { status in
            // Nobody asks how sure a proposal was that is decided, and an index more costs every decision.
            list("\(status)", term: "status", sorts: [.confidence]) { $0.status = status }
        }
        return list("pending") { _ in } + decided
            // Each status has its own order, and they are put together.
            + list("of any status", sorts: ReviewSort.allCases) { $0.status = nil }
            + list("mine", Cast.manager, term: "rm_id", termOf: [.customer]) { $0.isMine = true }
            + list("mine, an admin's", term: "rm_id", termOf: [.customer]) { $0.isMine = true }
            + list("stale") { $0.isStale = true }
            + list("confidence") { $0.confidence = .low }
            + list("field") { $0.fieldKey = "phone" }
            + list("text") { $0.text = "globex" }
            // One customer has few, and so has one batch.
            + list("of a customer", term: "customer_id", sorts: ReviewSort.allCases) {
                $0.customerID = proposal.customerID
            }
            + list("of a batch", term: "batch_id", sorts: ReviewSort.allCases) { $0.batchID = proposal.batchID }
            // What somebody is shown who does not see all profiles is not stored: it would tell of names and of decisions.
            + list("a member's", Cast.member, sorts: ReviewSort.allCases) { _ in }
    }

    private static func decisions() -> [List] {
        func list(
            _ name: String, term: String? = nil, _ change: @escaping @Sendable (inout DecisionFilter) -> Void
        ) -> List {
            List(name: "decisions \(name)", term: term) { queries, token in
                var filter = DecisionFilter()
                change(&filter)
                return try await queries.decisions(filter, page: PageRequest(size: 1, token: token)).nextToken
            }
        }
        return [
            list("all") { _ in },
            list("of a user", term: "decided_by") { $0.decidedBy = Cast.manager.userID },
            list("status", term: "status") { $0.status = .rejected },
            list("since") { $0.from = QueryPlanTests.early },
            List(name: "decisions that can be taken back", viewer: Cast.manager, term: "decided_by") { queries, _ in
                _ = try await queries.undoableDecisions(now: QueryPlanTests.early)
                return ""
            },
        ]
    }

    private static func exports(_ thread: ThreadID) -> [List] {
        func list(
            _ name: String, term: String? = nil, _ change: @escaping @Sendable (inout ExportFilter) -> Void
        ) -> List {
            List(name: "exports \(name)", term: term) { queries, token in
                var filter = ExportFilter()
                change(&filter)
                return try await queries.exports(filter, page: PageRequest(size: 1, token: token)).nextToken
            }
        }
        return [
            list("all") { _ in },
            list("status", term: "status") { $0.status = .failed },
            list("of a thread", term: "source_kind") { $0.source = .thread(thread) },
            list("of a user", term: "created_by") { $0.createdBy = Cast.admin.userID },
            list("of a user and status") { ($0.createdBy, $0.status) = (Cast.admin.userID, .completed) },
            list("before") { $0.createdBefore = QueryPlanTests.late },
            List(name: "what a user has exported", term: "created_by") { queries, _ in
                _ = try await queries.exportUse(of: Cast.admin.userID, since: QueryPlanTests.early)
                return ""
            },
        ]
    }

    private static func others(_ thread: ThreadID) -> [List] {
        [
            List(name: "history", term: "stream_id") { queries, token in
                try await queries.history(of: .thread(thread), page: PageRequest(size: 1, token: token)).nextToken
            },
            List(name: "events after a place") { queries, _ in
                _ = try await queries.events(after: Checkpoint(position: 3), stream: nil, limit: 5)
                return ""
            },
            List(name: "events of a thread after a place") { queries, _ in
                _ = try await queries.events(after: Checkpoint(position: 3), stream: .thread(thread), limit: 5)
                return ""
            },
            List(name: "outbox") { queries, token in
                try await queries.outbox(undelivered: false, page: PageRequest(size: 1, token: token)).nextToken
            },
            List(name: "outbox, undelivered") { queries, token in
                try await queries.outbox(undelivered: true, page: PageRequest(size: 1, token: token)).nextToken
            },
            List(name: "users") { queries, token in
                try await queries.users(page: PageRequest(size: 1, token: token)).nextToken
            },
            List(name: "tokens") { queries, token in
                try await queries.tokens(of: nil, page: PageRequest(size: 1, token: token)).nextToken
            },
            List(name: "tokens of a user", term: "user_id") { queries, token in
                try await queries.tokens(of: Cast.member.userID, page: PageRequest(size: 1, token: token)).nextToken
            },
            // A workspace has a few.
            List(name: "tenants", readsAll: true) { queries, token in
                try await queries.tenants(page: PageRequest(size: 1, token: token)).nextToken
            },
            List(name: "pending") { queries, _ in
                _ = try await queries.pendingCount(mine: false)
                return ""
            },
            List(name: "pending, mine", viewer: Cast.manager, term: "rm_id") { queries, _ in
                _ = try await queries.pendingCount(mine: true)
                return ""
            },
        ]
    }

    private static func searches() -> [List] {
        func list(
            _ name: String, _ text: String, readsAll: Bool = false,
            _ change: @escaping @Sendable (inout SearchQuery) -> Void
        ) -> [List] {
            [("by rank", SearchQuery.Ranking.relevance), ("newest", .newest)].map { word, ranking in
                List(name: "search \(name) \(word)", readsAll: readsAll) { queries, token in
                    var query = SearchQuery(text: text)
                    query.ranking = ranking
                    change(&query)
                    return try await queries.search(query, page: PageRequest(size: 1, token: token)).nextToken
                }
            }
        }
        return list("words", "plans ") { _ in } + list("titles", "plans") { $0.scopes = [.threads] }
            // What was written last, from the end of the table until the page is full.
            + list("without words", "", readsAll: true) { $0.scopes = [.threads, .messages] }
            + list("of a kind", "budget") { $0.kind = .doc }
            + list("of a time", "plans") { ($0.after, $0.before) = (QueryPlanTests.early, QueryPlanTests.late) }
            + list("of a customer", "budget") { $0.customer = "c1" }
            + list("of a thread", "plans") { $0.thread = "abcd" }
    }
}
