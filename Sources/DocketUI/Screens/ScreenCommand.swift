/// A command as one view answers it: what it is, why it is off, and what it does.
package struct ScreenCommand<Owner: Sendable>: Sendable {
    let entry: CommandEntry
    /// Why it can't be given now; nil when it can.
    let refusal: @Sendable (Owner, SharedState) -> String?
    let run: @Sendable (inout Owner, inout ScreenContext) -> Void

    init(
        _ entry: CommandEntry, in contexts: [KeyContext] = [],
        off refusal: @escaping @Sendable (Owner, SharedState) -> String? = { _, _ in nil },
        run: @escaping @Sendable (inout Owner, inout ScreenContext) -> Void
    ) {
        self.entry = entry.reaching(contexts)
        self.refusal = refusal
        self.run = run
    }

    /// A command that is never possible here, with the reason.
    static func never(
        _ entry: CommandEntry, _ reason: @escaping @Sendable (Owner, SharedState) -> String
    ) -> ScreenCommand {
        ScreenCommand(entry, off: { reason($0, $1) }, run: { _, _ in })
    }
}

/// The commands of a view, by their ids. A later one of an id replaces the one before it.
package struct CommandTable<Owner: Sendable>: Sendable {
    /// In the order in which they are declared.
    let entries: [CommandEntry]
    private let commands: [CommandID: ScreenCommand<Owner>]

    init(_ commands: [ScreenCommand<Owner>]) {
        entries = commands.map(\.entry)
        self.commands = Dictionary(commands.map { ($0.entry.id, $0) }, uniquingKeysWith: { $1 })
    }

    subscript(id: CommandID) -> ScreenCommand<Owner>? { commands[id] }
}

extension AppScreen {
    /// Whether it answers a command at all.
    func answers(_ id: CommandID) -> Bool { Self.commands[id] != nil }

    /// Why a command that it answers can't be given now; nil when it can.
    func refusal(of id: CommandID, _ shared: SharedState) -> String? { Self.commands[id]?.refusal(self, shared) }

    mutating func run(_ id: CommandID, _ context: inout ScreenContext) {
        Self.commands[id]?.run(&self, &context)
    }
}
