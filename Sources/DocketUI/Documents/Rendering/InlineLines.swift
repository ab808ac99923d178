import DocketMarkdown
import TerminalKit

/// Running text as styled lines, broken where its writer asked for it.
struct InlineLines {
    /// Each with its distance, in lines of the source, from the start.
    private(set) var lines: [(line: Line, offset: Int)] = []
    private let theme: Theme
    private var line = Line()
    private var lineStart = 0
    private var sourceLine = 0

    /// Longer targets of links are cut.
    private static let targetLimit = 300

    init(_ inlines: [MarkdownInline], theme: Theme, style: Style) {
        self.theme = theme
        add(inlines, style)
        breakLine()
    }

    private mutating func breakLine() {
        lines.append((line, lineStart))
        line = Line()
        lineStart = sourceLine
    }

    private mutating func add(_ inlines: [MarkdownInline], _ style: Style) {
        for inline in inlines { add(inline, style) }
    }

    private mutating func add(_ inline: MarkdownInline, _ style: Style) {
        switch inline {
        case .text(let text): write(text, style)
        case .emphasis(let inlines): add(inlines, theme.emphasis.over(style))
        case .strong(let inlines): add(inlines, theme.strong.over(style))
        case .strikethrough(let inlines):
            // Terminals differ in what they strike through, so the marks stay.
            write("~", theme.muted)
            add(inlines, theme.strikethrough.over(style))
            write("~", theme.muted)
        case .underline(let inlines): add(inlines, Style.underline.over(style))
        case .code(let code):
            write("`", theme.muted)
            write(code, theme.code.over(style))
            write("`", theme.muted)
        case .link(let destination, _, let inlines):
            add(inlines, theme.link.over(style))
            let text = inlines.plainText
            if destination != text, destination != "mailto:" + text { addTarget(destination) }
        case .image(let destination, _, let inlines):
            write("[image: ", theme.muted)
            add(inlines, style)
            addTarget(destination)
            write("]", theme.muted)
        case .softBreak:
            sourceLine += 1
            write(" ", style)
        case .lineBreak:
            sourceLine += 1
            breakLine()
        case .html(let tag):
            if [inline].plainText == "\n" { breakLine() } else { write(tag, theme.muted) }
        }
    }

    private mutating func addTarget(_ target: String) {
        guard !target.isEmpty else { return }
        let start = String(target.prefix(Self.targetLimit))
        let shown = Sanitizer(invisibles: .revealed, lineBreaks: .marked).clean(start)
        line.spans.append(Span(" ‹" + shown + (start.utf8.count < target.utf8.count ? "…›" : "›"), theme.linkTarget))
    }

    private mutating func write(_ text: String, _ style: Style) {
        let clean = Sanitizer.line.clean(text)
        // A paragraph of many pieces in one style is one stretch of text.
        if let last = line.spans.last, last.style == style {
            line.spans[line.spans.count - 1].text += clean
        } else {
            line.spans.append(Span(clean, style))
        }
    }
}
