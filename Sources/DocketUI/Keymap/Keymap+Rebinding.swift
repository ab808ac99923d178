import TerminalKit

extension Keymap {
    /// Other keys for a command, which replace all that it had; an empty list takes them away.
    package struct Binding: Hashable, Sendable {
        package let name: String
        package let keys: [String]

        package init(_ name: String, _ keys: [String]) {
            self.name = name
            self.keys = keys
        }
    }

    /// Why one of a user's bindings cannot be used.
    package struct Fault: Hashable, Sendable {
        /// Its place among the bindings.
        package let index: Int
        package let reason: String
    }

    /// The keymap with other keys for some commands. A binding that cannot be used is left out and named; the others
    /// hold.
    package func rebinding(_ bindings: [Binding]) -> (keymap: Keymap, faults: [Fault]) {
        guard !bindings.isEmpty else { return (self, []) }
        var faults: [Fault] = []
        var wanted: [(index: Int, id: CommandID, keys: [KeySequence])] = []
        for (index, binding) in bindings.enumerated() {
            do throws(Clash) {
                wanted.append((index, CommandID(rawValue: binding.name), try sequences(of: binding)))
            } catch {
                faults.append(Fault(index: index, reason: error.reason))
            }
        }
        while true {
            let keys = Dictionary(wanted.map { ($0.id, $0.keys) }, uniquingKeysWith: { $1 })
            let entries = self.entries.map { entry in keys[entry.id].map(entry.rebound(to:)) ?? entry }
            guard let clash = Self.clash(in: entries) else {
                return (Keymap(entries), faults.sorted { $0.index < $1.index })
            }
            // The one that was written last gives way.
            guard let place = wanted.lastIndex(where: { clash.commands.contains($0.id) }) else {
                return (self, faults)
            }
            faults.append(Fault(index: wanted[place].index, reason: clash.reason))
            wanted.remove(at: place)
        }
    }

    /// Why keys can't be given to commands, and to which.
    struct Clash: Error {
        let reason: String
        var commands: Set<CommandID> = []
    }

    private func sequences(of binding: Binding) throws(Clash) -> [KeySequence] {
        guard let entry = entry(CommandID(rawValue: binding.name)), !entry.isHidden else {
            throw Clash(reason: "There is no command “\(binding.name)”. `docket keys` lists them.")
        }
        return try binding.keys.map { text throws(Clash) in
            guard let sequence = KeySequence(text) else {
                throw Clash(
                    reason:
                        "“\(text)” for \(binding.name) is no key. Write j, G, ctrl-f, alt-x, f5, enter, or several with spaces between."
                )
            }
            return sequence
        }
    }

    /// Two commands of one context may not have the same keys, nor one's keys begin the other's.
    static func clash(in entries: [CommandEntry]) -> Clash? {
        for context in Set(entries.flatMap(\.contexts)).sorted(by: { $0.name < $1.name }) {
            var owners: [KeySequence: CommandID] = [:]
            let local = Set(entries.filter { $0.isLocal && $0.contexts.contains(context) }.flatMap(\.keys))
            for entry in entries where entry.contexts.contains(context) || entry.contexts.contains(.everywhere) {
                for keys in entry.keys where !local.contains(keys) || entry.contexts.contains(context) {
                    if let other = owners[keys], other != entry.id {
                        return Clash(
                            reason:
                                "The key \(keys.label) is given to both \(other.rawValue) and \(entry.id.rawValue). Give one of them another.",
                            commands: [other, entry.id])
                    }
                    owners[keys] = entry.id
                }
            }
            let sequences = owners.filter { $0.key.keys.count > 1 }
            for (keys, id) in sequences.sorted(by: { $0.key.description < $1.key.description }) {
                for length in 1..<keys.keys.count {
                    let prefix = KeySequence(Array(keys.keys.prefix(length)))
                    guard let other = owners[prefix] else { continue }
                    return Clash(
                        reason:
                            "The key \(prefix.label) of \(other.rawValue) begins \(keys.label) of \(id.rawValue), which could never be typed. Change one of them.",
                        commands: [other, id])
                }
            }
        }
        return nil
    }
}
