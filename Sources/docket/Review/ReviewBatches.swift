import ArgumentParser
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket review accept-batch`.
struct ReviewAcceptBatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept-batch", abstract: "Accept all proposals of a batch that can be, in one step.")

    @Argument(help: ArgumentHelp("The batch.", valueName: "batch"))
    var batch: String

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let making = try await DecisionMaking(global, write)
        let items = try await making.proposals(of: batch)
        let decisions = items.map { ProposalDecision($0.id, .accept) }
        try await making.decide(decision.request(decisions), isSingle: false)
    }
}

/// `docket review reject-batch`.
struct ReviewRejectBatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject-batch", abstract: "Reject all proposals of a batch that can be, in one step.")

    @Argument(help: ArgumentHelp("The batch.", valueName: "batch"))
    var batch: String

    @Option(help: ArgumentHelp("Why, for the record.", valueName: "text"))
    var reason = ""

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let making = try await DecisionMaking(global, write)
        let items = try await making.proposals(of: batch)
        let decisions = items.map { ProposalDecision($0.id, .reject(reason: reason)) }
        try await making.decide(decision.request(decisions), isSingle: false)
    }
}

/// `docket review apply`.
struct ReviewApply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Decide a whole batch in one step, each proposal as a file says.",
        discussion: """
            The file has JSON lines: {"id":…,"decision":"accepted|rejected|edited","value":…,"reason":…}. What the \
            file leaves out is rejected, or left pending with --rest pending.
            """)

    /// What becomes of the proposals that the file does not name.
    enum Rest: String, ExpressibleByArgument, CaseIterable {
        case reject, pending
    }

    @Argument(help: ArgumentHelp("The batch.", valueName: "batch"))
    var batch: String

    @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"), completion: .file())
    var file: String

    @Option(help: ArgumentHelp("What becomes of the rest: reject or pending.", valueName: "what"))
    var rest = Rest.reject

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    private static let maximumBytes = 64 << 20

    func run() async throws {
        let named = try DecisionInput(InputBytes.read(file, atMost: Self.maximumBytes)).decisions
        let making = try await DecisionMaking(global, write)
        let items = try await making.proposals(of: batch)
        let members = Set(items.map(\.id))
        if let stranger = named.first(where: { !members.contains($0.proposal) }) {
            throw DocketError(
                .invalidArgument, "Proposal \(stranger.proposal) is not of batch \(batch). Nothing was decided.")
        }
        let decisions = named + rest(of: items, besides: Set(named.map(\.proposal)), making.workspace.viewer.userID)
        guard !decisions.isEmpty else {
            throw DocketError(.invalidArgument, "The file names no proposal, and the rest is to be left pending.")
        }
        try await making.decide(decision.request(decisions), isSingle: false)
    }

    /// What was rejected by the same user is named too: the same request, sent again, is the same then.
    private func rest(of items: [ReviewItem], besides named: Set<ArtifactID>, _ user: UserID) -> [ProposalDecision] {
        guard rest == .reject else { return [] }
        return items.filter { item in
            !named.contains(item.id)
                && (item.status == .pending || item.status == .rejected && item.decision?.by == user)
        }.map { ProposalDecision($0.id, .reject(reason: "")) }
    }
}
