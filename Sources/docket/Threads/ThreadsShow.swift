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

    @Flag(help: "Show the messages that the conversation goes on without: answers given again, questions edited.")
    var earlier = false

    @Flag(help: "Show what models thought and which tools they called before they answered, too.")
    var reasoning = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.open().workspace
        let queries = workspace.queries
        let id = try await queries.threadID(id)
        let thread = try await queries.thread(id)
        let page = PageRequest(size: pageSize, token: pageToken)
        let messages =
            earlier
            ? try await queries.earlierMessages(of: id, page: page) : try await queries.messages(of: id, page: page)
        var texts: [AttachmentID: String] = [:]
        for message in messages.items {
            for file in message.attachments { texts[file.id] = try await workspace.text(of: file, in: message) }
        }
        var filter = ArtifactFilter()
        filter.threadID = id
        filter.order = .ascending
        let artifacts = try await queries.artifacts(filter, page: PageRequest(size: 100))
        let wire = thread.wire(messages: messages, texts: texts, artifacts: artifacts.items, reasoning: reasoning)
        try global.output.show(wire) {
            let messages = messages.items.map { ThreadText.message($0, texts: texts, reasoning: reasoning) }
            var blocks = [ThreadText.header(thread)] + messages
            if !artifacts.items.isEmpty { blocks.append(ArtifactText.table(artifacts.items)) }
            return blocks.joined(separator: "\n\n")
        }
        if !global.json, messages.hasMore { global.output.note(Count.footer(messages, "message")) }
    }
}
