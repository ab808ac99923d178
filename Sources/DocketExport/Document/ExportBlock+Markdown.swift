import DocketDomain
package import DocketMarkdown

extension [ExportBlock] {
    /// A Markdown text as blocks.
    package init(markdown: String) {
        self = MarkdownDocument(parsing: markdown).blocks.map(ExportBlock.init)
    }
}

extension [ExportBlock] {
    /// Without a first heading that only says the title once more.
    func withoutTitle(_ title: String) -> [ExportBlock] {
        guard case .heading(1, let runs) = first, runs.plainText == title else { return self }
        return Array(dropFirst())
    }
}

extension ExportBlock {
    /// A block of Markdown. Raw HTML is shown as it was written.
    package init(_ block: MarkdownBlock) {
        self =
            switch block.content {
            case .heading(let level, let inlines): .heading(level: level, [ExportRun](inlines))
            case .paragraph(let inlines): .paragraph([ExportRun](inlines))
            case .blockQuote(let blocks): .quote(blocks.map(ExportBlock.init))
            case .list(let list):
                .list(
                    ExportList(
                        start: list.start,
                        items: list.items.map { .init(blocks: $0.blocks.map(ExportBlock.init), isDone: $0.isDone) }))
            case .code(let code): .code(language: code.language, code.content)
            case .thematicBreak: .rule
            case .table(let table): .table(ExportTable(Table(table)))
            case .html(let text): .code(language: "html", text)
            }
    }
}

extension Table {
    fileprivate init(_ table: MarkdownTable<[MarkdownInline]>) {
        let columns = zip(table.header, table.alignments).map { name, alignment in
            let align: Alignment? =
                switch alignment {
                case .left: .left
                case .center: .center
                case .right: .right
                case nil: nil
                }
            return Column(name: name.plainText, align: align)
        }
        self.init(columns: columns, rows: table.rows.map { row in row.map(\.plainText) })
    }
}

extension [ExportRun] {
    /// Running text of Markdown. Tags stand as they were written: `List<String>` is one for a Markdown reader.
    package init(_ inlines: [MarkdownInline]) {
        self = []
        append(inlines, [], link: nil)
    }

    private mutating func append(_ inlines: [MarkdownInline], _ style: ExportRun.Style, link: String?) {
        for inline in inlines {
            switch inline {
            case .text(let text): append(ExportRun(text, style, link: link))
            case .code(let text): append(ExportRun(text, style.union(.code), link: link))
            case .emphasis(let inner): append(inner, style.union(.italic), link: link)
            case .strong(let inner): append(inner, style.union(.bold), link: link)
            case .strikethrough(let inner): append(inner, style.union(.strike), link: link)
            case .link(let destination, _, let inner): append(inner, style, link: destination)
            case .image(let destination, _, let inner):
                let description = inner.plainText
                append(ExportRun(description.isEmpty ? destination : description, style, link: link ?? destination))
            case .lineBreak: append(ExportRun("\n", style, link: link))
            case .softBreak: append(ExportRun(" ", style, link: link))
            case .html(let tag):
                append(ExportRun([inline].plainText == "\n" ? "\n" : tag, style, link: link))
            }
        }
    }
}
