package import TerminalKit

/// All commands by name, narrowed down by what is typed.
package struct PaletteState: Hashable, Sendable {
    package var editor = LineEditor()
    package var view = ListState()

    /// A command that fits what was typed.
    struct Choice {
        let entry: CommandEntry
        /// Which characters of its title match.
        let positions: [Int]
        /// Why it can't be given now.
        let refusal: String?
    }

    /// The commands that fit, best first; a hidden one only by its whole name.
    func choices(in state: AppState) -> [Choice] {
        let typed = editor.text.trimmingBlanks
        if let hidden = state.keymap.entries.first(where: { $0.isHidden && $0.id.rawValue == typed }) {
            return [Choice(entry: hidden, positions: [], refusal: nil)]
        }
        let matcher = FuzzyMatcher(typed)
        let entries = state.keymap.entries.filter { !$0.isHidden && !Self.isMovement($0) }
        let found = entries.enumerated().compactMap { order, entry in
            matcher.match(entry.title).map { (order, entry, $0) }
        }
        return found.sorted { ($1.2.score, $0.0) < ($0.2.score, $1.0) }.map { _, entry, match in
            Choice(entry: entry, positions: match.positions, refusal: state.refusal(of: entry.id))
        }
    }

    /// Keys that only make sense as keys.
    private static func isMovement(_ entry: CommandEntry) -> Bool {
        entry.group == .moving || [.palette, .open, .close].contains(entry.id)
    }
}

extension String {
    /// Without the blanks at both ends.
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
