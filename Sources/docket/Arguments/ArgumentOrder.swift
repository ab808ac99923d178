import ArgumentParser

/// A group of commands that has a view of its own on the screen: without a verb it opens there.
protocol ViewGroup: ParsableCommand {
    /// The view's address.
    static var view: String { get }
}

/// Puts global options that stand before a subcommand behind it, where its parser looks for them.
enum ArgumentOrder {
    private static let flags: Set<String> = ["--readonly", "--json", "--quiet", "--version"]
    private static let options: Set<String> = ["--workspace", "--user", "--tenant", "--idempotency-key"]

    /// - Parameter opensViews: Whether there is a terminal on which a group without a verb opens its view.
    static func normalized(
        _ arguments: [String], for root: any ParsableCommand.Type, opensViews: Bool
    ) -> [String] {
        var command = root
        var path: [String] = []
        var moved: [String] = []
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            if flags.contains(argument) || options.contains(where: { argument.hasPrefix("\($0)=") }) {
                moved.append(argument)
            } else if options.contains(argument) {
                moved += arguments[index..<min(index + 2, arguments.count)]
                index += 1
            } else if let subcommand = command.configuration.subcommands.first(where: {
                $0.configuration.commandName == argument
            }) {
                path.append(argument)
                command = subcommand
            } else {
                break
            }
            index += 1
        }
        if opensViews, index >= arguments.count, let group = command as? any ViewGroup.Type,
            !moved.contains("--json"), !moved.contains("--version")
        {
            return ["open"] + moved + [group.view]
        }
        return path + moved + arguments[min(index, arguments.count)...]
    }

    /// The first word that is no global option: a command, or what stands in its place. Empty where there is none, nil
    /// where that cannot be told, as with an option that is not global.
    static func commandWord(of arguments: [String]) -> String? {
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            if options.contains(argument) {
                index += 1
            } else if !flags.contains(argument), !options.contains(where: { argument.hasPrefix("\($0)=") }) {
                return argument.hasPrefix("-") ? nil : argument
            }
            index += 1
        }
        return ""
    }

    /// Whether errors are to be JSON, also where the arguments cannot be parsed.
    static func wantsJSON(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains("--json")
    }
}
