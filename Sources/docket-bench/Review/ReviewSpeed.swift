import ArgumentParser
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// Decisions in a workspace with many pending proposals.
struct ReviewSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Decisions, one by one and in batches, against their bare statements.")

    /// How many are decided one by one, and how many in a batch.
    private static let (singles, batched, batches) = (300, 1000, 3)

    @Option(help: "How many messages the workspace has; there is a pending proposal for every twenty, up to 50,000.")
    var messages = 1_000_000

    @Option(help: "A folder for the workspace: made where there is none, used again where there is one.") var workspace:
        String?

    func validate() throws {
        let decided = Self.singles + Self.batches * Self.batched
        guard messages / 20 > decided else {
            throw ValidationError("More than \(20 * decided) messages are needed: \(decided) proposals are decided.")
        }
    }

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let place = workspace.map { URL(fileURLWithPath: $0) } ?? folder.appendingPathComponent("large")
            let made = try await MadeWorkspace.found(in: place, orMade: WorkspaceExtent(messages: messages), report)
            let pending = try await made.workspace.queries.pendingCount(mine: true, limit: 1_000_000).count
            // What SQLite itself needs is measured on a copy, so that both find the same pages.
            let copy = folder.appendingPathComponent("copy.db")
            try made.workspace.backUp(to: copy)
            let bare = try BareDecisions(copy)
            try await single(made, bare, of: pending, report)
            try await batch(made, bare, report)
            let (total, seconds) = try await measure {
                try await made.workspace.queries.pendingCount(mine: true, limit: 1000)
            }
            report.note("pending, for the title bar: \(total.count)\(total.isExact ? "" : "+") in \(seconds.shown) s")
        }
    }

    private func single(_ made: MadeWorkspace, _ bare: BareDecisions, of pending: Int, _ report: Report) async throws {
        var (ours, theirs): ([Double], [Double]) = ([], [])
        // In turns, so that a disk that is slow for a while is slow for both.
        for id in try await made.next(Self.singles) {
            theirs.append(try await measure { try bare.accept([id]) }.seconds)
            ours.append(try await measure { try await made.accept([id]) }.seconds)
        }
        report.add(
            Measurement(
                work: "accept one of \(pending)", value: ours.median, baseline: "the same statements by hand",
                baselineValue: theirs.median, target: 1.3))
    }

    private func batch(_ made: MadeWorkspace, _ bare: BareDecisions, _ report: Report) async throws {
        var (ours, theirs): ([Double], [Double]) = ([], [])
        for _ in 0..<Self.batches {
            let ids = try await made.next(Self.batched)
            theirs.append(try await measure { try bare.accept(ids) }.seconds)
            ours.append(try await measure { try await made.accept(ids) }.seconds)
        }
        report.add(
            Measurement(
                work: "accept a batch of \(Self.batched)", value: ours.median,
                baseline: "the same statements by hand in one transaction", baselineValue: theirs.median, target: 1.5))
    }
}
