import DocketAssistants
package import Foundation
import Yams

/// The `triggers:` of a user's own settings, by name. A workspace's file has none: whoever can write to a workspace must
/// not be able to start programs of those who open it.
package struct TriggerConfiguration: Hashable, Sendable {
    package let triggers: [String: Trigger]

    package var names: Set<String> { Set(triggers.keys) }

    /// For how many seconds the slowest of them may take.
    package var longestTimeout: Int { triggers.values.map(\.timeout).max() ?? Self.standardTimeout }

    package init(_ triggers: [Trigger]) {
        self.triggers = Dictionary(triggers.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// Reads the settings file; where there is none, nothing is ever sent.
    ///
    /// - Parameter directories: Tell which home is meant by `~`.
    /// - Throws: `SettingsError` that names the trigger, and none of its values: they may be secrets.
    package init(_ url: URL, in directories: Directories) throws(SettingsError) {
        guard let node = try SettingsFile(url, of: .user).node(of: .triggers) else {
            self.init([])
            return
        }
        guard let mapping = node.mapping else {
            throw Self.wrong("Triggers are written as “NAME: {command: […]}” or “NAME: {url: …}”.", url, node)
        }
        var triggers: [Trigger] = []
        for (name, value) in mapping {
            triggers.append(try Self.trigger(name.scalar?.string ?? "", value, url, directories))
        }
        self.init(triggers)
    }

    private static let standardTimeout = 10
    private static let timeouts = 1...600

    private static func trigger(
        _ name: String, _ node: Node, _ url: URL, _ directories: Directories
    ) throws(SettingsError) -> Trigger {
        guard !name.isEmpty, let mapping = node.mapping else {
            throw wrong("The trigger “\(name)” needs a command or a url.", url, node)
        }
        let known = ["command", "url", "secret_env", "secret_file", "timeout"]
        for (key, _) in mapping where !known.contains(key.scalar?.string ?? "") {
            throw wrong("The trigger “\(name)” can have \(known.joined(separator: ", ")).", url, key)
        }
        var timeout = standardTimeout
        if let node = mapping["timeout"] {
            guard let seconds = node.scalar.flatMap({ Int($0.string) }), timeouts.contains(seconds) else {
                throw wrong("The timeout of “\(name)” is in seconds, from 1 to \(timeouts.upperBound).", url, node)
            }
            timeout = seconds
        }
        let command = mapping["command"]
        let address = mapping["url"]
        switch (command, address) {
        case (let command?, nil):
            return Trigger(name: name, action: .command(try arguments(command, name, url)), timeout: timeout)
        case (nil, let address?):
            guard let text = address.scalar?.string, let target = URL(string: text), target.host() != nil,
                target.user() == nil, ["http", "https"].contains(target.scheme?.lowercased() ?? "")
            else { throw wrong("The url of “\(name)” is no address such as https://example.org/hook.", url, address) }
            let secret = try secret(mapping, name, url, directories)
            return Trigger(name: name, action: .webhook(target, secret: secret), timeout: timeout)
        default:
            throw wrong("The trigger “\(name)” needs either a command or a url.", url, node)
        }
    }

    private static func arguments(_ node: Node, _ name: String, _ url: URL) throws(SettingsError) -> [String] {
        let words = node.sequence.map { $0.map(\.scalar?.string) } ?? []
        let arguments = words.compactMap(\.self)
        guard !arguments.isEmpty, arguments.count == words.count, arguments.first?.isEmpty == false,
            !arguments.contains(where: { $0.utf8.contains(0) })
        else {
            throw wrong("The command of “\(name)” is a list: [program, argument, …].", url, node)
        }
        return arguments
    }

    private static func secret(
        _ mapping: Node.Mapping, _ name: String, _ url: URL, _ directories: Directories
    ) throws(SettingsError) -> SecretSource? {
        let variable = mapping["secret_env"]?.scalar?.string
        let file = mapping["secret_file"]?.scalar?.string
        switch (variable, file) {
        case (nil, nil): return nil
        case (let variable?, nil) where !variable.isEmpty: return .environment(variable)
        case (nil, let file?) where !file.isEmpty:
            return .file(directories.expandingTilde(file))
        default:
            throw SettingsError(
                "The secret of “\(name)” comes from secret_env or from secret_file.", file: url.path,
                key: SettingsGroup.triggers.rawValue)
        }
    }

    private static func wrong(_ message: String, _ url: URL, _ node: Node) -> SettingsError {
        SettingsError(message, file: url.path, key: SettingsGroup.triggers.rawValue, line: node.mark?.line)
    }
}
