/// A stretch of raw HTML as blocks, where it is made of nothing but tags with a meaning for text: paragraphs, headings,
/// lists, code and tables.
struct HTMLBlocks {
    /// Nil where the stretch has other tags: it stays as it is written.
    let blocks: [MarkdownBlock]?

    /// - Parameter lines: Of the source, counted from 1.
    init(_ html: String, lines: ClosedRange<Int>) {
        var reader = HTMLBlockReader(html, firstLine: lines.lowerBound)
        // The line ends after what is said last are no lines of it.
        blocks =
            reader.read()
            ? reader.blocks.map { MarkdownBlock(content: $0.content, lines: $0.lines.clamped(to: lines)) } : nil
    }
}

/// Gathers blocks while it goes from tag to tag.
private struct HTMLBlockReader {
    private(set) var blocks: [MarkdownBlock] = []
    private var tokens: HTMLTokens
    private var inlines: [MarkdownInline] = []
    private var headingLevel: Int?
    /// The line that has been come to, and the one that the block being gathered began on.
    private var line: Int
    private var start: Int?

    init(_ html: String, firstLine: Int) {
        tokens = HTMLTokens(html)
        line = firstLine
    }

    /// - Returns: Whether all of it could be read.
    mutating func read() -> Bool {
        while let token = tokens.next() {
            switch token {
            case .remark: break
            case .text(let range):
                let text = HTMLText.onOneLine(tokens.bytes[range])
                if text != " " || !inlines.isEmpty { add(.text(text), range) } else { count(range) }
            case .tag(let tag, let range):
                guard read(tag, range) else { return false }
            }
        }
        endBlock()
        return true
    }

    private mutating func read(_ tag: HTMLTag, _ range: Range<Int>) -> Bool {
        switch tag.name {
        case "table":
            guard !tag.isClosing else { return false }
            return readTable(range)
        case "pre":
            return !tag.isClosing && readCode(range)
        case "p", "ul", "ol":
            endBlock()
            count(range)
        case "h1", "h2", "h3", "h4", "h5", "h6":
            endBlock()
            count(range)
            headingLevel = tag.isClosing ? nil : tag.name.utf8.last.map { Int($0 - UInt8(ascii: "0")) }
        case "hr":
            endBlock()
            blocks.append(MarkdownBlock(content: .thematicBreak, lines: line...line))
            count(range)
        default:
            guard InlineHTML.knows(tag.name) else { return false }
            add(.html(String(decoding: tokens.bytes[range], as: UTF8.self)), range)
        }
        return true
    }

    private mutating func add(_ inline: MarkdownInline, _ range: Range<Int>) {
        if inlines.isEmpty { start = line }
        inlines.append(inline)
        count(range)
    }

    private mutating func count(_ range: Range<Int>) {
        line += tokens.bytes[range].count { $0 == UInt8(ascii: "\n") }
    }

    private mutating func endBlock() {
        let content = InlineHTML.resolved(inlines).trimmingBlanks
        inlines = []
        guard !content.isEmpty else { return }
        let lines = min(start ?? line, line)...line
        if let headingLevel {
            blocks.append(MarkdownBlock(content: .heading(level: headingLevel, content), lines: lines))
        } else {
            blocks.append(MarkdownBlock(content: .paragraph(content), lines: lines))
        }
    }

    private mutating func readTable(_ opening: Range<Int>) -> Bool {
        endBlock()
        let first = line
        count(opening)
        var table = HTMLTable()
        var isOpen = true
        while isOpen, let token = tokens.next() {
            switch token {
            case .remark: break
            case .text(let range):
                table.add(.text(HTMLText.onOneLine(tokens.bytes[range])))
                count(range)
            case .tag(let tag, let range):
                isOpen = !table.add(tag, .html(String(decoding: tokens.bytes[range], as: UTF8.self)))
                count(range)
            }
        }
        guard let content = table.table else { return false }
        let title = InlineHTML.resolved(table.title)
        if !title.isEmpty { blocks.append(MarkdownBlock(content: .paragraph(title), lines: first...first)) }
        blocks.append(MarkdownBlock(content: .table(content), lines: first...line))
        return true
    }

    /// Code as it is written, without the line end after the tag that begins it.
    private mutating func readCode(_ opening: Range<Int>) -> Bool {
        endBlock()
        let first = line
        count(opening)
        var code = ""
        var language = ""
        while let token = tokens.next() {
            switch token {
            case .remark: break
            case .text(let range):
                code += HTMLText.decoded(tokens.bytes[range])
                count(range)
            case .tag(let tag, let range):
                count(range)
                if tag.name == "pre" {
                    guard tag.isClosing else { return false }
                    if code.hasPrefix("\n") { code.removeFirst() }
                    if !code.isEmpty, !code.hasSuffix("\n") { code += "\n" }
                    let written = MarkdownCode(info: language, content: code, isFenced: false)
                    blocks.append(MarkdownBlock(content: .code(written), lines: first...line))
                    return true
                }
                guard tag.name == "code" else {
                    code += String(decoding: tokens.bytes[range], as: UTF8.self)
                    continue
                }
                let named = (tag.value(of: "class") ?? "").split(separator: " ").first { $0.hasPrefix("language-") }
                if let named { language = String(named.dropFirst("language-".count)) }
            }
        }
        return false
    }
}
