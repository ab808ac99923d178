import ArgumentParser

/// `docket threads`: everything about threads but sending messages.
struct ThreadsCommand: AsyncParsableCommand, ViewGroup {
    static let view = "threads"

    static let configuration = CommandConfiguration(
        commandName: "threads", abstract: "List, read and arrange threads.",
        discussion:
            "Without a subcommand it opens the screen with all threads on a terminal, and lists them otherwise.",
        subcommands: [
            ThreadsList.self, ThreadsShow.self, ThreadsNew.self, ChangeCommand<RenameThread>.self,
            ChangeCommand<DescribeThread>.self, ChangeCommand<ChangeVisibilityOfThread>.self, ThreadsTag.self,
            ChangeCommand<LabelThread>.self, ChangeCommand<DeleteThread>.self, ChangeCommand<RestoreThread>.self,
        ],
        defaultSubcommand: ThreadsList.self)
}
