/// A block of a document, and the lines of the source it stands on.
package struct MarkdownBlock: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// The level is 1 to 6.
        case heading(level: Int, [MarkdownInline])
        case paragraph([MarkdownInline])
        case blockQuote([MarkdownBlock])
        case list(MarkdownList)
        case code(MarkdownCode)
        case thematicBreak
        case table(MarkdownTable<[MarkdownInline]>)
        /// HTML with tags that have no meaning for text, as written.
        case html(String)
    }

    package var content: Content
    /// First and last line in the source, counted from 1. Only blocks of HTML may share one.
    package var lines: ClosedRange<Int>

    package init(content: Content, lines: ClosedRange<Int>) {
        self.content = content
        self.lines = lines
    }
}
