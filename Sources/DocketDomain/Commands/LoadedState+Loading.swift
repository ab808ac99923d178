extension LoadedState {
    /// All that a command has to know, read from the log: what is read says what is missing still, until nothing is.
    package init(for command: Command, _ context: Context, from log: any EventLog) async throws {
        self.init()
        while case let missing = requirements(of: command, in: self, context), !missing.isEmpty {
            try await load(missing, context, from: log)
        }
    }
}
