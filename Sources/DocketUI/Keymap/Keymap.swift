package import TerminalKit

/// Which keys give which commands where.
package struct Keymap: Hashable, Sendable {
    package let entries: [CommandEntry]
    private let byContext: [KeyContext: [KeySequence: CommandID]]
    /// Where in the table each command stands first.
    private let places: [CommandID: Int]

    /// What keys that were pressed one after the other mean.
    package enum Meaning: Hashable, Sendable {
        case command(CommandID)
        /// More keys can follow.
        case prefix
        case nothing
    }

    init(_ entries: [CommandEntry]) {
        self.entries = entries
        var byContext: [KeyContext: [KeySequence: CommandID]] = [:]
        for entry in entries {
            for context in entry.contexts {
                for keys in entry.keys { byContext[context, default: [:]][keys] = entry.id }
            }
        }
        self.byContext = byContext
        places = Dictionary(entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// - Parameter contexts: Innermost first.
    package func meaning(of keys: [Key], in contexts: [KeyContext]) -> Meaning {
        let sequence = KeySequence(keys)
        for context in contexts {
            if let command = byContext[context]?[sequence] { return .command(command) }
        }
        let isPrefix = contexts.contains { context in
            byContext[context]?.keys.contains { $0.keys.count > keys.count && $0.starts(with: keys) } ?? false
        }
        return isPrefix ? .prefix : .nothing
    }

    /// What can follow keys that were pressed, in the table's order: the rest of the keys, and the command.
    package func continuations(of keys: [Key], in contexts: [KeyContext]) -> [(rest: KeySequence, entry: CommandEntry)]
    {
        entries(in: contexts).flatMap { entry in
            entry.keys.filter { $0.keys.count > keys.count && $0.starts(with: keys) }
                .map { (KeySequence(Array($0.keys.dropFirst(keys.count))), entry) }
        }
    }

    /// The commands that can be given in these contexts, in the table's order.
    package func entries(in contexts: [KeyContext]) -> [CommandEntry] {
        entries.filter { entry in entry.contexts.contains { contexts.contains($0) } && !entry.isHidden }
    }

    package func entry(_ id: CommandID) -> CommandEntry? {
        places[id].map { entries[$0] }
    }

    /// The first key of a command as people write it; empty where it has none.
    package func label(of id: CommandID) -> String {
        entry(id)?.keys.first?.label ?? ""
    }
}
