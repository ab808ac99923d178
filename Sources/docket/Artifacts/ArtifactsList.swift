import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket artifacts list`.
struct ArtifactsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List artifacts, newest first.",
        discussion: "Lists leave out the payload: `docket artifacts show ID` has it.")

    @Option(help: ArgumentHelp("Artifacts that are linked to this thread.", valueName: "id"))
    var thread: String?

    @Option(help: ArgumentHelp("Artifacts of this customer.", valueName: "id"))
    var customer: String?

    @Option(help: ArgumentHelp("Artifacts of this kind: table, doc, sheet, sql_query, …", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("Artifacts with this status.", valueName: "status"))
    var status: String?

    @Option(help: ArgumentHelp("Words of the title.", valueName: "words"))
    var text: String?

    @Option(help: ArgumentHelp("Artifacts with this tag: template, … Several: with all of them.", valueName: "tag"))
    var tag: [String] = []

    @Option(
        help: ArgumentHelp(
            "Queries that use this table, named with or without its schema. Several: all of them.", valueName: "name"))
    var table: [String] = []

    @Option(help: ArgumentHelp("Queries that use this column. Several: all of them.", valueName: "name"))
    var column: [String] = []

    @Option(help: ArgumentHelp("Artifacts of this batch.", valueName: "id"))
    var batch: String?

    @Flag(help: "Deleted artifacts instead.")
    var deleted = false

    @Option(help: ArgumentHelp("By time: asc or desc.", valueName: "order"))
    var order = SortOrder.descending

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard thread == nil || customer == nil else {
            throw ValidationError("Give --thread or --customer, not both.")
        }
    }

    func run() async throws {
        let queries = try await global.open().workspace.queries
        var filter = ArtifactFilter()
        if let thread { filter.threadID = try await queries.threadID(thread) }
        if let customer { filter.customerID = try await queries.customerID(customer) }
        filter.kind = kind.map(ArtifactKind.init(rawValue:))
        filter.status = status
        filter.text = text
        filter.terms =
            tag.map { ArtifactTerm(.tag, $0) } + table.map { ArtifactTerm(.table, $0) }
            + column.map { ArtifactTerm(.column, $0) }
        if let batch { filter.batchID = try await queries.batchID(batch) }
        filter.deleted = deleted
        filter.order = order
        let page = try await queries.artifacts(filter, page: page.request)
        try global.output.show(page.wire { $0.wire(payload: nil) }) {
            page.items.isEmpty ? "" : ArtifactText.table(page.items)
        }
        if !global.json { global.output.note(Count.footer(page, "artifact")) }
    }
}
