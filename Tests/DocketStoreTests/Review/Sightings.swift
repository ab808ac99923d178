import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport

/// All that one viewer is told by every query and by what they try to do, as text.
struct Sightings {
    let workspace: LocalWorkspace
    let customer: CustomerID
    let threads: [ThreadID]
    private(set) var texts: [(name: String, text: String)] = []

    init(_ workspace: LocalWorkspace, of customer: CustomerID, in threads: [ThreadID]) {
        self.workspace = workspace
        self.customer = customer
        self.threads = threads
    }

    var all: String { texts.map { "\($0.name): \($0.text)" }.joined(separator: "\n") }

    /// The names of what tells one of these words, whatever its case.
    func telling(_ word: String) -> [String] {
        texts.filter { $0.text.range(of: word, options: .caseInsensitive) != nil }.map(\.name)
    }

    private mutating func look(_ name: String, _ ask: (any WorkspaceQueries) async throws -> Any) async {
        await act(name) { try await ask($0.queries) }
    }

    private mutating func act(_ name: String, _ act: (LocalWorkspace) async throws -> Any) async {
        do {
            texts.append((name, String(reflecting: try await act(workspace))))
        } catch {
            texts.append((name, "refused: \(error)"))
        }
    }

    private mutating func list<Item>(
        _ name: String, _ ask: (any WorkspaceQueries, PageRequest) async throws -> Page<Item>
    ) async {
        // Pages of one, so that tokens tell of each item.
        var request = PageRequest(size: 1)
        repeat {
            do {
                let page = try await ask(workspace.queries, request)
                let token = page.nextToken
                let padded = token + String(repeating: "=", count: (4 - token.count % 4) % 4)
                let bytes = Data(
                    base64Encoded: padded.replacing("-", with: "+").replacing("_", with: "/"))
                texts.append((name, String(reflecting: page.items) + " total \(page.total)"))
                texts.append(("token of \(name)", String(decoding: bytes ?? Data(), as: UTF8.self)))
                request = PageRequest(size: 1, token: token)
            } catch {
                texts.append((name, "refused: \(error)"))
                request = PageRequest(size: 1)
            }
        } while !request.token.isEmpty
    }

    mutating func lookEverywhere() async throws {
        let customer = customer
        for sort in ReviewSort.allCases {
            for status in [nil] + ProposalStatus.allCases.map(Optional.some) {
                for isStale in [false, true] {
                    var filter = ReviewFilter()
                    filter.sort = sort
                    filter.status = status
                    filter.isStale = isStale
                    await list("proposals \(filter)") { try await $0.proposals(filter, page: $1) }
                    await look("ids \(filter)") { try await $0.proposalIDs(filter, limit: 100) }
                }
            }
        }
        for status in [nil, "pending", "superseded", "accepted"] {
            var filter = ArtifactFilter()
            filter.status = status
            await list("artifacts \(status ?? "")") { try await $0.artifacts(filter, page: $1) }
        }
        await list("customers") { try await $0.customers(CustomerFilter(), page: $1) }
        await list("threads") { try await $0.threads(ThreadFilter(), page: $1) }
        await list("exports") { try await $0.exports(ExportFilter(), page: $1) }
        await list("outbox") { try await $0.outbox(undelivered: false, page: $1) }
        await list("users") { try await $0.users(page: $1) }
        await list("search") { try await $0.search(SearchQuery(text: "planted*"), page: $1) }
        await list("history of the customer") { try await $0.history(of: .customer(customer), page: $1) }
        await look("customer") { try await $0.customer(customer) }
        await look("report") { try await $0.reviewReport(ReviewReportFilter()) }
        await look("pending") { try await $0.pendingCount(mine: false, limit: 100) }
        await look("undoable") { try await $0.undoableDecisions(now: Timestamp(milliseconds: 0), limit: 100) }
        await act("events") { try await $0.events(after: nil, stream: nil, limit: 10_000).map(\.change) }
        for thread in threads { await look("thread") { try await $0.thread(thread) } }
        var every = ReviewFilter()
        every.status = nil
        for id in try await workspace.queries.proposalIDs(every, limit: 100) { await lookAt(id) }
        for batch in try await batches() { await export(.batch(batch)) }
        await export(.customer(customer))
        await act("correct") { try await $0.perform(.correct(customer, ["employer": "X"])) }
        await act("delete") { try await $0.perform(.customer(customer, .delete)) }
    }

    private func batches() async throws -> [BatchID] {
        var every = ReviewFilter()
        every.status = nil
        let items = try await workspace.queries.proposals(every, page: PageRequest(size: 100)).items
        return Array(Set(items.map(\.batchID))).sorted()
    }

    private mutating func lookAt(_ id: ArtifactID) async {
        await look("details \(id)") { try await $0.proposalDetails(id) }
        await look("artifact \(id)") { try await $0.artifact(id) }
        await look("revision \(id)") { try await $0.revision(nil, of: id) }
        await look("links \(id)") { try await $0.threads(of: id) }
        await list("history \(id)") { try await $0.history(of: .artifact(id), page: $1) }
        await act("events \(id)") {
            try await $0.events(after: nil, stream: .artifact(id), limit: 100).map(\.change)
        }
        await export(.artifact(id))
        await act("rename \(id)") { try await $0.perform(.artifact(id, .rename("X"))) }
        if workspace.viewer.role != .rm, workspace.viewer.role != .admin {
            await act("accept \(id)") { try await $0.perform(.review(ReviewRequest(.accept, id))) }
            await act("edit \(id)") { try await $0.perform(.review(ReviewRequest(.edit("X"), id))) }
            await act("undo \(id)") { try await $0.perform(.undo(.proposals([id]))) }
        }
    }

    private mutating func export(_ address: Address) async {
        await act("export \(address)") { workspace in
            let job = try await workspace.startExport(
                ExportSpecification(ExportSource(address), as: .markdown), idempotencyKey: nil)
            let result = try await workspace.run(job) { _ in }
            var bytes = Data()
            try await workspace.read(result.export) { bytes += $0 }
            try await workspace.deleteExport(job.id, idempotencyKey: nil)
            return String(decoding: bytes, as: UTF8.self) + result.export.title
        }
    }
}
