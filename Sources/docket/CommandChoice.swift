import ArgumentParser

/// Which of docket's commands the parser is told of. It looks at every option of every command that it knows, which takes
/// longer than most commands do: so it knows one of them where the arguments name one, and all where they ask for help or
/// name none.
enum CommandChoice {
    /// Every command by its name, in the order of the help.
    static let all: KeyValuePairs<String, any ParsableCommand.Type> = [
        "open": OpenCommand.self,
        "demo": DemoCommand.self,
        "render": RenderCommand.self,
        "init": InitCommand.self,
        "import": ImportCommand.self,
        "threads": ThreadsCommand.self,
        "send": SendCommand.self,
        "agents": AgentsCommand.self,
        "gatekeeper": GatekeeperCommand.self,
        "artifacts": ArtifactsCommand.self,
        "sql": SQLCommand.self,
        "export": ExportFileCommand.self,
        "exports": ExportsCommand.self,
        "customers": CustomersCommand.self,
        "schema": SchemaCommand.self,
        "propose": ProposeCommand.self,
        "review": ReviewCommand.self,
        "outbox": OutboxCommand.self,
        "search": SearchCommand.self,
        "events": EventsCommand.self,
        "users": UsersCommand.self,
        "tenants": TenantsCommand.self,
        "tokens": TokensCommand.self,
        "serve": ServeCommand.self,
        "config": ConfigCommand.self,
        "keys": KeysCommand.self,
        "node": NodeCommand.self,
        "log": LogCommand.self,
        "doctor": DoctorCommand.self,
        "backup": BackupCommand.self,
        "restore": RestoreCommand.self,
        "rebuild": RebuildCommand.self,
        "completions": CompletionsCommand.self,
        "manual": ManualCommand.self,
    ]

    /// What the arguments of this process need.
    static let needed = needed(for: Array(CommandLine.arguments.dropFirst()))

    /// A group of commands may open its view: that is a command of its own.
    static func needed(for arguments: [String]) -> [any ParsableCommand.Type] {
        let everything = all.map(\.value)
        guard let word = ArgumentOrder.commandWord(of: arguments) else { return everything }
        guard !word.isEmpty else { return [OpenCommand.self] }
        guard let command = all.first(where: { $0.key == word })?.value else { return everything }
        // These tell of all of them.
        if command == CompletionsCommand.self || command == ManualCommand.self { return everything }
        return [command, OpenCommand.self]
    }
}
