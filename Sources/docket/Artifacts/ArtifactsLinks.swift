import ArgumentParser
import DocketDomain

/// `docket artifacts link`.
struct ArtifactsLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Link an artifact to a thread.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The thread.", valueName: "id"))
    var thread: String

    @Option(help: ArgumentHelp("How the thread relates to it: created, referenced or modified.", valueName: "relation"))
    var relation = Relation.referenced

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ArtifactChange.perform(.link(ThreadID(thread), relation), on: id, saying: "Linked", write, global)
    }
}

/// `docket artifacts unlink`.
struct ArtifactsUnlink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink", abstract: "Undo the link of an artifact to a thread.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The thread.", valueName: "id"))
    var thread: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ArtifactChange.perform(.unlink(ThreadID(thread)), on: id, saying: "Unlinked", write, global)
    }
}
