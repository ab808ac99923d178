/// Makes the value tree of a parsed text. Recursion ends at a fixed depth, since cmark nests as deep as a text asks.
struct TreeBuilder {
    /// Levels of blocks, and levels of inlines within a block, that become values.
    static let maximumDepth = 64

    func blocks(of container: CmarkNode, depth: Int) -> [MarkdownBlock] {
        if depth == Self.maximumDepth {
            let text = container.plainText
            return text.isEmpty ? [] : [MarkdownBlock(content: .paragraph([.text(text)]), lines: container.lines)]
        }
        return container.children.compactMap { node in
            content(of: node, depth: depth).map { MarkdownBlock(content: $0, lines: node.lines) }
        }
    }

    private func content(of node: CmarkNode, depth: Int) -> MarkdownBlock.Content? {
        switch node.kind {
        case .heading:
            return .heading(level: node.headingLevel, inlines(of: node))
        case .paragraph:
            // What is left of link definitions is a paragraph without content.
            let inlines = inlines(of: node)
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
        var rows = node.children.map { row in row.children.map { inlines(of: $0) } }
        let header = rows.isEmpty ? [] : rows.removeFirst()
        return MarkdownTable(alignments: node.columnAlignments, header: header, rows: rows)
    }

    private func inlines(of node: CmarkNode, depth: Int = 0) -> [MarkdownInline] {
        if depth == Self.maximumDepth {
            let text = node.plainText
            return text.isEmpty ? [] : [.text(text)]
        }
        return node.children.compactMap { inline($0, depth: depth) }
    }

    /// The spaces before a hard break leave an empty text behind.
    private func text(_ literal: String) -> MarkdownInline? {
        literal.isEmpty ? nil : .text(literal)
    }

    private func inline(_ node: CmarkNode, depth: Int) -> MarkdownInline? {
        switch node.kind {
        case .text: text(node.literal)
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
