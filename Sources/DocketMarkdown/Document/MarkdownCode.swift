/// A block of code.
package struct MarkdownCode: Hashable, Sendable {
    /// All that is written after the opening fence; empty for an indented block.
    package var info: String
    /// The code, each line ended by a line break.
    package var content: String
    package var isFenced: Bool

    package init(info: String, content: String, isFenced: Bool) {
        self.info = info
        self.content = content
        self.isFenced = isFenced
    }

    /// The first word of `info`, as written: by custom the language.
    package var language: String {
        String(info.prefix { !$0.isWhitespace })
    }
}
