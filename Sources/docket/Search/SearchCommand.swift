import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket search`.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search titles, messages, artifacts and the cells of tables.",
        discussion: """
            All words must be there; "quoted words" must follow one another, and word* finds its beginning. Case and \
            accents don't matter. The newest 2,000 matches are ranked; older ones follow, the newest first.
            """)

    @Argument(help: ArgumentHelp("What to search for.", valueName: "query"))
    var words: [String]

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("Where: threads, messages, artifacts, customers, with commas between.", valueName: "where"))
    var scopes: ScopesArgument?

    @Option(help: ArgumentHelp("Artifacts of this kind.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("What is about this customer: an id, or words of the name.", valueName: "customer"))
    var customer: String?

    @Option(help: ArgumentHelp("What is in this thread.", valueName: "id"))
    var thread: String?

    @Option(help: ArgumentHelp("What was made at this time or later: \(TimeArgument.help).", valueName: "date"))
    var after: TimeArgument?

    @Option(help: ArgumentHelp("What was made before this time.", valueName: "date"))
    var before: TimeArgument?

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.open()
        var query = SearchQuery(text: words.joined(separator: " "))
        query.scopes = scopes?.scopes ?? []
        query.kind = kind.map(ArtifactKind.init(rawValue:))
        query.customer = customer
        query.thread = thread
        query.after = after?.time
        query.before = before?.time
        let start = ContinuousClock.now
        let page = try await session.workspace.queries.search(query, page: page.request)
        session.telemetry.record(
            .searched,
            ["hits": .number(page.total.count), "duration_ms": .number((ContinuousClock.now - start).milliseconds)])
        try global.output.show(page.wire(\.wire)) {
            page.items.map { hit in
                "\(VisibleText.line(hit.address.description))  \(VisibleText.line(hit.title))\n    \(VisibleText.line(hit.snippet.map(\.text).joined()))"
            }.joined(separator: "\n")
        }
        if !global.json { global.output.note(Count.footer(page, "hit")) }
    }
}

/// Directories to search in, with commas between them.
struct ScopesArgument: ExpressibleByArgument {
    let scopes: Set<SearchQuery.Scope>

    init?(argument: String) {
        var scopes: Set<SearchQuery.Scope> = []
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let scope = SearchQuery.Scope(rawValue: String(name)) else { return nil }
            scopes.insert(scope)
        }
        self.scopes = scopes
    }
}
