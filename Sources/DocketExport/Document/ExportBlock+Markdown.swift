import DocketDomain
package import DocketMarkdown

extension [ExportBlock] {
    /// A Markdown text as blocks.
    ///
    /// - Parameter keepsLineBreaks: Whether lines end where they end in the text.
    package init(markdown: String, keepsLineBreaks: Bool = false) {
        let document = MarkdownDocument(parsing: markdown)
        self = (keepsLineBreaks ? document.keepingLineBreaks : document).blocks.map(ExportBlock.init)
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
    /// A block of Markdown. HTML that is no text is shown as it was written.
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
    /// Running text of Markdown. Tags without a meaning stand as they were written: `List<String>` is one for a Markdown
    /// reader.
    package init(_ inlines: [MarkdownInline]) {
        self = []
        append(inlines, [], link: nil)
    }

    /// Adds a run, or its text to the run before it that looks the same.
    private mutating func add(_ text: String, _ style: ExportRun.Style, _ link: String?) {
        guard !text.isEmpty else { return }
        let run = ExportRun(text, style, link: link)
        if let last, last.style == run.style, last.link == run.link {
            self[count - 1].text += text
        } else {
            append(run)
        }
    }

    private mutating func append(_ inlines: [MarkdownInline], _ style: ExportRun.Style, link: String?) {
        for inline in inlines {
            switch inline {
            case .text(let text): add(text, style, link)
            case .code(let text): add(text, style.union(.code), link)
            case .emphasis(let inner): append(inner, style.union(.italic), link: link)
            case .strong(let inner): append(inner, style.union(.bold), link: link)
            case .strikethrough(let inner): append(inner, style.union(.strike), link: link)
            case .underline(let inner): append(inner, style.union(.underline), link: link)
            case .link(let destination, _, let inner): append(inner, style, link: destination)
            case .image(let destination, _, let inner):
                let description = inner.plainText
                add(description.isEmpty ? destination : description, style, link ?? destination)
            case .lineBreak: add("\n", style, link)
            case .softBreak: add(" ", style, link)
            case .html: add([inline].plainText, style, link)
            }
        }
    }
}
