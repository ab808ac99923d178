/// Tags within running text: those that say how text looks become what Markdown would have said, and the others stay as
/// they are written, for a reader to see.
struct InlineHTML {
    private var done: [MarkdownInline] = []
    private var open: [Element] = []
    /// What the line begins with that what comes next stands on; nil where it goes on.
    private var nextLine: String?

    private struct Element {
        let tag: HTMLTag
        /// How much of `done` stands before it, its own tag among it.
        let start: Int
    }

    /// Tags within one another that are looked at.
    private static let maximumDepth = 16

    /// The inlines with what their tags mean.
    static func resolved(_ inlines: [MarkdownInline]) -> [MarkdownInline] {
        guard inlines.contains(where: { if case .html = $0 { true } else { false } }) else { return inlines }
        var reader = InlineHTML()
        for inline in inlines {
            if case .html(let written) = inline, let tag = HTMLTag(written) {
                reader.add(tag, inline)
            } else {
                reader.add(inline)
            }
        }
        return reader.done
    }

    private mutating func add(_ inline: MarkdownInline) {
        if let mark = nextLine {
            if case .text(let text) = inline, text.allSatisfy(\.isWhitespace) { return }
            nextLine = nil
            if !done.isEmpty, !isAtLineStart { done.append(.html("<br>")) }
            if !mark.isEmpty { done.append(.text(mark)) }
        }
        done.append(inline)
    }

    private var isAtLineStart: Bool {
        switch done.last {
        case .lineBreak: true
        case .html(let tag): HTMLTag.isLineBreak(tag)
        default: false
        }
    }

    private mutating func add(_ tag: HTMLTag, _ inline: MarkdownInline) {
        switch tag.name {
        case "li": nextLine = tag.isClosing ? nextLine ?? "" : "• "
        case let name where Self.lines.contains(name): nextLine = nextLine ?? ""
        case let name where Self.plain.contains(name): break
        case "img" where !tag.isClosing: add(Self.picture(tag))
        case let name where Self.paired.contains(name):
            if tag.isClosing {
                close(tag, inline)
            } else {
                add(inline)
                if open.count < Self.maximumDepth { open.append(Element(tag: tag, start: done.count)) }
            }
        default: add(inline)
        }
    }

    /// Tags that were opened within the element and not closed stay as they are written.
    private mutating func close(_ tag: HTMLTag, _ inline: MarkdownInline) {
        guard let index = open.lastIndex(where: { $0.tag.name == tag.name }) else {
            add(inline)
            return
        }
        let element = open[index]
        open.removeSubrange(index...)
        let content = Array(done[element.start...])
        done.removeSubrange((element.start - 1)...)
        done += Self.meaning(of: element.tag, content)
    }

    private static func picture(_ tag: HTMLTag) -> MarkdownInline {
        let description = tag.value(of: "alt") ?? ""
        return .image(
            destination: tag.value(of: "src") ?? "", title: tag.value(of: "title") ?? "",
            description.isEmpty ? [] : [.text(description)])
    }

    /// Whether a tag has a meaning here.
    static func knows(_ name: String) -> Bool {
        name == "br" || name == "li" || name == "img" || lines.contains(name) || plain.contains(name)
            || paired.contains(name)
    }

    /// Elements that stand on lines of their own.
    private static let lines: Set<String> = ["p", "ul", "ol"]
    /// Elements whose looks say nothing that text could say.
    private static let plain: Set<String> = ["span", "font", "small", "big", "center", "abbr", "wbr", "nobr"]
    private static let paired: Set<String> = [
        "a", "b", "strong", "mark", "i", "em", "cite", "var", "dfn", "u", "ins", "s", "del", "strike", "code", "tt",
        "samp", "kbd", "sup", "sub",
    ]

    private static func meaning(of tag: HTMLTag, _ content: [MarkdownInline]) -> [MarkdownInline] {
        guard !content.isEmpty else { return [] }
        switch tag.name {
        case "b", "strong", "mark": return [.strong(content)]
        case "i", "em", "cite", "var", "dfn": return [.emphasis(content)]
        case "u", "ins": return [.underline(content)]
        case "s", "del", "strike": return [.strikethrough(content)]
        case "sup": return RaisedText.above.inlines(content)
        case "sub": return RaisedText.below.inlines(content)
        case "a":
            let destination = tag.value(of: "href") ?? ""
            return destination.isEmpty
                ? content : [.link(destination: destination, title: tag.value(of: "title") ?? "", content)]
        default:
            // Code has one line; what has several keeps them and looks like other text.
            let text = content.plainText
            return text.contains("\n") ? content : [.code(text)]
        }
    }
}

extension [MarkdownInline] {
    /// Without the blanks and breaks at both ends.
    var trimmingBlanks: [MarkdownInline] {
        var rest = self[...].drop(while: \.isBlank)
        while rest.last?.isBlank == true { rest.removeLast() }
        if case .text(let text) = rest.first {
            rest[rest.startIndex] = .text(String(text.drop(while: \.isWhitespace)))
        }
        if case .text(let text) = rest.last, let end = text.lastIndex(where: { !$0.isWhitespace }) {
            rest[rest.endIndex - 1] = .text(String(text[...end]))
        }
        return Array(rest)
    }
}

extension MarkdownInline {
    fileprivate var isBlank: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .html(let tag): HTMLTag.isLineBreak(tag)
        case .lineBreak, .softBreak: true
        default: false
        }
    }
}
