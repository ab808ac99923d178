package import DocketDomain
import DocketMarkdown
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
    /// Rows of one message that are laid out; the rest is said to be left out.
    private static let rowLimit = 5000
    /// Longer lines are hard to read.
    private static let widestText = 100

    /// - Parameter artifacts: What the message made or touched.
    init(
        _ message: Message, artifacts: [ArtifactSummary], author: String, width: Int, appearance: Appearance,
        times: TimeText
    ) {
        let theme = appearance.styles
        let width = min(width, Self.widestText)
        var layout = Layout(width: width, theme: theme, appearance: appearance, message: message, artifacts: artifacts)
        layout.rows.append(Self.header(message, author, theme, times))
        for part in message.parts { layout.add(part) }
        for artifact in layout.waiting { layout.addCard(artifact) }
        for attachment in message.attachments {
            layout.rows.append(Line("⌁ \(attachment.name) · \(attachment.sizeBytes / 1024 + 1) KB", theme.muted))
        }
        layout.rows.append(Line())
        rows = layout.rows
        cards = layout.cards
    }

    private static func header(_ message: Message, _ name: String, _ theme: Theme, _ times: TimeText) -> Line {
        let style = message.role == .user ? theme.title : theme.accent
        return Line([Span(name, style), Span(" · \(times.clock(message.createdAt))", theme.muted)])
    }

    /// Rows while they are gathered.
    private struct Layout {
        let width: Int
        let theme: Theme
        let appearance: Appearance
        let message: Message
        var rows: [Line] = []
        var cards: [Card] = []
        /// Artifacts whose place in the text has not been found yet.
        var waiting: [ArtifactSummary]

        init(width: Int, theme: Theme, appearance: Appearance, message: Message, artifacts: [ArtifactSummary]) {
            self.width = width
            self.theme = theme
            self.appearance = appearance
            self.message = message
            waiting = artifacts
        }

        mutating func add(_ part: MessagePart) {
            switch part {
            case .text(let text): add(MarkdownDocument(parsing: text))
            case .code(let language, let content):
                let code = MarkdownCode(info: language, content: content, isFenced: true)
                add(MarkdownDocument(blocks: [MarkdownBlock(content: .code(code), lines: 1...1)]))
            case .image(let source, let mimeType):
                let place = if case .url(let url) = source { url } else { mimeType }
                rows.append(Line([Span("▣ picture ", theme.accent), Span(place, theme.muted)]))
            }
        }

        /// A table that became an artifact is its card; other artifacts follow the block that they were made from.
        private mutating func add(_ document: MarkdownDocument) {
            var pending: [MarkdownBlock] = []
            for block in document.blocks {
                guard let index = waiting.firstIndex(where: { Self.made($0, from: block) }) else {
                    pending.append(block)
                    continue
                }
                let artifact = waiting.remove(at: index)
                if case .table = block.content {} else { pending.append(block) }
                render(pending)
                pending = []
                addCard(artifact)
            }
            render(pending)
        }

        private mutating func render(_ blocks: [MarkdownBlock]) {
            guard !blocks.isEmpty else { return }
            if let last = rows.last, !last.isEmpty, rows.count > 1 { rows.append(Line()) }
            let text = MarkdownRenderer(width: width, theme: theme, limit: MessagePage.rowLimit)
                .render(MarkdownDocument(blocks: blocks))
            rows += text.lines
            if !text.isComplete {
                rows.append(Line("… the rest of this message is too long for the screen; y copies it", theme.warning))
            }
        }

        mutating func addCard(_ artifact: ArtifactSummary) {
            let start = rows.count
            rows += ArtifactCard(artifact, of: message, in: width, appearance: appearance).rows
            cards.append(Card(artifact: artifact.id, rows: start..<rows.count))
        }

        /// Whether an artifact has the shape of a block: it was found there when the message came in.
        private static func made(_ artifact: ArtifactSummary, from block: MarkdownBlock) -> Bool {
            switch block.content {
            case .table(let table):
                artifact.kind == .table && artifact.size.columns == table.header.count
                    && artifact.size.rows == table.rows.count
            case .code(let code):
                artifact.kind == .sqlQuery && code.language.lowercased().hasSuffix("sql")
            default: false
            }
        }
    }
}
