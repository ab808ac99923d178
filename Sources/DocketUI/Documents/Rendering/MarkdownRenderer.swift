package import DocketMarkdown
import TerminalKit

/// Lays a Markdown document out for a width, as messages and documents are shown.
package struct MarkdownRenderer: Sendable {
    package let width: Int
    package let theme: Theme
    /// Rows after which to stop, for texts of which only the start is seen.
    package let limit: Int

    package init(width: Int, theme: Theme, limit: Int = .max) {
        self.width = width
        self.theme = theme
        self.limit = limit
    }

    package func render(_ document: MarkdownDocument) -> RenderedText {
        var writer = RowWriter(width: width, limit: limit)
        add(document.blocks, style: .plain, depth: 0, to: &writer)
        return writer.text
    }

    /// - Parameters:
    ///   - style: Of the block that these are in.
    ///   - depth: Of lists within each other.
    func add(_ blocks: [MarkdownBlock], style: Style, depth: Int, spaced: Bool = true, to writer: inout RowWriter) {
        for (index, block) in blocks.enumerated() {
            if index > 0, spaced || !block.isList { writer.addGap(source: max(1, block.lines.lowerBound - 1)) }
            guard !writer.isFull else {
                writer.add(Line(), source: block.lines.lowerBound)
                return
            }
            add(block, style: style, depth: depth, to: &writer)
        }
    }

    private func add(_ block: MarkdownBlock, style: Style, depth: Int, to writer: inout RowWriter) {
        let source = block.lines.lowerBound
        switch block.content {
        case .heading(let level, let inlines):
            let style = (level <= 2 ? theme.heading : theme.headingMinor).over(style)
            writer.addHeading(level: level, title: Sanitizer.line.clean(inlines.plainText))
            add(inlines, style: style, source: source, to: &writer)
        case .paragraph(let inlines): add(inlines, style: style, source: source, to: &writer)
        case .blockQuote(let blocks):
            let bar = Line("▎ ", theme.muted)
            writer.indented(first: bar, rest: bar) {
                add(blocks, style: theme.quote.over(style), depth: depth, to: &$0)
            }
        case .list(let list): add(list, style: style, depth: depth, to: &writer)
        case .code(let code): add(code, source: source, to: &writer)
        case .thematicBreak:
            writer.add(Line(String(repeating: "─", count: writer.room), theme.muted), source: source)
        case .table(let table):
            TableRenderer(table, theme: theme, style: style).add(to: &writer, source: source)
        case .html(let html):
            for (offset, line) in CodeHighlighter(nil, theme: theme).lines(of: html, limit: limit).enumerated() {
                writer.add(line.over(theme.muted), source: source + offset)
            }
        }
    }

    private func add(_ inlines: [MarkdownInline], style: Style, source: Int, to writer: inout RowWriter) {
        for (line, offset) in InlineLines(inlines, theme: theme, style: style).lines {
            writer.add(line, source: source + offset)
        }
    }

    private func add(_ list: MarkdownList, style: Style, depth: Int, to writer: inout RowWriter) {
        let last = list.start.map { "\($0.addingReportingOverflow(list.items.count - 1).partialValue)".count } ?? 0
        for (index, item) in list.items.enumerated() {
            if index > 0, !list.isTight { writer.addGap(source: max(1, item.lines.lowerBound - 1)) }
            guard !writer.isFull else {
                writer.add(Line(), source: item.lines.lowerBound)
                return
            }
            var mark = ["• ", "◦ ", "▪ "][depth % 3]
            if let start = list.start {
                let number = "\(start.addingReportingOverflow(index).partialValue)"
                mark = String(repeating: " ", count: max(0, last - number.count)) + number + ". "
            }
            if let isDone = item.isDone { mark = isDone ? "[x] " : "[ ] " }
            let rest = Line(String(repeating: " ", count: mark.count))
            writer.indented(first: Line(mark, theme.accent), rest: rest) {
                add(item.blocks, style: style, depth: depth + 1, spaced: !list.isTight, to: &$0)
            }
        }
    }

    private func add(_ code: MarkdownCode, source: Int, to writer: inout RowWriter) {
        let bar = Line("│ ", theme.muted)
        if !code.language.isEmpty {
            let label = Sanitizer.line.clean(String(code.language.prefix(40)))
            writer.add(Line("┌ \(label)", theme.muted), source: source)
        }
        let highlighter = CodeHighlighter(CodeLanguage(named: code.language), theme: theme)
        let first = code.isFenced ? source + 1 : source
        for (offset, line) in highlighter.lines(of: code.content, limit: max(1, limit)).enumerated() {
            writer.indented(first: bar, rest: bar) { $0.add(line, source: first + offset) }
            if writer.isFull { return }
        }
    }
}

extension MarkdownBlock {
    fileprivate var isList: Bool {
        if case .list = content { true } else { false }
    }
}
