import ArgumentParser

/// `docket threads`: everything about threads but sending messages.
struct ThreadsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "threads", abstract: "List, read and arrange threads.",
        subcommands: [
            ThreadsList.self, ThreadsShow.self, ThreadsNew.self, ThreadsRename.self, ThreadsDescribe.self,
            ThreadsVisibility.self, ThreadsTag.self, ThreadsLabel.self, ThreadsDelete.self, ThreadsRestore.self,
        ],
        defaultSubcommand: ThreadsList.self)
}
