/// Walks through a text and finds the stretches of reasoning in it, once and without going back.
struct ReasoningScanner {
    private let text: [UInt8]
    /// How many blanks it begins with.
    private let blanks: Int
    private var code: CodeReader
    private var found: [ReasoningStretch] = []
    private var position = 0
    /// Whether nothing was said before.
    private var isAtStart: Bool
    /// Tags that were looked for the end of, and had none: later ones have none either.
    private var endless: Set<ReasoningTag.Name> = []
    /// Tags that begin more often than they end from some place on: of these the next end is taken, and none is counted.
    private var unbalanced: Set<ReasoningTag.Name> = []

    init(_ text: [UInt8], isAtStart: Bool) {
        self.text = text
        blanks = text.prefix { $0 <= 0x20 }.count
        self.isAtStart = isAtStart
        code = CodeReader(text)
    }

    /// The stretches in the text's order.
    mutating func stretches() -> [ReasoningStretch] {
        while position < text.count {
            if let end = code.end(at: position) {
                isAtStart = isAtStart && text[position..<end].allSatisfy { $0 <= 0x20 }
                position = end
                continue
            }
            let byte = text[position]
            if byte == UInt8(ascii: "<"), text[(position + 1)...].startsIgnoringCase(with: "antartifact") {
                // An artifact is no message: what stands in it is its own.
                isAtStart = false
                position = text[position...].firstRange(of: Self.artifactEnd)?.upperBound ?? text.count
                continue
            }
            if byte == UInt8(ascii: "<"), let tag = ReasoningTag(in: text, at: position), take(tag) { continue }
            if byte == UInt8(ascii: "\\") { position += 1 }
            if byte > 0x20 { isAtStart = false }
            position += 1
        }
        return found
    }

    private static let artifactEnd = Array("</antArtifact>".utf8)

    /// - Returns: Whether the tag has a meaning here.
    private mutating func take(_ tag: ReasoningTag) -> Bool {
        if tag.isClosing { return takeEnd(tag) }
        guard !tag.name.isOfPeople || isAtStart else { return false }
        let content = tag.range.upperBound
        if !endless.contains(tag.name), let closing = closing(of: tag) {
            add(tag, content: content..<closing.lowerBound, end: closing.upperBound)
        } else if tag.name.isOfPrograms || isAtStart && !tag.name.isOfPeople {
            add(tag, content: content..<text.count, end: text.count)
        } else {
            endless.insert(tag.name)
            return false
        }
        return true
    }

    private mutating func add(_ opening: ReasoningTag, content: Range<Int>, end: Int) {
        found.append(
            ReasoningStretch(range: opening.range.lowerBound..<end, opening: opening, content: content))
        position = end
    }

    /// An end whose beginning was not written makes all before it one stretch.
    private mutating func takeEnd(_ tag: ReasoningTag) -> Bool {
        guard tag.name == .think || tag.name == .thinking, text[tag.range.upperBound...].startsWithLineEnd,
            (found.first?.range.lowerBound ?? 0) <= blanks
        else { return false }
        let start = found.first?.content.lowerBound ?? 0
        found = [
            ReasoningStretch(
                range: 0..<tag.range.upperBound, opening: nil, content: start..<tag.range.lowerBound)
        ]
        position = tag.range.upperBound
        isAtStart = true
        return true
    }

    /// The tag that ends a stretch: the one of its name that belongs to it, or the next where not all of them end.
    private mutating func closing(of opening: ReasoningTag) -> Range<Int>? {
        var depth = 1
        var next: Range<Int>?
        var index = opening.range.upperBound
        var line = index
        /// The first sign of that line, once looked for, and the next `>`: each part of the text is looked through once.
        var first: UInt8?
        var end = index
        while let mark = text[index...].firstIndex(of: UInt8(ascii: "<")) {
            if let newline = text[index..<mark].lastIndex(of: UInt8(ascii: "\n")) { (line, first) = (newline, nil) }
            index = mark + 1
            let rest = text[index...]
            let isClosing = rest.first == UInt8(ascii: "/")
            guard isNamed(opening.name, isClosing ? rest.dropFirst() : rest) else { continue }
            if end < index {
                guard let found = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
                end = found
            }
            if opening.name == .details {
                // Reasoning is written as a quote in details, and what is quoted ends nothing.
                first = first ?? text[line...mark].first { $0 > 0x20 }
                if first == UInt8(ascii: ">") { continue }
            }
            depth += isClosing ? -1 : 1
            guard isClosing else { continue }
            if depth == 0 || unbalanced.contains(opening.name) { return mark..<(end + 1) }
            next = next ?? mark..<(end + 1)
        }
        guard opening.name != .details else { return nil }
        unbalanced.insert(opening.name)
        return next
    }

    private func isNamed(_ name: ReasoningTag.Name, _ rest: ArraySlice<UInt8>) -> Bool {
        guard rest.startsIgnoringCase(with: name.rawValue) else { return false }
        let after = rest.dropFirst(name.rawValue.utf8.count).first
        return after.map { ($0 | 0x20) &- UInt8(ascii: "a") >= 26 } ?? true
    }
}
