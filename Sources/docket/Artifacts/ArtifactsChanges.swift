import ArgumentParser
import DocketDomain

/// `docket artifacts rename`.
struct ArtifactsRename: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rename", abstract: "Give an artifact another title.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("The new title.", valueName: "title"))
    var title: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ArtifactChange.perform(.rename(title), on: id, saying: "Renamed", write, global)
    }
}

/// `docket artifacts describe`.
struct ArtifactsDescribe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Say what an artifact is; an empty text takes that away.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("The description.", valueName: "text"))
    var text: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ArtifactChange.perform(.describe(text), on: id, saying: "Described", write, global)
    }
}

/// `docket artifacts comment`.
struct ArtifactsComment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comment", abstract: "Comment on an artifact; an empty text takes the comment away.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("The comment.", valueName: "text"))
    var text: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ArtifactChange.perform(.comment(text), on: id, saying: "Commented on", write, global)
    }
}

/// `docket artifacts status`.
struct ArtifactsStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say where an artifact stands.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Argument(
        help: ArgumentHelp(
            "draft, active, deprecated, archived (tables, docs, sheets), failed (queries).", valueName: "status"))
    var status: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ArtifactChange.perform(.setStatus(status), on: id, saying: "Changed the status of", write, global)
    }
}

/// `docket artifacts delete`.
struct ArtifactsDelete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete an artifact; it can be restored.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ArtifactChange.perform(.delete, on: id, saying: "Deleted", write, global)
    }
}

/// `docket artifacts restore`.
struct ArtifactsRestore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring a deleted artifact back.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ArtifactChange.perform(.restore, on: id, saying: "Restored", write, global)
    }
}
