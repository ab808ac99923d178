import ArgumentParser
import DocketDomain
import DocketWorkspace

/// A change of an artifact, not of its content, that is one command.
protocol ArtifactChange: ObjectChange {
    /// - Parameter queries: Find what an id stands for.
    func command(_ queries: any WorkspaceQueries) async throws(DocketError) -> ArtifactCommand
}

extension ArtifactChange {
    static var noun: String { "artifact" }

    func perform(on id: String, _ write: WriteOptions, _ global: GlobalOptions) async throws {
        try await ChangedArtifact.perform(on: id, saying: Self.done, write, global, command)
    }
}

/// `docket artifacts rename`.
struct RenameArtifact: ArtifactChange {
    static let configuration = CommandConfiguration(commandName: "rename", abstract: "Give an artifact another title.")
    static let done = "Renamed"

    @Argument(help: ArgumentHelp("The new title.", valueName: "title"))
    var title: String

    func command(_ queries: any WorkspaceQueries) -> ArtifactCommand { .rename(title) }
}

/// `docket artifacts describe`.
struct DescribeArtifact: ArtifactChange {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Say what an artifact is; an empty text takes that away.")
    static let done = "Described"

    @Argument(help: ArgumentHelp("The description.", valueName: "text"))
    var text: String

    func command(_ queries: any WorkspaceQueries) -> ArtifactCommand { .describe(text) }
}

/// `docket artifacts comment`.
struct CommentOnArtifact: ArtifactChange {
    static let configuration = CommandConfiguration(
        commandName: "comment", abstract: "Comment on an artifact; an empty text takes the comment away.")
    static let done = "Commented on"

    @Argument(help: ArgumentHelp("The comment.", valueName: "text"))
    var text: String

    func command(_ queries: any WorkspaceQueries) -> ArtifactCommand { .comment(text) }
}

/// `docket artifacts status`.
struct ChangeStatusOfArtifact: ArtifactChange {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say where an artifact stands.")
    static let done = "Changed the status of"

    @Argument(
        help: ArgumentHelp(
            "draft, active, deprecated, archived (tables, docs, sheets), failed (queries).", valueName: "status"))
    var status: String

    func command(_ queries: any WorkspaceQueries) -> ArtifactCommand { .setStatus(status) }
}

/// `docket artifacts link`.
struct LinkArtifact: ArtifactChange {
    static let configuration = CommandConfiguration(commandName: "link", abstract: "Link an artifact to a thread.")
    static let done = "Linked"

    @Option(help: ArgumentHelp("The thread.", valueName: "id"))
    var thread: String

    @Option(help: ArgumentHelp("How the thread relates to it: created, referenced or modified.", valueName: "relation"))
    var relation = Relation.referenced

    func command(_ queries: any WorkspaceQueries) async throws(DocketError) -> ArtifactCommand {
        .link(try await queries.threadID(thread), relation)
    }
}

/// `docket artifacts unlink`.
struct UnlinkArtifact: ArtifactChange {
    static let configuration = CommandConfiguration(
        commandName: "unlink", abstract: "Undo the link of an artifact to a thread.")
    static let done = "Unlinked"

    @Option(help: ArgumentHelp("The thread.", valueName: "id"))
    var thread: String

    func command(_ queries: any WorkspaceQueries) async throws(DocketError) -> ArtifactCommand {
        .unlink(try await queries.threadID(thread))
    }
}

/// `docket artifacts delete`.
struct DeleteArtifact: ArtifactChange {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete an artifact; it can be restored.")
    static let done = "Deleted"

    func command(_ queries: any WorkspaceQueries) -> ArtifactCommand { .delete }
}

/// `docket artifacts restore`.
struct RestoreArtifact: ArtifactChange {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring a deleted artifact back.")
    static let done = "Restored"

    func command(_ queries: any WorkspaceQueries) -> ArtifactCommand { .restore }
}
