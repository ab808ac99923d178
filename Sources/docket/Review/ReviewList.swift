import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

extension Confidence: ExpressibleByArgument {}
extension ReviewSort: ExpressibleByArgument {}

/// A proposal's status, or `all`.
enum StatusArgument: String, ExpressibleByArgument, CaseIterable {
    case pending, accepted, rejected, edited, superseded, withdrawn, all

    var status: ProposalStatus? { ProposalStatus(rawValue: rawValue) }
}

/// `docket review list`.
struct ReviewList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List proposals; those that wait for a decision unless --status says otherwise.")

    @Option(help: ArgumentHelp("Proposals for this customer.", valueName: "id"))
    var customer: String?

    @Option(help: ArgumentHelp("Proposals of this batch.", valueName: "id"))
    var batch: String?

    @Option(
        help: ArgumentHelp("pending, accepted, rejected, edited, superseded, withdrawn or all.", valueName: "status"))
    var status = StatusArgument.pending

    @Option(help: ArgumentHelp("high, medium or low.", valueName: "confidence"))
    var confidence: Confidence?

    @Option(help: ArgumentHelp("Proposals for this field, by its key.", valueName: "key"))
    var field: String?

    @Flag(help: "Only those whose value in the profile has changed since.")
    var stale = false

    @Flag(help: "Only those that are yours to decide.")
    var mine = false

    @Option(help: ArgumentHelp("By age, customer or confidence.", valueName: "order"))
    var sort = ReviewSort.customer

    @Option(help: ArgumentHelp("asc or desc.", valueName: "order"))
    var order = SortOrder.ascending

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let queries = try await global.open().workspace.queries
        var filter = ReviewFilter()
        if let customer { filter.customerID = try await queries.customerID(customer) }
        if let batch { filter.batchID = try await queries.batchID(batch) }
        filter.status = status.status
        filter.confidence = confidence
        filter.fieldKey = field
        filter.isStale = stale
        filter.isMine = mine
        filter.sort = sort
        filter.order = order
        let page = try await queries.proposals(filter, page: page.request)
        if global.json {
            var artifacts: [ArtifactID: ArtifactSummary] = [:]
            for item in page.items { artifacts[item.id] = try await queries.artifact(item.id) }
            try Output.print(json: page.wire { item in artifacts[item.id].map { item.wire($0) } ?? .null })
            return
        }
        let words = ProfileText(schema: try await queries.schema())
        try Output.print(page.items.isEmpty ? "" : ReviewText.table(page.items, words))
        global.output.note(Count.footer(page, "proposal"))
    }
}

/// `docket review show`.
struct ReviewShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a proposal with the values, the evidence and what became of it.")

    @Argument(help: ArgumentHelp("The proposal.", valueName: "id"))
    var id: String

    @Flag(help: "Show sensitive values too; JSON always has them.")
    var sensitive = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let queries = try await global.open().workspace.queries
        let id = try await queries.artifactID(id)
        let details = try await queries.proposalDetails(id)
        let artifact = try await queries.artifact(id)
        let schema = try await queries.schema()
        try global.output.show(details.wire(artifact)) {
            ReviewText.whole(details, ProfileText(schema: schema, showsSensitive: sensitive))
        }
    }
}
