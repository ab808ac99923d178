import ArgumentParser
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import GRDB

/// Searches and pages of lists in a large workspace, against the bare query and the first page.
struct QuerySpeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queries", abstract: "Search against bare FTS5, and any page of a list against its first one.")

    @Option(help: "How many messages to import first.")
    var messages = 1_000_000

    @Option(help: "A workspace that an earlier run kept; nothing is imported then.")
    var workspace: String?

    func run() async throws {
        if let workspace {
            try await measureAll(in: try await LocalWorkspace.open(URL(fileURLWithPath: workspace), account: "bench"))
            return
        }
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("conversations.json")
            var generator = ExportGenerator(keepsReplies: false)
            try generator.write(to: file, messages: messages)
            let workspace = try await LocalWorkspace.create(
                folder.appendingPathComponent("workspace"), account: "bench")
            _ = try await workspace.importChats(file, format: nil, options: ImportOptions())
            try await measureAll(in: workspace)
        }
    }

    private func measureAll(in workspace: LocalWorkspace) async throws {
        try await search(in: workspace, .newest, order: "rowid DESC", target: 1.5)
        try await search(in: workspace, .relevance, order: "rank", target: 1.3)
        try await pages(of: "threads") { token in
            try await workspace.queries.threads(ThreadFilter(), page: PageRequest(size: 100, token: token)).nextToken
        }
        try await pages(of: "artifacts") { token in
            try await workspace.queries.artifacts(ArtifactFilter(), page: PageRequest(size: 100, token: token))
                .nextToken
        }
    }

    private func search(
        in workspace: LocalWorkspace, _ ranking: SearchQuery.Ranking, order: String, target: Double
    ) async throws {
        let bare = try DatabaseQueue(path: workspace.folder.appendingPathComponent("docket.db").path)
        let words = ["bace", "dihake", "fogu", "mandate", "esg", "cebadi", "kelimo", "nupare"]
        var ours: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<5 {
            for word in words {
                var query = SearchQuery(text: "\(word) ")
                query.ranking = ranking
                let fixed = query
                ours.append(
                    try await measure { try await workspace.queries.search(fixed, page: PageRequest(size: 20)) }.seconds
                )
                theirs.append(
                    try await measure {
                        try bare.read {
                            try Row.fetchAll(
                                $0, sql: "SELECT rowid FROM search WHERE search MATCH ? ORDER BY \(order) LIMIT 20",
                                arguments: ["\"\(word)\""])
                        }
                    }.seconds)
            }
        }
        Measurement(
            work: "search, \(ranking), 95th percentile", value: ours.percentile(95),
            baseline: "the bare query", baselineValue: theirs.percentile(95), target: target
        ).print()
    }

    /// Turns every page of a list, and compares the slowest twentieth with the first.
    private func pages(of list: String, next: (String) async throws -> String) async throws {
        var first: [Double] = []
        for _ in 0..<20 { first.append(try await measure { try await next("") }.seconds) }
        var others: [Double] = []
        var token = ""
        repeat {
            let (following, seconds) = try await measure { try await next(token) }
            others.append(seconds)
            token = following
        } while !token.isEmpty
        Measurement(
            work: "any page of \(list), 95th percentile of \(others.count)", value: others.percentile(95),
            baseline: "its first page", baselineValue: first.percentile(95), target: 1.2
        ).print()
    }
}
