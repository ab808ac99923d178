/// Makes the value tree of a parsed text. Recursion ends at a fixed depth, since cmark nests as deep as a text asks.
struct TreeBuilder {
    /// Levels of blocks, and levels of inlines within a block, that become values.
    static let maximumDepth = 64

    let source: HTMLSource

    func blocks(of container: CmarkNode, depth: Int) -> [MarkdownBlock] {
        if depth == Self.maximumDepth {
            let text = container.flatText
            return text.isEmpty ? [] : [MarkdownBlock(content: .paragraph([.text(text)]), lines: container.lines)]
        }
        var blocks: [MarkdownBlock] = []
        /// What begins no later belongs to HTML that began before.
        var lastLine = 0
        for node in container.children where lastLine == 0 || node.lines.lowerBound > lastLine {
            if node.kind == .htmlBlock, let html = source.blocks(at: node) {
                blocks += html.blocks
                lastLine = html.lastLine
            } else if let content = content(of: node, depth: depth) {
                blocks.append(MarkdownBlock(content: content, lines: node.lines))
            }
        }
        return blocks
    }

    private func content(of node: CmarkNode, depth: Int) -> MarkdownBlock.Content? {
        switch node.kind {
        case .heading:
            return .heading(level: node.headingLevel, Self.inlines(of: node))
        case .paragraph:
            // What is left of link definitions is a paragraph without content.
            let inlines = Self.inlines(of: node)
            return inlines.isEmpty ? nil : .paragraph(inlines)
        case .blockQuote: return .blockQuote(blocks(of: node, depth: depth + 1))
        case .list: return .list(list(node, depth: depth))
        case .codeBlock: return .code(node.code)
        case .thematicBreak: return .thematicBreak
        case .htmlBlock: return .html(node.literal)
        case .table: return .table(table(node))
        default: return nil
        }
    }

    private func list(_ node: CmarkNode, depth: Int) -> MarkdownList {
        MarkdownList(
            start: node.isOrderedList ? node.listStart : nil,
            isTight: node.isTightList,
            items: node.children.map { item in
                .init(blocks: blocks(of: item, depth: depth + 1), isDone: item.taskState, lines: item.lines)
            })
    }

    private func table(_ node: CmarkNode) -> MarkdownTable<[MarkdownInline]> {
        var rows = node.children.map { row in row.children.map { Self.inlines(of: $0) } }
        let header = rows.isEmpty ? [] : rows.removeFirst()
        return MarkdownTable(alignments: node.columnAlignments, header: header, rows: rows)
    }

    static func inlines(of node: CmarkNode, depth: Int = 0) -> [MarkdownInline] {
        if depth == maximumDepth {
            let text = node.flatText
            return text.isEmpty ? [] : [.text(text)]
        }
        var inlines: [MarkdownInline] = []
        // Of marks that mean nothing cmark makes a text each: a long run of them is one text.
        var text = ""
        func endText() {
            if !text.isEmpty { inlines.append(.text(text)) }
            text = ""
        }
        for child in node.children {
            if child.kind == .text {
                text += child.literal
            } else if let inline = inline(child, depth: depth) {
                endText()
                inlines.append(inline)
            }
        }
        endText()
        return InlineHTML.resolved(inlines)
    }

    private static func inline(_ node: CmarkNode, depth: Int) -> MarkdownInline? {
        switch node.kind {
        case .code: .code(node.literal)
        case .htmlInline: .html(node.literal)
        case .softBreak: .softBreak
        case .lineBreak: .lineBreak
        case .emphasis: .emphasis(inlines(of: node, depth: depth + 1))
        case .strong: .strong(inlines(of: node, depth: depth + 1))
        case .strikethrough: .strikethrough(inlines(of: node, depth: depth + 1))
        case .link: .link(destination: node.destination, title: node.title, inlines(of: node, depth: depth + 1))
        case .image: .image(destination: node.destination, title: node.title, inlines(of: node, depth: depth + 1))
        default: nil
        }
    }
}

extension CmarkNode {
    var code: MarkdownCode {
        MarkdownCode(info: fenceInfo, content: literal, isFenced: isFenced)
    }
}
