import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

extension ReviewRequest.StaleRule: ExpressibleByArgument {}

/// The options that every decision takes.
struct DecisionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What to do where the profile's value has changed since: fail or accept.", valueName: "rule"))
    var ifStale = ReviewRequest.StaleRule.refuse

    @Flag(help: "Decide all or none.")
    var strict = false

    @Flag(help: "Decide as an admin, for customers of somebody else; it is recorded.")
    var asAdmin = false

    func request(_ decisions: [ProposalDecision]) -> ReviewRequest {
        var request = ReviewRequest(decisions)
        request.ifStale = ifStale
        request.isStrict = strict
        request.asAdmin = asAdmin
        return request
    }
}

/// Makes decisions and says what became of them.
struct DecisionMaking {
    let workspace: any Workspace
    let global: GlobalOptions
    let write: WriteOptions

    init(_ global: GlobalOptions, _ write: WriteOptions) async throws {
        self.global = global
        self.write = write
        workspace = try await global.openForWriting().workspace
    }

    /// - Parameter isSingle: One proposal was named: what keeps it from being decided is an error then.
    func decide(_ request: ReviewRequest, isSingle: Bool) async throws {
        let outcome = try await workspace.perform(.review(request), idempotencyKey: write.idempotencyKey)
        try await report(outcome.review ?? ReviewOutcome(), isSingle: isSingle)
    }

    func undo(_ request: Undo) async throws {
        let outcome = try await workspace.perform(.undo(request), idempotencyKey: write.idempotencyKey)
        try await report(outcome.review ?? ReviewOutcome(), isSingle: false)
    }

    /// The proposals that ids stand for, whole or shortened.
    func ids(_ texts: [String]) async throws(DocketError) -> [ArtifactID] {
        try await workspace.queries.artifactIDs(texts)
    }

    /// All proposals of a batch, whatever became of them, in their order.
    func proposals(of batch: String) async throws -> [ReviewItem] {
        let batch = try await workspace.queries.batchID(batch)
        var filter = ReviewFilter()
        filter.batchID = batch
        filter.status = nil
        filter.sort = .age
        let items = try await Page.all { page throws(DocketError) in
            try await workspace.queries.proposals(filter, page: page)
        }
        guard !items.isEmpty else {
            throw DocketError(.notFound, "There is no batch \(batch). See `docket review list`.")
        }
        return items.sorted { $0.batchOrdinal < $1.batchOrdinal }
    }

    private func report(_ outcome: ReviewOutcome, isSingle: Bool) async throws {
        if isSingle, outcome.decided.isEmpty, let skipped = outcome.skipped.first {
            throw DocketError(skipped.code, skipped.message)
        }
        let words = ProfileText(schema: try await workspace.queries.schema())
        try global.output.show(outcome.wire) {
            var lines = DecisionText.lines(outcome, words) + DecisionText.skipped(outcome)
            if lines.count != 1 { lines.append(DecisionText.summary(outcome)) }
            return lines.joined(separator: "\n")
        }
        if !global.json { DecisionText.warnings(outcome, words).forEach(global.output.note) }
        if !outcome.skipped.isEmpty { throw ExitStatus.badData }
    }
}
