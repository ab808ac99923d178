import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket threads tag`.
struct ThreadsTag: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Add tags to a thread and take tags from it; without any, show them.",
        usage: "docket threads tag ID [+TAG|-TAG]… [OPTIONS]",
        discussion: "For example: docket threads tag ID +urgent -draft")

    @Argument(help: ArgumentHelp("The thread.", valueName: "id"))
    var id: String

    @OptionGroup var tags: TagChanges
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        guard !tags.isEmpty else {
            let queries = try await global.open().workspace.queries
            let thread = try await queries.thread(queries.threadID(id))
            try global.output.show(thread.wire) { thread.tags.map(VisibleText.line).joined(separator: "\n") }
            return
        }
        try await ChangedThread.perform(
            .tag(add: tags.added, remove: tags.removed), on: id, saying: "Tagged", write, global)
    }
}
