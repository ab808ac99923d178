import TerminalKit

extension Keymap {
    /// Why a user's keys cannot be used.
    package struct Clash: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// The keymap with other keys for some commands.
    ///
    /// - Parameter bindings: Command → its keys, which replace all that it had; an empty list takes them away.
    /// - Throws: Where a command or key is not known, or two commands would have one key.
    package func rebinding(_ bindings: [String: [String]]) throws(Clash) -> Keymap {
        var replaced: [CommandID: [KeySequence]] = [:]
        for (name, keys) in bindings.sorted(by: { $0.key < $1.key }) {
            let id = CommandID(rawValue: name)
            guard let entry = entry(id), !entry.isHidden else {
                throw Clash(description: "There is no command “\(name)”. The README has a table of them.")
            }
            replaced[id] = try keys.map { text throws(Clash) in
                guard let sequence = KeySequence(text) else {
                    throw Clash(
                        description:
                            "“\(text)” for \(name) is no key. Write j, G, ctrl-f, alt-x, f5, enter, or several with spaces between."
                    )
                }
                return sequence
            }
        }
        let entries = self.entries.map { entry in replaced[entry.id].map(entry.rebound(to:)) ?? entry }
        try Self.check(entries)
        return Keymap(entries)
    }

    /// Two commands of one context may not have the same keys, nor one's keys begin the other's.
    static func check(_ entries: [CommandEntry]) throws(Clash) {
        for context in Set(entries.flatMap(\.contexts)).sorted(by: { $0.name < $1.name }) {
            var owners: [KeySequence: CommandID] = [:]
            let local = Set(entries.filter { $0.isLocal && $0.contexts.contains(context) }.flatMap(\.keys))
            for entry in entries where entry.contexts.contains(context) || entry.contexts.contains(.everywhere) {
                for keys in entry.keys where !local.contains(keys) || entry.contexts.contains(context) {
                    if let other = owners[keys], other != entry.id {
                        throw Clash(
                            description:
                                "The key \(keys.label) is given to both \(other.rawValue) and \(entry.id.rawValue). Give one of them another."
                        )
                    }
                    owners[keys] = entry.id
                }
            }
            for (keys, id) in owners where keys.keys.count > 1 {
                for length in 1..<keys.keys.count {
                    let prefix = KeySequence(Array(keys.keys.prefix(length)))
                    guard let other = owners[prefix] else { continue }
                    throw Clash(
                        description:
                            "The key \(prefix.label) of \(other.rawValue) begins \(keys.label) of \(id.rawValue), which could never be typed. Change one of them."
                    )
                }
            }
        }
    }
}
