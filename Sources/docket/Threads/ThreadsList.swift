import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket threads list`.
struct ThreadsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List threads, newest first.")

    @Option(help: ArgumentHelp("Words in the title or description.", valueName: "words"))
    var text: String?

    @Option(help: ArgumentHelp("Threads that are linked to this artifact.", valueName: "id"))
    var artifact: String?

    @Option(help: ArgumentHelp("Threads with this tag.", valueName: "tag"))
    var tag: String?

    @Option(help: ArgumentHelp("Threads that these see: private, team or public.", valueName: "visibility"))
    var visibility: ThreadVisibility?

    @Option(help: ArgumentHelp("Threads made at this time or later: \(TimeArgument.help).", valueName: "date"))
    var createdAfter: TimeArgument?

    @Option(help: ArgumentHelp("Threads made before this time.", valueName: "date"))
    var createdBefore: TimeArgument?

    @Flag(help: "Deleted threads instead.")
    var deleted = false

    @Option(help: ArgumentHelp("By time: asc or desc.", valueName: "order"))
    var order = SortOrder.descending

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let queries = try await global.open().workspace.queries
        var filter = ThreadFilter()
        filter.text = text
        if let artifact { filter.artifactID = try await queries.artifactID(artifact) }
        filter.tag = tag
        filter.visibility = visibility
        filter.createdAfter = createdAfter?.time
        filter.createdBefore = createdBefore?.time
        filter.deleted = deleted
        filter.order = order
        let page = try await queries.threads(filter, page: page.request)
        try global.output.show(page.wire(\.wire)) { page.items.isEmpty ? "" : ThreadText.table(page.items) }
        if !global.json { global.output.note(Count.footer(page, "thread")) }
    }
}
