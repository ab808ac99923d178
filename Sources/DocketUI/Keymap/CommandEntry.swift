package import TerminalKit

/// A command as the keymap knows it: how it is named, where it can be given, and by which keys.
package struct CommandEntry: Hashable, Sendable {
    /// A heading of the help, and the order of the palette.
    package enum Group: String, Hashable, Sendable, CaseIterable {
        case moving = "Move"
        case panes = "Panes"
        case going = "Go to"
        case finding = "Find"
        case deciding = "Decide"
        case writing = "Write"
        case changing = "Change"
        case table = "Table"
        case text = "Document"
        case exporting = "Export"
        case looking = "Look closer"
        case program = "docket"
    }

    package let id: CommandID
    package let group: Group
    /// What it does, as the palette and the help say it.
    package let title: String
    /// One word for the hint line; nil where the line never shows it.
    package let hint: String?
    /// Empty for commands that only the palette gives.
    package let keys: [KeySequence]
    package let contexts: [KeyContext]
    /// Whether the palette, the help and the documentation leave it out.
    package let isHidden: Bool
    /// Whether its keys mean this here although they mean something else everywhere.
    let isLocal: Bool

    init(
        _ id: CommandID, _ group: Group, _ title: String, hint: String? = nil, _ keys: [String],
        in contexts: [KeyContext] = [.everywhere], isHidden: Bool = false, isLocal: Bool = false
    ) {
        self.id = id
        self.group = group
        self.title = title
        self.hint = hint
        self.keys = keys.compactMap { KeySequence($0) }
        self.contexts = contexts
        self.isHidden = isHidden
        self.isLocal = isLocal
    }

    /// The same command under other keys.
    func rebound(to keys: [KeySequence]) -> CommandEntry {
        CommandEntry(copying: self, keys: keys)
    }

    private init(copying other: CommandEntry, keys: [KeySequence]) {
        id = other.id
        group = other.group
        title = other.title
        hint = other.hint
        self.keys = keys
        contexts = other.contexts
        isHidden = other.isHidden
        isLocal = other.isLocal
    }
}
