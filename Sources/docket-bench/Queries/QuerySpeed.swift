import ArgumentParser
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// Searches and pages of lists in a large workspace, against the query by hand and the first page.
struct QuerySpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "queries",
        abstract: "Search against the same query by hand, and any page of a list against its first one.")

    @Option(help: "How many messages the workspace has.") var messages = 1_000_000

    @Option(help: "A folder for the workspace: made where there is none, used again where there is one.") var workspace:
        String?

    /// From words that stand in every tenth message to words that stand in one of ten thousand.
    private static let ranks = [50, 200, 500, 1000, 2000, 5000, 10_000, 20_000]

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let place = workspace.map { URL(fileURLWithPath: $0) } ?? folder.appendingPathComponent("large")
            let made = try await MadeWorkspace.found(in: place, orMade: WorkspaceExtent(messages: messages), report)
            try await search(in: made, .newest, .newest, report)
            try await search(in: made, .relevance, .rank, report)
            for list in Self.lists(of: made.workspace.queries) { try await pages(of: list, report) }
        }
    }

    private func search(
        in made: MadeWorkspace, _ ranking: SearchQuery.Ranking, _ order: SearchByHand.Order, _ report: Report
    ) async throws {
        let byHand = try SearchByHand(made.folder.appendingPathComponent("docket.db"))
        var ours: [Double] = []
        var theirs: [Double] = []
        for round in 0..<6 {
            for word in Self.ranks.map({ Vocabulary.word($0) }) {
                // What is complete: a word that is still typed is searched by how it begins.
                var query = SearchQuery(text: "\(word) ")
                query.ranking = ranking
                let fixed = query
                let (found, own) = try await measure {
                    try await made.workspace.queries.search(fixed, page: PageRequest(size: 20))
                }
                let (hand, other) = try await measure { try await byHand.hits(of: word, by: order, size: 20) }
                guard found.items.count == hand.page, found.total.count == min(hand.all, 100) else {
                    throw DocketError(
                        .internal, "“\(word)” is found \(found.total.count) times, and \(hand.all) by hand.")
                }
                // The first round reads what later ones find in memory.
                guard round > 0 else { continue }
                ours.append(own)
                theirs.append(other)
            }
        }
        report.add(
            Measurement(
                work: "search, \(ranking), 95th percentile", value: ours.percentile(95),
                baseline: "the same columns and joins by hand", baselineValue: theirs.percentile(95), target: 1.3))
    }

    // MARK: Pages

    /// A list, and how to turn to its next page.
    private struct List {
        let name: String
        let next: (PageRequest) async throws -> String
    }

    private static func lists(of queries: any WorkspaceQueries) -> [List] {
        var lists = [
            List(name: "threads") { try await queries.threads(ThreadFilter(), page: $0).nextToken },
            List(name: "artifacts") { try await queries.artifacts(ArtifactFilter(), page: $0).nextToken },
            List(name: "customers") { try await queries.customers(CustomerFilter(), page: $0).nextToken },
        ]
        for sort in ReviewSort.allCases {
            for isMine in [false, true] {
                var filter = ReviewFilter()
                (filter.sort, filter.isMine) = (sort, isMine)
                let fixed = filter
                lists.append(
                    List(name: "the queue by \(sort)\(isMine ? ", mine" : "")") { page in
                        try await queries.proposals(fixed, page: page).nextToken
                    })
            }
        }
        return lists
    }

    /// Turns pages of a list, and compares the slowest twentieth with the first page.
    private func pages(of list: List, _ report: Report) async throws {
        var first: [Double] = []
        var others: [Double] = []
        var token = ""
        repeat {
            // In turns, so that what else the machine does falls on both alike.
            let opened = PageRequest(size: 100)
            first.append(try await measure { try await list.next(opened) }.seconds)
            let page = PageRequest(size: 100, token: token)
            let (following, seconds) = try await measure { try await list.next(page) }
            if !token.isEmpty { others.append(seconds) }
            token = following
        } while !token.isEmpty && others.count < 1000
        report.add(
            Measurement(
                work: "any page of \(list.name), 95th percentile of \(others.count)", value: others.percentile(95),
                baseline: "its first page", baselineValue: first.percentile(95), target: 1.2))
    }
}
