import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket sql`: queries against the user's sources.
struct SQLCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql", abstract: "Run the SQL that agents wrote, read-only, against your own sources.",
        discussion: """
            Sources stand in your own settings (docket config path), under sources: NAME: {sqlite: PATH}, \
            {postgres: CONNECTION, password_env: VARIABLE} or {files: PATTERN}. A workspace's settings have none. The \
            source workspace is the tables that you see in the workspace, called by their titles.
            """,
        subcommands: [SQLRun.self, SQLSources.self, SQLTest.self, SQLExplain.self],
        defaultSubcommand: SQLSources.self)
}

/// `docket sql sources`.
struct SQLSources: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "List the sources, or the tables of one.")

    @Argument(help: ArgumentHelp("The source whose tables to list.", valueName: "name"))
    var name: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let sources = try await global.open().workspace.sources
        guard let name else {
            let listings = sources.listings
            return try global.output.show(["items": .array(listings.map(\.wire))]) { SourceText.table(listings) }
        }
        let tables = try await sources.schema(of: .named(name)).tables
        try global.output.show(["items": .array(tables.map(\.wire))]) { SourceText.table(tables) }
    }
}

/// `docket sql test`.
struct SQLTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Connect to a source, and tell what is there.")

    @Argument(help: ArgumentHelp("The source.", valueName: "name"))
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let trial = try await global.open().workspace.sources.test(name)
        try global.output.show(trial.wire(of: name)) {
            "\(VisibleText.line(name)) answers: \(VisibleText.line(trial.version)), \(Count.text(trial.tables, "table"))."
        }
    }
}

/// `docket sql explain`.
struct SQLExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show how a query would be run; it is not.")

    @OptionGroup var subject: QueryOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.open()
        let request = try await subject.request(in: session)
        let plan = try await CommandFailure.ofQuery { () throws(QueryFailure) in
            try await session.workspace.sources.explain(request)
        }
        try global.output.show(["plan": plan.wire]) { SourceText.tree(plan) }
    }
}
