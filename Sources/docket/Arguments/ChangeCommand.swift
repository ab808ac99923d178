import ArgumentParser

/// One way to change one object: what the command is called, what it takes besides the object's id, and what it does.
protocol ObjectChange: ParsableArguments {
    static var configuration: CommandConfiguration { get }
    /// What the help calls the object, such as `thread`.
    static var noun: String { get }
    /// What to say when it is done, such as `Renamed`.
    static var done: String { get }

    /// Does it, and shows the object as it is then.
    func perform(on id: String, _ write: WriteOptions, _ global: GlobalOptions) async throws
}

/// The command of a change.
struct ChangeCommand<Change: ObjectChange>: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Change.configuration }

    @Argument(help: ArgumentHelp("The \(Change.noun).", valueName: "id"))
    var id: String

    @OptionGroup var change: Change
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await change.perform(on: id, write, global)
    }
}
