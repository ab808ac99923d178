import DocketMarkdown

/// How a reply is built, and where in it the document begins and ends.
struct DocumentOutline {
    private(set) var headings = 0
    /// Paragraphs that are one bold line.
    private(set) var boldLines = 0
    /// Whether it has the head of a letter or a memo: whom it is to, from whom, and about what.
    private(set) var isLetter = false
    private(set) var title: String?
    /// The lines of the document, without what was said before and after it.
    private(set) var body: ClosedRange<Int>?
    /// The longest block of code that may be a document as its source.
    private(set) var fenced: (content: String, lines: ClosedRange<Int>)?

    init(_ text: String) {
        var blocks = MarkdownDocument(parsing: text).blocks[...]
        for block in blocks { look(at: block) }
        if blocks.count > 1, let first = blocks.first, first.isPreamble { blocks.removeFirst() }
        while blocks.count > 1, let last = blocks.last, last.isClosing { blocks.removeLast() }
        while blocks.count > 1, blocks.first?.content == .thematicBreak { blocks.removeFirst() }
        while blocks.count > 1, blocks.last?.content == .thematicBreak { blocks.removeLast() }
        if let first = blocks.first, let last = blocks.last {
            body = first.lines.lowerBound...max(first.lines.lowerBound, last.lines.upperBound)
        }
    }

    private mutating func look(at block: MarkdownBlock) {
        switch block.content {
        case .heading(_, let inlines):
            headings += 1
            name(inlines.plainText)
        case .paragraph(let inlines):
            let text = inlines.plainText
            if inlines.count == 1, case .strong = inlines[0] {
                boldLines += 1
                name(text)
            }
            if let subject = DocumentWords.subject(in: text) { name(subject) }
            isLetter = isLetter || DocumentWords.isLetterHead(text)
        case .code(let code) where code.isFenced && DocumentWords.sources.contains(FoldedText.of(code.info)):
            if code.content.utf8.count > fenced?.content.utf8.count ?? 0 { fenced = (code.content, block.lines) }
        default: break
        }
    }

    private mutating func name(_ text: String) {
        guard title == nil else { return }
        let named = ArtifactTitle.from(.heading(DocumentWords.subject(in: text) ?? text))
        title = named.isEmpty ? nil : named
    }
}

extension MarkdownBlock {
    /// What leads to a document: “Here is the memo:”.
    fileprivate var isPreamble: Bool {
        guard let text = paragraph, text.utf8.count < 400, !DocumentWords.isLetterHead(text) else { return false }
        let words = FoldedText.words(of: text)
        return text.hasSuffix(":") && !isBold || words.first.map { DocumentWords.openings.contains($0) } ?? false
    }

    /// What is said after a document: “Let me know if …”.
    fileprivate var isClosing: Bool {
        if content == .thematicBreak { return true }
        guard let text = paragraph, text.utf8.count < 600 else { return false }
        let words = FoldedText.words(of: text)
        return DocumentWords.closings.contains { words.starts(with: $0) }
    }

    private var isBold: Bool {
        guard case .paragraph(let inlines) = content, case .strong? = inlines.first else { return false }
        return inlines.count == 1
    }

    private var paragraph: String? {
        guard case .paragraph(let inlines) = content else { return nil }
        return inlines.plainText
    }
}
