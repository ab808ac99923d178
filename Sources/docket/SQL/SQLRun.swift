import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket sql run`.
struct SQLRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a query against a source, and print its result.",
        discussion: """
            Sources are only ever read. Rows are printed while they come; what was cut off at a limit is said on standard \
            error, and in JSON as "truncated". Formats: table, csv, tsv, json (one document), ndjson (an object a line), \
            md, xlsx. NULL and an empty text are told apart in all but md and xlsx; in CSV the latter has quotes.
            """)

    @OptionGroup var subject: QueryOptions

    @Option(help: ArgumentHelp("Rows at most.", valueName: "n"))
    var limit: Int?

    @Option(help: ArgumentHelp("Seconds at most.", valueName: "s"))
    var timeout: Double?

    @Option(help: ArgumentHelp("Keep the result as a table with this title.", valueName: "title"))
    var save: String?

    @Flag(help: "Where no value is given, take that of the last run.")
    var last = false

    @Option(help: ArgumentHelp("table, csv, tsv, json, ndjson, md or xlsx.", valueName: "format"))
    var format: ResultFormat?

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit is a number of rows, 0 or more.") }
        if let timeout, !(timeout > 0 && timeout <= 86_400) {
            throw ValidationError("--timeout is a number of seconds, more than 0.")
        }
        guard format != .xlsx || !Terminal.outputIsTerminal else {
            throw ValidationError("--format xlsx prints a file, and standard output is a terminal. Redirect it.")
        }
    }

    func run() async throws {
        let session = try await save == nil ? global.open() : global.openForWriting()
        var request = try await subject.request(in: session)
        request.maximumRows = limit
        request.timeout = timeout.map { .milliseconds(Int64($0 * 1000)) }
        let remembered = session.parameterStore(for: request)
        if last { request.values.merge(try remembered.read(for: request, in: session)) { given, _ in given } }
        let wanted = request
        let format = format ?? (global.json ? .json : .table)
        let printing = Task {
            let spool = format == .xlsx || save != nil ? try SpooledResult() : nil
            let printer = ResultPrinter(format, spool: spool, chart: wanted.query.visualization)
            let end = try await printer.print(session.workspace.sources.run(wanted))
            if let save, let spool { try await keep(spool, end, titled: save, of: wanted, in: session) }
            return end
        }
        // The engine is told, and may end in order.
        let interruption = Interruption { printing.cancel() }
        defer { interruption.end() }
        let end = try await printing.value
        remembered.write(wanted.values)
        if let truncated = end.truncated { global.output.note(truncated.text) }
    }

    private func keep(
        _ spool: SpooledResult, _ end: QueryEnd, titled title: String, of request: QueryRequest, in session: Session
    ) async throws {
        let workspace = session.workspace
        let artifact: ArtifactSummary? =
            if let id = request.artifact { try await workspace.queries.artifact(id) } else { nil }
        let origin = ResultOrigin(
            artifact: artifact, sql: request.query.sql, source: try workspace.sources.source(of: request).name,
            values: request.values, end: end, time: session.environment.now(), chart: request.query.visualization)
        let id = try await workspace.keep(
            try spool.artifactTable(), titled: title, origin, idempotencyKey: write.idempotencyKey)
        global.output.note("Kept as artifact:\(id).")
    }
}

/// How a result is printed.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, tsv, json, ndjson, md, xlsx
}
