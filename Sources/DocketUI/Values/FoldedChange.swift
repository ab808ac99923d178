/// A change of a long text: the places that differ with what surrounds them, and how much lies between.
struct FoldedChange {
    enum Piece {
        case changed([TextChange.Part])
        /// What is left out, in words.
        case unchanged(String)
    }

    private(set) var pieces: [Piece] = []

    /// - Parameter context: Characters that stay and are shown on each side of what changes.
    init(_ change: TextChange, context: Int) {
        var hunk: [TextChange.Part] = []
        for (index, part) in change.parts.enumerated() {
            guard part.change == nil else {
                hunk.append(part)
                continue
            }
            let isFirst = index == 0
            let isLast = index == change.parts.count - 1
            let text = part.new
            let head = isFirst ? text[..<text.startIndex] : Self.head(of: text, context)
            let tail = isLast ? text[text.endIndex...] : Self.tail(of: text, context)
            guard head.endIndex < tail.startIndex, Self.isWorthFolding(text[head.endIndex..<tail.startIndex]) else {
                hunk.append(part)
                continue
            }
            let left = text[head.endIndex..<tail.startIndex]
            if !head.isEmpty { hunk.append(Self.kept(head, "", left.startsInLine ? "…" : "")) }
            if !hunk.isEmpty { pieces.append(.changed(hunk)) }
            pieces.append(.unchanged(Self.words(for: left)))
            hunk = tail.isEmpty ? [] : [Self.kept(tail, left.endsInLine ? "…" : "", "")]
        }
        if !hunk.isEmpty { pieces.append(.changed(hunk)) }
    }

    /// A fold takes a row of its own.
    private static func isWorthFolding(_ text: Substring) -> Bool {
        text.count > 40 || text.count(where: \.isNewline) > 1
    }

    private static func kept(_ text: Substring, _ before: String, _ after: String) -> TextChange.Part {
        let shown = Substring(before + text + after)
        return TextChange.Part(old: shown, new: shown, change: nil)
    }

    private static func words(for text: Substring) -> String {
        let lines = text.count(where: \.isNewline)
        if lines > 1 { return "\(NumberText.grouped(lines)) lines" }
        return "\(NumberText.grouped(text.count)) characters"
    }

    /// What follows a change: up to the end of its line or a little further, whole words where it has some.
    private static func head(of text: Substring, _ context: Int) -> Substring {
        var end = text.index(text.startIndex, offsetBy: context, limitedBy: text.endIndex) ?? text.endIndex
        if let newline = text[..<end].firstIndex(where: \.isNewline), newline > text.startIndex { end = newline }
        guard end < text.endIndex, !text[end].isWhitespace else { return text[..<end] }
        return text[..<(text[..<end].lastIndex(where: \.isWhitespace) ?? end)]
    }

    /// What leads to a change.
    private static func tail(of text: Substring, _ context: Int) -> Substring {
        var start = text.index(text.endIndex, offsetBy: -context, limitedBy: text.startIndex) ?? text.startIndex
        if let newline = text[start...].lastIndex(where: \.isNewline) {
            let after = text.index(after: newline)
            if after < text.endIndex { start = after }
        }
        guard start > text.startIndex, !text[text.index(before: start)].isWhitespace else { return text[start...] }
        return text[(text[start...].firstIndex(where: \.isWhitespace).map { text.index(after: $0) } ?? start)...]
    }
}

extension Substring {
    /// Whether it is left out from the middle of a line on.
    fileprivate var startsInLine: Bool { !(first?.isNewline ?? true) }

    /// Whether it is left out up to the middle of a line.
    fileprivate var endsInLine: Bool { !(last?.isNewline ?? true) }
}
