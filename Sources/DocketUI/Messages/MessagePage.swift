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

    /// Lines of an attachment's text that are shown until it is unfolded; these are its beginning.
    private static let attachmentLines = 12
    /// Bytes of an attachment's text that are read for the screen.
    package static let attachmentBytes = 64 << 10

    /// Whether of an attachment only the beginning is shown.
    package private(set) var hasMore = false

    /// How much of a message is shown.
    package enum Extent: Hashable, Sendable {
        /// Its first words.
        case folded
        /// All but the ends of long attachments.
        case usual
        case whole
    }

    /// - Parameters:
    ///   - artifacts: What the message made or touched.
    ///   - offers: What it has beside these that can be kept.
    ///   - texts: The texts of its attachments, as far as they are there.
    ///   - foldKey: What shows more of it.
    init(
        _ message: Message, artifacts: [ArtifactSummary], offers: [ArtifactOffer] = [],
        texts: [AttachmentID: String] = [:], author: String,
        width: Int, appearance: Appearance, times: TimeText, showsReasoning: Bool = false,
        extent: Extent = .usual, foldKey: String = "z", offerKeys: OfferKeys = OfferKeys()
    ) {
        let theme = appearance.styles
        let width = Self.textWidth(in: width)
        var layout = Layout(width: width, theme: theme, appearance: appearance, message: message, artifacts: artifacts)
        layout.showsReasoning = showsReasoning
        layout.rows.append(Self.header(message, author, theme, times))
        if extent == .folded {
            rows = layout.rows + [Self.folded(message, artifacts, width, theme), Line()]
            return
        }
        for part in message.parts { layout.add(part) }
        for artifact in layout.waiting { layout.addCard(artifact) }
        for offer in offers {
            layout.rows += ArtifactCard(offer, offerKeys, in: width, appearance: appearance).rows
        }
        for attachment in message.attachments {
            layout.rows.append(Line("⌁ " + attachment.particulars.joined(separator: " · "), theme.muted))
            if let text = texts[attachment.id] { layout.add(attachment: text, isWhole: extent == .whole, foldKey) }
        }
        if let reason = message.reply?.reason {
            layout.rows += Line.wrap([Line(reason, theme.warning)], to: width)
        }
        if let tokens = TokenText.foot(of: message.reply) { layout.rows.append(Line(tokens, theme.muted)) }
        layout.rows.append(Line())
        rows = layout.rows
        cards = layout.cards
        hasMore = layout.hasMore
    }

    /// An answer that is being given.
    ///
    /// - Parameter text: What has come of it, in rows.
    init(answering answer: RunningAnswer, rows text: [Line], theme: Theme) {
        rows =
            [
                Line([
                    Span(answer.agent, theme.accent),
                    Span(answer.goesOn ? " · going on …" : " · answering …", theme.muted),
                ])
            ] + text + [Line()]
    }

    /// The columns that a text takes, where there are so many.
    static func textWidth(in width: Int) -> Int { min(width, widestText) }

    /// The first words of a message, and what is folded behind them.
    private static func folded(
        _ message: Message, _ artifacts: [ArtifactSummary], _ width: Int, _ theme: Theme
    ) -> Line {
        let texts = message.parts.filter { !$0.isReasoning }.map(\.text)
        let lines = texts.reduce(0) { $0 + $1.split(separator: "\n").count }
        let files = message.attachments
        var parts: [String] = []
        if lines > 0 || files.isEmpty { parts.append(lines == 1 ? "1 line" : "\(NumberText.grouped(lines)) lines") }
        if !files.isEmpty { parts.append(files.count == 1 ? "1 attachment" : "\(files.count) attachments") }
        if !artifacts.isEmpty { parts.append(artifacts.count == 1 ? "1 artifact" : "\(artifacts.count) artifacts") }
        let tail = Line("  … \(parts.joined(separator: ", ")) folded", theme.muted)
        let first = texts.lazy.flatMap { $0.split(separator: "\n") }.map { String($0).trimmed }.first { !$0.isEmpty }
        let name = files.first.map { Line("⌁ " + $0.name.shown, theme.muted) } ?? Line()
        return (first.map { Line($0, theme.text) } ?? name).truncated(to: max(1, width - tail.width())) + tail
    }

    private static func header(_ message: Message, _ name: String, _ theme: Theme, _ times: TimeText) -> Line {
        let style = message.role == .user ? theme.title : theme.accent
        let version = message.version.map { " ‹ \($0.number)/\($0.count) ›" } ?? ""
        let ending =
            switch message.reply?.finish {
            case .cancelled: " · stopped"
            case .broken: " · broken off"
            case .complete, nil: ""
            }
        return Line([
            Span(name, style), Span(" · \(times.clock(message.createdAt))\(version)", theme.muted),
            Span(ending, theme.warning),
        ])
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
        var showsReasoning = false
        var hasMore = false

        init(width: Int, theme: Theme, appearance: Appearance, message: Message, artifacts: [ArtifactSummary]) {
            self.width = width
            self.theme = theme
            self.appearance = appearance
            self.message = message
            waiting = artifacts
        }

        mutating func add(_ part: MessagePart) {
            switch part {
            case .text(let text):
                let document = MarkdownDocument(parsing: text)
                add(message.role == .user ? document.keepingLineBreaks : document)
            case .code(let language, let content):
                let code = MarkdownCode(info: language, content: content, isFenced: true)
                add(MarkdownDocument(blocks: [MarkdownBlock(content: .code(code), lines: 1...1)]))
            case .reasoning(let text): add(reasoning: text)
            case .image(let source, let mimeType):
                let place = if case .url(let url) = source { url } else { mimeType }
                rows.append(Line([Span("▣ picture ", theme.accent), Span(place, theme.muted)]))
            }
        }

        /// The text of a file, folded where it is long.
        mutating func add(attachment text: String, isWhole: Bool, _ foldKey: String) {
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            let count = isWhole ? lines.count : MessagePage.attachmentLines
            add(.code(language: "", content: lines.prefix(count).joined(separator: "\n")))
            // What was cut between two bytes of a character is a little longer or shorter.
            let isCut = text.utf8.count > MessagePage.attachmentBytes - 4
            let hidden = lines.count - count
            if hidden > 0 {
                hasMore = true
                let more = "\(NumberText.grouped(hidden))\(isCut ? "+" : "") more \(hidden == 1 ? "line" : "lines")"
                rows.append(Line("… \(more); \(foldKey) shows them", theme.muted))
            } else if isCut {
                rows.append(Line("… the rest is too long for the screen; an export has all of it", theme.muted))
            }
        }

        /// One row says that there is some; what it says is shown when it is asked for.
        private mutating func add(reasoning text: String) {
            let lines = Line.lines(of: Sanitizer.text.clean(text), theme.muted)
            let count = lines.count == 1 ? "1 line" : "\(NumberText.grouped(lines.count)) lines"
            addGap()
            rows.append(Line("\(showsReasoning ? "▾" : "▸") reasoning, \(count)", theme.muted))
            guard showsReasoning else { return }
            var writer = RowWriter(width: width, limit: MessagePage.rowLimit)
            let bar = Line("│ ", theme.muted)
            for line in lines where !writer.isFull {
                writer.indented(first: bar, rest: bar) { $0.add(line, source: 1) }
            }
            rows += writer.text.lines
        }

        /// An empty row after what stands there.
        private mutating func addGap() {
            if let last = rows.last, !last.isEmpty, rows.count > 1 { rows.append(Line()) }
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
            addGap()
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
