/// Groups words into sentences.
struct SentenceReader {
    let words: [Word]
    let passages: [Passage]
    let rules: ExtractionRules.Layout

    /// Bytes of the lines that a mail program broke; nothing where none of the notes look so.
    private let width: Int?
    /// What the first word of each passage is.
    private let starts: [Int: Word.Kind]

    init(words: [Word], passages: [Passage], rules: ExtractionRules.Layout) {
        self.words = words
        self.passages = passages
        self.rules = rules
        width = Self.width(of: words)
        var starts: [Int: Word.Kind] = [:]
        for (index, word) in words.enumerated() where index == 0 || words[index - 1].passage != word.passage {
            starts[word.passage] = word.kind
        }
        self.starts = starts
    }

    /// Bytes of a line from which on it may have been broken by a mail program.
    private static let wrappedLine = 60

    /// The same for one that a small letter follows.
    private static let brokenLine = 40

    /// The longest line, where small letters begin some line behind one that is long enough.
    private static func width(of words: [Word]) -> Int? {
        var longest = 0
        var isBroken = false
        var lineStart = 0
        for index in words.indices.dropFirst() where words[index].before == .line {
            let length = words[index - 1].range.upperBound - words[lineStart].range.lowerBound
            longest = max(longest, length)
            isBroken = isBroken || words[index].kind == .small && length >= brokenLine
            lineStart = index
        }
        return isBroken ? longest : nil
    }

    /// Words of a sentence at the most.
    private static let longest = 250

    func sentences() -> [Sentence] {
        var sentences: [Sentence] = []
        var start = 0
        var lineStart = 0
        for index in words.indices {
            if words[index].before == .line { lineStart = index }
            let next = index + 1
            guard
                next == words.count || next - start >= Self.longest
                    || ends(at: index, before: next, lineStart: lineStart)
            else { continue }
            let isQuestion = words[index].text == "?"
            sentences.append(
                Sentence(
                    words: start..<next, passage: words[start].passage, isQuestion: isQuestion,
                    startsLine: words[start].before == .line))
            start = next
        }
        return sentences
    }

    private func ends(at index: Int, before next: Int, lineStart: Int) -> Bool {
        let word = words[index]
        let following = words[next]
        if word.passage != following.passage { return true }
        if following.before == .line, endsLine(at: index, before: next, lineStart: lineStart) { return true }
        guard word.kind == .mark else { return false }
        switch word.text {
        case "?", "!", ";", "•", "…": return true
        case "\"", "”", "“", "»":
            // A quotation that ends with its sentence.
            return index > 0 && [".", "!", "?"].contains(words[index - 1].text) && word.before == .none
                && following.before != .none && following.kind != .small
        case ".":
            guard following.before != .none, following.kind != .small || isInSmallLetters(index) || isWhole(index)
            else { return false }
            return isFullStop(index)
        default: return false
        }
    }

    /// Whether who writes there begins sentences with small letters, as in a chat.
    private func isInSmallLetters(_ index: Int) -> Bool {
        guard index > 0, words[index - 1].text.count > 2 else { return false }
        return starts[words[index].passage] == .small
    }

    /// Whether a point ends no short form.
    private func isFullStop(_ index: Int) -> Bool {
        guard index > 0, words[index].before == .none else { return true }
        let last = words[index - 1]
        return !rules.abbreviations.contains(last.text) && (last.kind != .capital || last.text.count > 1)
    }

    /// Whether the word before a point is too long for a short form.
    private func isWhole(_ index: Int) -> Bool {
        index > 0 && words[index].before == .none && words[index - 1].isLetters
            && words[index - 1].text.count >= Self.longestShortForm
    }

    /// Letters that a short form has less than.
    private static let longestShortForm = 6

    /// Whether a line begins with a label, as in `tax id: …`.
    private func isLabelled(_ start: Int) -> Bool {
        let head = words[start...].prefix(Self.longestLabel).dropFirst()
        guard let colon = head.firstIndex(where: { $0.kind == .mark }), words[colon].text == ":" else { return false }
        return !head.prefix(upTo: colon).contains { $0.before == .line }
    }

    /// Words of a label, with its colon.
    private static let longestLabel = 5

    /// Whether a line's end is a sentence's, too.
    private func endsLine(at index: Int, before next: Int, lineStart: Int) -> Bool {
        if passages[words[index].passage].isSpeech { return false }
        let following = words[next]
        if following.kind == .mark, following.text != "(", following.text != "&" { return true }
        // A label whose value stands below it.
        if words[index].text == ":" { return false }
        if rules.runOn.contains(words[index].text) || words[index].text == "," && following.kind == .small {
            return false
        }
        let length = words[index].range.upperBound - words[lineStart].range.lowerBound
        if following.kind == .small {
            return length < Self.brokenLine || words[index].text == "." && isFullStop(index) || isLabelled(next)
        }
        // Its next word would have had room before a line that a program broke.
        guard let width, length >= Self.wrappedLine else { return true }
        return length + 1 + following.range.count <= width
    }
}
