internal import DocketMarkdown

/// What an artifact found in a message is called.
enum ArtifactTitle {
    /// In characters.
    static let maximumLength = 80

    /// The heading before an artifact, or the last sentence of the paragraph before it; may be empty.
    static func from(_ lead: MarkdownFinding.Lead) -> String {
        switch lead {
        case .heading(let text): tidy(text)
        case .paragraph(let text): tidy(lastSentence(of: text))
        }
    }

    /// The names of a table's first columns.
    static func ofTable(_ table: MarkdownTable<String>) -> String {
        let names = table.header.prefix(8).map(tidy).filter { !$0.isEmpty }.prefix(3)
        return names.isEmpty ? "Table" : tidy(names.joined(separator: ", "))
    }

    /// The verb of a statement and what it works on.
    static func ofStatement(_ sql: String) -> String {
        SQLSummary.of(sql).map(tidy) ?? "SQL query"
    }

    /// One line of at most 80 characters, cut between words, without the punctuation that leads on to what follows.
    private static func tidy(_ text: some StringProtocol) -> String {
        var words = ""
        var isCut = false
        for word in text.split(whereSeparator: \.isWhitespace) {
            let longer = words.isEmpty ? String(word) : words + " " + word
            guard longer.count <= maximumLength else {
                if words.isEmpty { words = String(word.prefix(maximumLength - 1)) }
                isCut = true
                break
            }
            words = longer
        }
        if isCut {
            while words.count > maximumLength - 1, let space = words.lastIndex(of: " ") {
                words = String(words[..<space])
            }
            return words.trimmingEnd(openEnds.union(sentenceEnds)) + "…"
        }
        return words.trimmingEnd(openEnds)
    }

    private static func lastSentence(of text: String) -> Substring {
        var sentence = text[...]
        while let last = sentence.last, last.isWhitespace || openEnds.contains(last) || sentenceEnds.contains(last) {
            sentence.removeLast()
        }
        let end = sentence.endIndex
        var start = end
        while start > sentence.startIndex {
            let before = sentence.index(before: start)
            if sentence[before] == "\n" || endsSentence(sentence, at: before) { break }
            start = before
        }
        // A question or a full stop at the very end belongs to the sentence.
        var closing = end
        while closing < text.endIndex, sentenceEnds.contains(text[closing]) { closing = text.index(after: closing) }
        return text[start..<closing]
    }

    /// A full stop ends a sentence when a space and anything but a small letter follow it; what a number or a single
    /// letter comes before (`1. `, `J. `) is none.
    private static func endsSentence(_ text: Substring, at index: String.Index) -> Bool {
        guard sentenceEnds.contains(text[index]) else { return false }
        let after = text.index(after: index)
        if wideSentenceEnds.contains(text[index]) { return true }
        guard after < text.endIndex, text[after].isWhitespace else { return false }
        guard let next = text[after...].first(where: { !$0.isWhitespace }), !next.isLowercase else { return false }
        let word = text[..<index].suffix(4).split(whereSeparator: \.isWhitespace).last ?? ""
        let isAbbreviation = word.count < 2 || word.allSatisfy(\.isNumber) || abbreviations.contains(String(word))
        return text[index] != "." || !isAbbreviation
    }

    private static let openEnds: Set<Character> = [":", "：", ",", ";", "-", "–", "—"]
    private static let wideSentenceEnds: Set<Character> = ["。", "！", "？"]
    private static let sentenceEnds: Set<Character> = wideSentenceEnds.union([".", "!", "?", "…"])
    private static let abbreviations: Set<String> = ["e.g", "i.e", "vs", "etc", "No", "Dr", "Mr", "Mrs", "Ms", "St"]
}
