package import DocketDomain
package import TerminalKit

/// A message laid out in rows for a width.
package struct MessagePage: Hashable, Sendable {
    package private(set) var rows: [Line] = []
    /// Rows of the cards, in order, with the artifacts that they open.
    package private(set) var cards: [Card] = []

    package struct Card: Hashable, Sendable {
        package let artifact: ArtifactID
        package let rows: Range<Int>
    }

    /// Columns at the sides of the text: for the mark of the selection, and a blank.
    static let gutter = 3

    /// - Parameter artifacts: What the message made or touched.
    init(_ message: Message, artifacts: [ArtifactSummary], width: Int, looks: Looks) {
        let theme = looks.styles
        rows.append(Line(message.author ?? message.role.rawValue, theme.title))
        for part in message.parts { rows += Line.wrap(Line.lines(of: part.text), to: width) }
        rows.append(Line())
    }
}
