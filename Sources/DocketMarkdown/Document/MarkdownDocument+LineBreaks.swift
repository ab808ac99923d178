extension MarkdownDocument {
    /// The document with a break wherever the source begins a line: so people read what they have typed themselves.
    package var keepingLineBreaks: MarkdownDocument {
        MarkdownDocument(blocks: blocks.map(\.keepingLineBreaks))
    }
}

extension MarkdownBlock {
    fileprivate var keepingLineBreaks: MarkdownBlock {
        var block = self
        switch content {
        case .paragraph(let inlines): block.content = .paragraph(inlines.map(\.keepingLineBreaks))
        case .blockQuote(let blocks): block.content = .blockQuote(blocks.map(\.keepingLineBreaks))
        case .list(var list):
            for index in list.items.indices {
                list.items[index].blocks = list.items[index].blocks.map(\.keepingLineBreaks)
            }
            block.content = .list(list)
        case .heading, .code, .thematicBreak, .table, .html: break
        }
        return block
    }
}

extension MarkdownInline {
    fileprivate var keepingLineBreaks: MarkdownInline {
        switch self {
        case .softBreak: .lineBreak
        case .emphasis(let inlines): .emphasis(inlines.map(\.keepingLineBreaks))
        case .strong(let inlines): .strong(inlines.map(\.keepingLineBreaks))
        case .strikethrough(let inlines): .strikethrough(inlines.map(\.keepingLineBreaks))
        case .underline(let inlines): .underline(inlines.map(\.keepingLineBreaks))
        case .link(let destination, let title, let inlines):
            .link(destination: destination, title: title, inlines.map(\.keepingLineBreaks))
        case .text, .code, .image, .lineBreak, .html: self
        }
    }
}
