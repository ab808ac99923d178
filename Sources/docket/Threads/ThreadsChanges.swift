import ArgumentParser
import DocketDomain

/// `docket threads rename`.
struct ThreadsRename: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rename", abstract: "Give a thread another title.")

    @Argument(help: ArgumentHelp("The thread.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("The new title.", valueName: "title"))
    var title: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ThreadChange.perform(.rename(title), on: id, saying: "Renamed", write, global)
    }
}

/// `docket threads describe`.
struct ThreadsDescribe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Say what a thread is about; an empty text takes that away.")

    @Argument(help: ArgumentHelp("The thread.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("The description.", valueName: "text"))
    var text: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ThreadChange.perform(.describe(text), on: id, saying: "Described", write, global)
    }
}

/// `docket threads visibility`.
struct ThreadsVisibility: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visibility", abstract: "Set who sees a thread.",
        discussion: "private: its owner. team: every user but agents. public: agents too.")

    @Argument(help: ArgumentHelp("The thread.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("private, team or public.", valueName: "visibility"))
    var visibility: ThreadVisibility

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ThreadChange.perform(.setVisibility(visibility), on: id, saying: "Changed who sees", write, global)
    }
}

/// `docket threads delete`.
struct ThreadsDelete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete a thread; its artifacts stay, and it can be restored.")

    @Argument(help: ArgumentHelp("The thread.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ThreadChange.perform(.delete, on: id, saying: "Deleted", write, global)
    }
}

/// `docket threads restore`.
struct ThreadsRestore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "restore", abstract: "Bring a deleted thread back.")

    @Argument(help: ArgumentHelp("The thread.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await ThreadChange.perform(.restore, on: id, saying: "Restored", write, global)
    }
}
