import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket threads show`.
struct ThreadsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a thread with its messages and artifacts.")

    @Argument(help: ArgumentHelp("The thread.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Messages on a page, at most 200.", valueName: "n"))
    var pageSize = 50

    @Option(help: ArgumentHelp("Where the page before ended: its next_page_token.", valueName: "token"))
    var pageToken = ""

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let queries = try await global.open().workspace.queries
        let id = ThreadID(id)
        let thread = try await queries.thread(id)
        let messages = try await queries.messages(of: id, page: PageRequest(size: pageSize, token: pageToken))
        var filter = ArtifactFilter()
        filter.threadID = id
        filter.order = .ascending
        let artifacts = try await queries.artifacts(filter, page: PageRequest(size: 100))
        try global.output.show(thread.wire(messages: messages, artifacts: artifacts.items)) {
            var blocks = [ThreadText.header(thread)] + messages.items.map(ThreadText.message)
            if !artifacts.items.isEmpty { blocks.append(ArtifactText.table(artifacts.items)) }
            return blocks.joined(separator: "\n\n")
        }
        if !global.json, messages.hasMore { global.output.note(Count.footer(messages, "message")) }
    }
}
