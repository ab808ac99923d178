import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket threads new`.
struct ThreadsNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "new", abstract: "Start a thread.")

    @Argument(help: ArgumentHelp("What it is about.", valueName: "title"))
    var title: String

    @Option(help: ArgumentHelp("What it is about, at length.", valueName: "text"))
    var description = ""

    @Option(help: ArgumentHelp("Who sees it: private, team or public.", valueName: "visibility"))
    var visibility: ThreadVisibility?

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.openForWriting()
        let new = NewThread(
            title: title, description: description, visibility: session.settings.visibility(option: visibility))
        let outcome = try await session.workspace.perform(
            .createThread(new), idempotencyKey: write.idempotencyKey)
        guard let id = outcome.threadID else {
            throw DocketError(.internal, "The thread was made, but has no id. See `docket threads list`.")
        }
        session.telemetry.record(.threadCreated, ["thread_id": .string(id.rawValue)])
        let thread = try await session.workspace.queries.thread(id)
        try global.output.show(thread.wire) { "Started thread:\(id) “\(VisibleText.line(thread.title))”." }
    }
}
