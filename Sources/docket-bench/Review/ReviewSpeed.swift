import ArgumentParser
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// Decisions and the queue in a workspace with many pending proposals.
struct ReviewSpeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Decisions against their bare statements, batches, and pages of the queue.")

    /// How many are decided one by one and beside bare statements, and how many in a batch and one by one beside it.
    private static let (singles, batched) = (300, 1000)

    @Option(help: "How many proposals wait.")
    var pending = 50_000

    func validate() throws {
        let decided = Self.singles + 2 * Self.batched
        guard pending > decided else {
            throw ValidationError("More than \(decided) proposals are needed: so many are decided.")
        }
    }

    func run() async throws {
        try await withTemporaryFolder { folder in
            let small = try await ReviewWorkspace(folder.appendingPathComponent("small"))
            try await small.propose(1000)
            let large = try await ReviewWorkspace(folder.appendingPathComponent("large"))
            let (_, seconds) = try await measure { try await large.propose(pending) }
            print("\(pending) proposals handed in: \(seconds.shown) s")
            try await single(large)
            try await batch(large)
            try await queue(large, against: small)
        }
    }

    private func single(_ large: ReviewWorkspace) async throws {
        let count = Self.singles
        // What SQLite itself needs is measured on a copy, so that both find the same pages.
        let copy = large.workspace.folder.appendingPathComponent("copy.db")
        try large.workspace.backUp(to: copy)
        let ids = try await large.next(count)
        let bare = try BareDecisions(copy)
        var theirs: [Double] = []
        var ours: [Double] = []
        // In turns, so that a disk that is slow for a while is slow for both.
        for id in ids {
            theirs.append(try await measure { try bare.accept(id) }.seconds)
            ours.append(try await measure { try await large.accept([id]) }.seconds)
        }
        Measurement(
            work: "accept one of \(pending), median of \(count)", value: ours.percentile(50),
            baseline: "the same statements by hand", baselineValue: theirs.percentile(50), target: 1.5
        ).print()
    }

    private func batch(_ large: ReviewWorkspace) async throws {
        let singles = try await large.next(Self.batched)
        let (_, single) = try await measure { for id in singles { try await large.accept([id]) } }
        let ids = try await large.next(Self.batched)
        let (_, batch) = try await measure { try await large.accept(ids) }
        Measurement(
            work: "accept a batch of 1,000", value: batch, baseline: "1,000 single accepts", baselineValue: single,
            target: 0.1
        ).print()
    }

    private func queue(_ large: ReviewWorkspace, against small: ReviewWorkspace) async throws {
        for sort in ReviewSort.allCases {
            for mine in [false, true] {
                var filter = ReviewFilter()
                filter.sort = sort
                filter.isMine = mine
                let name = "queue by \(sort)\(mine ? ", mine" : "")"
                let first = try await pages(of: small, filter, atMost: 1, times: 50)
                let opened = try await pages(of: large, filter, atMost: 1, times: 50)
                Measurement(
                    work: "\(name), first page with \(pending) pending, median", value: opened.percentile(50),
                    baseline: "with 1,000 pending", baselineValue: first.percentile(50), target: 1.2
                ).print()
                let others = try await pages(of: large, filter, atMost: 500, times: 1)
                Measurement(
                    work: "\(name), any page of \(others.count), 95th percentile", value: others.percentile(95),
                    baseline: "its first page", baselineValue: opened.percentile(95), target: 1.2
                ).print()
            }
        }
        let (total, seconds) = try await measure {
            try await large.workspace.queries.pendingCount(mine: true, limit: 1000)
        }
        print("pending, for the title bar: \(total.count)\(total.isExact ? "" : "+") in \(seconds.shown) s")
    }

    private func pages(
        of workspace: ReviewWorkspace, _ filter: ReviewFilter, atMost limit: Int, times: Int
    ) async throws -> [Double] {
        var seconds: [Double] = []
        for _ in 0..<times {
            var token = ""
            var count = 0
            repeat {
                let page = PageRequest(size: 50, token: token)
                let (found, time) = try await measure {
                    try await workspace.workspace.queries.proposals(filter, page: page)
                }
                seconds.append(time)
                token = found.nextToken
                count += 1
            } while !token.isEmpty && count < limit
        }
        return seconds
    }
}
