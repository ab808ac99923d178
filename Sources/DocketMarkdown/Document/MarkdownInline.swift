/// A piece of running text.
package indirect enum MarkdownInline: Hashable, Sendable {
    case text(String)
    case emphasis([MarkdownInline])
    case strong([MarkdownInline])
    case strikethrough([MarkdownInline])
    case underline([MarkdownInline])
    case code(String)
    case link(destination: String, title: String, [MarkdownInline])
    /// The inlines describe the picture.
    case image(destination: String, title: String, [MarkdownInline])
    /// A break that the writer asked for.
    case lineBreak
    /// A line's end in the source, where a reader may break the line or not.
    case softBreak
    /// A tag of HTML as written: a `<br>`, or one that has no meaning here.
    case html(String)
}

extension Sequence<MarkdownInline> {
    /// The text without markup. A `<br>` and a hard break are line breaks, a soft one is a space, another tag is text, a
    /// picture counts as its description.
    package var plainText: String { text { _ in true } }

    /// The text of a cell: a tag without a meaning that stands by itself is nothing, as in a browser (`<ID>`); one behind
    /// a word belongs to it (`List<String>`).
    package var cellText: String {
        text { before in before.last.map { !$0.isWhitespace } ?? false }
    }

    private func text(tagsBehind keeps: (String) -> Bool) -> String {
        var text = ""
        for inline in self {
            inline.append(to: &text, tagsBehind: keeps)
        }
        return text
    }
}

extension MarkdownInline {
    fileprivate func append(to text: inout String, tagsBehind keeps: (String) -> Bool) {
        switch self {
        case .text(let content), .code(let content): text += content
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .underline(let inlines),
            .link(_, _, let inlines), .image(_, _, let inlines):
            for inline in inlines {
                inline.append(to: &text, tagsBehind: keeps)
            }
        case .lineBreak: text += "\n"
        case .softBreak: text += " "
        case .html(let tag):
            if HTMLTag.isLineBreak(tag) { text += "\n" } else if keeps(text) { text += tag }
        }
    }
}
