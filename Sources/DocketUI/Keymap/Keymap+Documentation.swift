import TerminalKit

extension Keymap {
    /// The tables of keys for the documentation, in Markdown: one for each group of commands.
    package var documentation: String {
        CommandEntry.Group.allCases.compactMap(table).joined(separator: "\n")
    }

    private func table(of group: CommandEntry.Group) -> String? {
        let entries = self.entries.filter { $0.group == group && !$0.isHidden }
        guard !entries.isEmpty else { return nil }
        var text = "**\(group.rawValue)**\n\n| keys | does | where | name |\n|---|---|---|---|\n"
        for entry in entries {
            let keys = entry.keys.map { "`\($0.label)`" }.joined(separator: " ")
            let cells = [keys, entry.title, entry.places.joined(separator: ", "), "`\(entry.id.rawValue)`"]
            text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
        }
        return text
    }
}
