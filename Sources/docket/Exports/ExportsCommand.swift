import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket exports`: the files that were made.
struct ExportsCommand: AsyncParsableCommand, ViewGroup {
    static let view = "exports"

    static let configuration = CommandConfiguration(
        commandName: "exports", abstract: "List, open, repeat and remove exports.",
        discussion:
            "Without a subcommand it opens the screen with all exports on a terminal, and lists them otherwise.",
        subcommands: [
            ExportsList.self, ExportsShow.self, ExportsURL.self, ExportsRetry.self,
            ExportsCancel.self, ExportsDelete.self, ExportsPrune.self,
        ],
        defaultSubcommand: ExportsList.self)
}

/// `docket exports list`.
struct ExportsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List exports, newest first.")

    @Option(help: ArgumentHelp("processing, completed, failed or cancelled.", valueName: "status"))
    var status: ExportStatus?

    @Option(
        help: ArgumentHelp(
            "Exports of this: artifact:ID, thread:ID, review:BATCH or customer:ID.", valueName: "address"))
    var source: String?

    @Flag(help: "Only one's own.")
    var mine = false

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        var filter = ExportFilter()
        filter.status = status
        let workspace = try await global.open().workspace
        if let source { filter.source = try await workspace.queries.resolved(Address(parsing: source)) }
        if mine { filter.createdBy = workspace.viewer.userID }
        let found = try await workspace.queries.exports(filter, page: page.request)
        // Addresses that anybody could use are given for one export at a time, when it is asked for.
        try global.output.show(found.wire { $0.wire(path: workspace.path(of: $0), url: nil) }) {
            found.items.isEmpty ? "" : ExportText.table(found.items)
        }
        if !global.json { global.output.note(Count.footer(found, "export")) }
    }
}

/// `docket exports show`.
struct ExportsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an export.")

    @Argument(help: ArgumentHelp("The export.", valueName: "id"))
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.open().workspace
        let queries = workspace.queries
        let export = try await queries.export(queries.exportID(id))
        try ExportText.show(export, in: workspace, global.output)
    }
}

/// `docket exports url`.
struct ExportsURL: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "url", abstract: "Print an address at which the file can be read.",
        discussion: "On disk it is a file: address; in S3 one that works for an hour for whoever has it.")

    @Argument(help: ArgumentHelp("The export.", valueName: "id"))
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.open().workspace
        let queries = workspace.queries
        let export = try await queries.export(queries.exportID(id))
        let url = try await workspace.url(of: export).absoluteString
        try global.output.show(["id": .string(export.id.rawValue), "url": .string(url)]) { url }
    }
}

/// `docket exports retry`.
struct ExportsRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Make an export after all that failed or was cancelled.")

    @Argument(help: ArgumentHelp("The export.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.openForWriting()
        let id = try await session.workspace.queries.exportID(id)
        let key = write.idempotencyKey
        let result = try await ExportWork(session, global.output).make { () async throws(DocketError) in
            try await session.workspace.retryExport(id, idempotencyKey: key)
        }
        try await FinishedExport(session, global).give(result, out: nil, nil)
    }
}

/// `docket exports cancel`.
struct ExportsCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Stop an export, whichever process makes it.")

    @Argument(help: ArgumentHelp("The export.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let id = try await workspace.queries.exportID(id)
        try await workspace.cancelExport(id, idempotencyKey: write.idempotencyKey)
        try ExportText.show(try await workspace.queries.export(id), in: workspace, global.output)
    }
}

/// `docket exports delete`.
struct ExportsDelete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Take an export out of the history and remove its file.")

    @Argument(help: ArgumentHelp("The export.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let id = try await workspace.queries.exportID(id)
        try await workspace.deleteExport(id, idempotencyKey: write.idempotencyKey)
        try global.output.show(["id": .string(id.rawValue), "deleted": true]) {
            "Deleted export \(VisibleText.line(id.rawValue)) and its file."
        }
    }
}

/// `docket exports prune`.
struct ExportsPrune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Delete old exports, and those that take too much room.",
        discussion: """
            Your own exports; an admin's prune goes over all that the admin sees. Files that a process left when it \
            died go too.
            """)

    @Option(help: ArgumentHelp("Those older than this: 30d, 12h, 90m.", valueName: "time"))
    var olderThan: AgeArgument?

    @Option(help: ArgumentHelp("The oldest, until the rest takes no more bytes than this.", valueName: "bytes"))
    var keepBytes: Int?

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard olderThan != nil || keepBytes != nil else {
            throw ValidationError("Give --older-than, --keep-bytes, or both.")
        }
        guard keepBytes ?? 0 >= 0 else { throw ValidationError("--keep-bytes is 0 or more.") }
    }

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let report = try await workspace.pruneExports(
            olderThan: olderThan?.milliseconds, keepBytes: keepBytes, idempotencyKey: write.idempotencyKey)
        try global.output.show([
            "deleted": .array(report.deleted.map { .string($0.rawValue) }), "freed_bytes": .number(report.freedBytes),
            "kept_bytes": .number(report.keptBytes),
        ]) {
            "Deleted \(Count.text(report.deleted.count, "export")); \(ByteCount.text(report.freedBytes)) freed, \(ByteCount.text(report.keptBytes)) kept."
        }
    }
}

extension ExportStatus: ExpressibleByArgument {}

/// A time such as `30d` on the command line.
struct AgeArgument: ExpressibleByArgument {
    let milliseconds: Int64

    init?(argument: String) {
        let units: [Character: Int64] = ["s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000]
        guard let unit = argument.last.flatMap({ units[$0] }), let number = Int64(argument.dropLast()), number >= 0,
            case let (product, isTooLarge) = number.multipliedReportingOverflow(by: unit), !isTooLarge
        else { return nil }
        milliseconds = product
    }
}
