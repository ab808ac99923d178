extension LoadedState {
    /// All that commands have to know, read from the log: what is read says what is missing still, until nothing is.
    package init(for commands: [Command], _ context: Context, from log: any EventLog) async throws {
        self.init()
        while case let missing = missing(for: commands, context), !missing.isEmpty {
            try await load(missing, context, from: log)
        }
    }

    /// All that a command has to know.
    package init(for command: Command, _ context: Context, from log: any EventLog) async throws {
        try await self.init(for: [command], context, from: log)
    }

    private func missing(for commands: [Command], _ context: Context) -> [Requirement] {
        let all = commands.flatMap { requirements(of: $0, in: self, context) }
        // Several commands need the same.
        return commands.count > 1 ? Array(Set(all)) : all
    }
}
