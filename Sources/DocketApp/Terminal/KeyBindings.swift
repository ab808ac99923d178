import DocketUI
package import Foundation
import TerminalKit
import Yams

/// The `keys:` of a user's settings: commands by name, each with the keys that it has instead of its own. A line that
/// cannot be used is named, and the others hold.
package struct KeyBindings {
    /// A command with the keys that hold.
    package struct Row: Sendable {
        package let name: String
        package let keys: [String]
        package let title: String
        /// Other words by which people look for it.
        package let also: [String]
        /// The places that it is for; none where that is everywhere.
        package let places: [String]
    }

    /// The keys that hold.
    let keymap: Keymap
    /// The lines that cannot be used.
    package let faults: [SettingsError]

    /// - Parameter url: The user's settings file; where there is none, no key is rebound.
    package init(_ url: URL) throws(SettingsError) {
        let file = SettingsFile(url, of: .user)
        var lines: [Int?] = []
        var bindings: [Keymap.Binding] = []
        var faults: [SettingsError] = []
        func note(_ reason: String, _ line: Int?) {
            faults.append(SettingsError(reason, file: url.path, key: SettingsGroup.keys.rawValue, line: line))
        }
        if let node = try file.node(of: .keys) {
            if node.mapping == nil { note(Self.form, node.mark?.line) }
            for (name, value) in node.mapping ?? [:] {
                let values = value.sequence.map { $0.map(\.scalar?.string) } ?? [value.scalar?.string]
                guard let command = name.scalar?.string, !values.contains(nil) else {
                    note(Self.form, name.mark?.line)
                    continue
                }
                lines.append(name.mark?.line)
                bindings.append(Keymap.Binding(command, values.compactMap(\.self)))
            }
        }
        let rebound = Keymap.standard.rebinding(bindings)
        keymap = rebound.keymap
        for fault in rebound.faults { note(fault.reason, lines[fault.index]) }
        self.faults = faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    private static let form = "Keys are written as “command: [key, …]”."

    /// Every command that keys can be given to, in the order of the help.
    package var rows: [Row] {
        keymap.entries.filter { !$0.isHidden }.map { entry in
            Row(
                name: entry.id.rawValue, keys: entry.keys.map(\.label), title: entry.title, also: entry.also,
                places: entry.places)
        }
    }

    /// What the screen says of the lines that cannot be used; nil where there are none.
    var notice: String? {
        guard let first = faults.first else { return nil }
        let others = faults.count - 1
        let more = others > 0 ? " And \(others) more." : ""
        let place = first.line.map { "line \($0)" } ?? "a line"
        return "keys, \(place) of config.yaml, is left out: \(first.message)\(more) docket doctor lists them"
    }
}
