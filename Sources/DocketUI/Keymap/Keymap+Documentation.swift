import TerminalKit

extension Keymap {
    /// The table of keys for the documentation, in Markdown.
    package var documentation: String {
        var text = ""
        for group in CommandEntry.Group.allCases {
            let entries = self.entries.filter { $0.group == group && !$0.isHidden }
            guard !entries.isEmpty else { continue }
            text += "\n**\(group.rawValue)**\n\n| keys | does | name |\n|---|---|---|\n"
            for entry in entries {
                let keys = entry.keys.map { "`\($0.label)`" }.joined(separator: " ").replacing("|", with: "\\|")
                text += "| \(keys) | \(entry.title) | `\(entry.id.rawValue)` |\n"
            }
        }
        return text
    }
}
