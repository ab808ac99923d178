/// A Markdown text as a tree of values, read as GitHub-flavoured Markdown.
package struct MarkdownDocument: Hashable, Sendable {
    package var blocks: [MarkdownBlock]

    package init(blocks: [MarkdownBlock]) {
        self.blocks = blocks
    }
}
