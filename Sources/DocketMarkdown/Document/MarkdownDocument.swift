/// A Markdown text as a tree of values, read as GitHub-flavoured Markdown.
package struct MarkdownDocument: Hashable, Sendable {
    package var blocks: [MarkdownBlock]

    package init(blocks: [MarkdownBlock]) {
        self.blocks = blocks
    }

    /// Every text is a document. What nests deeper than 64 levels becomes plain text, and a text that no reader could
    /// have meant as Markdown (nested by the thousand, or beyond 4 MiB) is one block of code, as it was written.
    package init(parsing text: String) {
        var text = text
        blocks =
            text.withUTF8 { bytes in
                let survey = TextSurvey(of: bytes)
                guard survey.canBeParsed,
                    let tree = CmarkTree(parsing: UnsafeRawBufferPointer(bytes), extensions: survey.extensions)
                else { return nil }
                return TreeBuilder().blocks(of: tree.root, depth: 0)
            } ?? [MarkdownBlock(asWritten: text)]
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
