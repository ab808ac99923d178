import DocketUI
import Foundation
import Yams

/// The `keys:` of a user's settings: commands by name, each with the keys that it has instead of its own.
struct KeyBindings {
    private let file: SettingsFile
    private let bindings: [String: [String]]

    /// - Parameter url: The user's settings file; where there is none, no key is rebound.
    init(_ url: URL) throws(SettingsError) {
        file = SettingsFile(url, of: .user)
        bindings = try Self.bindings(in: try file.node(of: .keys), path: url.path)
    }

    /// The keys that hold.
    var keymap: Keymap {
        get throws(SettingsError) {
            do throws(Keymap.Clash) {
                return try Keymap.standard.rebinding(bindings)
            } catch {
                throw SettingsError(error.description, file: file.url.path, key: SettingsGroup.keys.rawValue)
            }
        }
    }

    private static func bindings(in keys: Node?, path: String) throws(SettingsError) -> [String: [String]] {
        guard let keys else { return [:] }
        let group = SettingsGroup.keys.rawValue
        guard let mapping = keys.mapping else {
            throw SettingsError(
                "Keys are written as “command: [key, …]”.", file: path, key: group, line: keys.mark?.line)
        }
        var bindings: [String: [String]] = [:]
        for (name, value) in mapping {
            let values = value.sequence.map { $0.map(\.scalar?.string) } ?? [value.scalar?.string]
            guard let command = name.scalar?.string, !values.contains(nil) else {
                throw SettingsError(
                    "Keys are written as “command: [key, …]”.", file: path, key: group, line: name.mark?.line)
            }
            bindings[command] = values.compactMap(\.self)
        }
        return bindings
    }
}
