import ArgumentParser
import DocketDomain

/// `docket review accept`.
struct ReviewAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Accept proposals: the profile gets their values.")

    @Argument(help: ArgumentHelp("The proposals.", valueName: "id"))
    var ids: [String]

    @OptionGroup var options: DecisionOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let making = try await DecisionMaking(global, write)
        let decisions = try await making.ids(ids).map { ProposalDecision($0, .accept) }
        try await making.decide(options.request(decisions), isSingle: ids.count == 1)
    }
}

/// `docket review reject`.
struct ReviewReject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Reject proposals: the profile stays as it is, and they stay on record.")

    @Argument(help: ArgumentHelp("The proposals.", valueName: "id"))
    var ids: [String]

    @Option(help: ArgumentHelp("Why, for the record.", valueName: "text"))
    var reason = ""

    @OptionGroup var options: DecisionOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let making = try await DecisionMaking(global, write)
        let decisions = try await making.ids(ids).map { ProposalDecision($0, .reject(reason: reason)) }
        try await making.decide(options.request(decisions), isSingle: ids.count == 1)
    }
}

/// `docket review edit`.
struct ReviewEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Accept a proposal with another value.")

    @Argument(help: ArgumentHelp("The proposal.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The value that the profile gets.", valueName: "value"))
    var value: String

    @OptionGroup var options: DecisionOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let making = try await DecisionMaking(global, write)
        let decisions = try await making.ids([id]).map { ProposalDecision($0, .edit(.string(value))) }
        try await making.decide(options.request(decisions), isSingle: true)
    }
}

/// `docket review undo`.
struct ReviewUndo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back your own decisions while that is possible; the newest one unless named.",
        discussion: "What was decided in one step is taken back in one step.")

    @Argument(help: ArgumentHelp("The proposals.", valueName: "id"))
    var ids: [String] = []

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let making = try await DecisionMaking(global, write)
        try await making.undo(ids.isEmpty ? .newest : .proposals(making.ids(ids)))
    }
}
