import DocketDomain
import TerminalKit

/// An artifact in the message that made or touched it: two rows that say what it is and how to open it.
struct ArtifactCard {
    let rows: [Line]

    private static let widest = 64

    init(_ artifact: ArtifactSummary, of message: Message, in width: Int, appearance: Appearance) {
        let theme = appearance.styles
        let listTitle = artifact.listTitle(appearance)
        var parts = [artifact.kind.label, listTitle]
        // Of a proposal it matters whether it still waits.
        if let shape = artifact.edit == nil ? artifact.shape : artifact.standing { parts.append(shape) }
        parts.append(Self.action(artifact, message))
        guard let border = appearance.border else {
            rows = [Line("Artifact: " + parts.joined(separator: ", ") + ". Enter opens it.", theme.accent)]
            return
        }
        let room = max(8, min(width, Self.widest) - 2)
        let head = Line(" \(artifact.kind.sign) \(parts[0]) · ", theme.muted)
        let title = Line(listTitle, theme.strong)
        // What is said after the title gives way to it, from the end on.
        let tails = (0...parts.count - 2).map { dropped in
            Line(parts.dropFirst(2).dropLast(dropped).map { " · \($0)" }.joined() + " ", theme.muted)
        }
        let needed = head.width() + title.width(limit: room)
        let tail = tails.first { needed + $0.width() <= room } ?? tails[tails.count - 1]
        let titleRoom = max(4, room - head.width() - tail.width())
        let label = (head + title.truncated(to: titleRoom) + tail).truncated(to: room)
        let keys = Line([Span(" enter", theme.hintKey), Span(" open ", theme.hint)]).truncated(to: room)
        func edge(_ left: Character, _ text: Line, _ right: Character) -> Line {
            let fill = String(repeating: border.horizontal, count: max(0, room - text.width()))
            return Line([Span(String(left), theme.border)]) + text + Line([Span(fill + String(right), theme.border)])
        }
        rows = [
            edge(border.topLeft, label, border.topRight), edge(border.bottomLeft, keys, border.bottomRight),
        ]
    }

    private static func action(_ artifact: ArtifactSummary, _ message: Message) -> String {
        if let mention = message.mention, mention.artifactID == artifact.id { return mention.action.rawValue }
        return artifact.links.first { $0.messageID == message.id }?.relation.rawValue ?? "created"
    }
}

extension ArtifactSummary {
    /// How large it is, in a few characters: `3 × 4` for rows and columns.
    var shape: String? {
        switch kind {
        case .table: "\(NumberText.grouped(size.rows)) × \(size.columns)"
        case .sheet: size.columns == 1 ? "1 table" : "\(size.columns) tables"
        case .doc, .sqlQuery: size.rows == 1 ? "1 line" : "\(NumberText.grouped(size.rows)) lines"
        default: nil
        }
    }
}
