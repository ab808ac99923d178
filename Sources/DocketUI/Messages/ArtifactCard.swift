import DocketDomain
import TerminalKit

/// An artifact in the message that made or touched it, or may: two rows that say what it is and what can be done.
struct ArtifactCard {
    let rows: [Line]

    private static let widest = 64

    init(_ artifact: ArtifactSummary, of message: Message, in width: Int, appearance: Appearance) {
        let listTitle = artifact.listTitle(appearance)
        // Of a proposal it matters whether it still waits.
        let shape = artifact.edit == nil ? artifact.shape : artifact.standing
        let tails = [shape, Self.action(artifact, message)].compactMap { $0 }
        guard let border = appearance.border else {
            let parts = [artifact.kind.label, listTitle] + tails
            rows = [
                Line("Artifact: " + parts.joined(separator: ", ") + ". Enter opens it.", appearance.styles.accent)
            ]
            return
        }
        rows = Self.rows(artifact.kind, listTitle, tails, [("enter", "open")], in: width, border, appearance.styles)
    }

    /// What was not made, and can be.
    init(_ offer: ArtifactOffer, _ keys: OfferKeys, in width: Int, appearance: Appearance) {
        let title = offer.title.shown
        guard let border = appearance.border else {
            let words = "Offered: \(offer.kind.label), \(title). \(keys.keep) keeps it, \(keys.putOff) puts it off."
            rows = [Line(words, appearance.styles.accent)]
            return
        }
        rows = Self.rows(
            offer.kind, title, ["worth keeping?"], [(keys.keep, "keep"), (keys.putOff, "not now")], in: width,
            border, appearance.styles)
    }

    private static func rows(
        _ kind: ArtifactKind, _ title: String, _ tails: [String], _ keys: [(String, String)], in width: Int,
        _ border: Border, _ theme: Theme
    ) -> [Line] {
        let room = max(8, min(width, widest) - 2)
        let head = Line(" \(kind.sign) \(kind.label) · ", theme.muted)
        let title = Line(title, theme.strong)
        // What is said after the title gives way to it, from the end on.
        let endings = (0...tails.count).map { dropped in
            Line(tails.dropLast(dropped).map { " · \($0)" }.joined() + " ", theme.muted)
        }
        let needed = head.width() + title.width(limit: room)
        let tail = endings.first { needed + $0.width() <= room } ?? endings[tails.count]
        let titleRoom = max(4, room - head.width() - tail.width())
        let label = (head + title.truncated(to: titleRoom) + tail).truncated(to: room)
        let hints = Line(
            keys.flatMap { key, word in [Span(" \(key)", theme.hintKey), Span(" \(word) ", theme.hint)] }
        ).truncated(to: room)
        func edge(_ left: Character, _ text: Line, _ right: Character) -> Line {
            let fill = String(repeating: border.horizontal, count: max(0, room - text.width()))
            return Line([Span(String(left), theme.border)]) + text + Line([Span(fill + String(right), theme.border)])
        }
        return [
            edge(border.topLeft, label, border.topRight), edge(border.bottomLeft, hints, border.bottomRight),
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
