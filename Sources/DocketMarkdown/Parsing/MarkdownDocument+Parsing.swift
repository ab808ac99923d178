extension MarkdownDocument {
    /// Every text is a document. What nests deeper than 64 levels becomes plain text, and a text that no reader could
    /// have meant as Markdown (nested by the thousand, or beyond 4 MiB) is one block of code, as it was written.
    package init(parsing text: String) {
        var text = text
        let parsed = text.withUTF8 { bytes -> [MarkdownBlock]? in
            let survey = TextSurvey(of: bytes)
            guard survey.canBeParsed,
                let tree = CmarkTree(parsing: UnsafeRawBufferPointer(bytes), extensions: survey.extensions)
            else { return nil }
            return TreeBuilder(source: HTMLSource(bytes)).blocks(of: tree.root, depth: 0)
        }
        self.init(blocks: parsed ?? [MarkdownBlock(asWritten: text)])
    }
}

extension MarkdownBlock {
    fileprivate init(asWritten text: String) {
        let lineBreaks = text.utf8.count { $0 == UInt8(ascii: "\n") }
        self.init(
            content: .code(MarkdownCode(info: "", content: text, isFenced: false)),
            lines: 1...lineBreaks + 1)
    }
}
