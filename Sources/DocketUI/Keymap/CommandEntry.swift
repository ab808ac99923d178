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
        case query = "Query"
        case exporting = "Export"
        case looking = "Look closer"
        case program = "docket"
    }

    /// Why a command is off where nothing on the screen answers it.
    enum Elsewhere: Hashable, Sendable {
        case because(String)
        /// It is answered by a view that another command opens.
        case open(String, CommandID)
    }

    package let id: CommandID
    package let group: Group
    /// What it does, as the palette and the help say it.
    package let title: String
    /// Other words by which people look for it.
    package let also: [String]
    /// One word for the hint line; nil where the line never shows it.
    package let hint: String?
    /// Empty for commands that only the palette gives.
    package private(set) var keys: [KeySequence]
    package private(set) var contexts: [KeyContext]
    /// Whether the palette, the help and the documentation leave it out.
    package let isHidden: Bool
    /// Whether its keys mean this here although they mean something else everywhere.
    let isLocal: Bool
    /// Whether one is somewhere else after it; after others one is where one was, at another line.
    let isVisit: Bool
    let elsewhere: Elsewhere

    init(
        _ id: CommandID, _ group: Group, _ title: String, hint: String? = nil, _ keys: [String],
        in contexts: [KeyContext] = [.everywhere], isHidden: Bool = false, isLocal: Bool = false,
        isVisit: Bool = false, also: [String] = [],
        elsewhere: Elsewhere = .because("There is nothing here that it could be done with")
    ) {
        self.id = id
        self.group = group
        self.title = title
        self.also = also
        self.hint = hint
        self.keys = keys.compactMap { KeySequence($0) }
        self.contexts = contexts
        self.isHidden = isHidden
        self.isLocal = isLocal
        self.isVisit = isVisit
        self.elsewhere = elsewhere
    }

    /// The names of the places that it is for; none where that is everywhere.
    package var places: [String] { contexts.contains(.everywhere) ? [] : contexts.map(\.title) }

    /// The same command under other keys.
    func rebound(to keys: [KeySequence]) -> CommandEntry {
        var entry = self
        entry.keys = keys
        return entry
    }

    /// The same command, given by its keys in these contexts, too.
    func reaching(_ more: [KeyContext]) -> CommandEntry {
        var entry = self
        entry.contexts += more.filter { !contexts.contains($0) }
        return entry
    }
}
