/// A sentence of the user's words, without case and accents.
struct RequestSentence {
    private let words: [String]

    static func all(in text: String) -> [RequestSentence] {
        text.split { ".!?;\n。！？".contains($0) }
            .map { RequestSentence(words: FoldedText.words(of: $0)) }
            .filter { !$0.words.isEmpty }
    }

    /// Whether one of these is named, and not to be left out.
    func names(_ things: Set<String>) -> Bool {
        words.indices.contains { things.contains(words[$0]) && !isLeftOut($0) }
    }

    /// The word for the document that the sentence asks to be written.
    var document: String? {
        words.indices.first { index in
            RequestWords.documents.contains(words[index]) && !isPartOfAnother(index) && !isLeftOut(index)
                && (isObject(index) || isForm(index) || isVerbBehind(index))
        }.map { words[$0] }
    }

    /// “A letter's title” and “a report table” are no documents.
    private func isPartOfAnother(_ index: Int) -> Bool {
        index + 1 < words.count && RequestWords.otherHeads.contains(words[index + 1])
    }

    private static let leftOutReach = 3

    private func isLeftOut(_ index: Int) -> Bool {
        words[max(0, index - Self.leftOutReach)..<index].contains { RequestWords.negations.contains($0) }
    }

    private static let phraseReach = 8

    /// Whether a verb of writing stands before it, with nothing but what belongs to the noun between.
    private func isObject(_ noun: Int) -> Bool {
        for index in stride(from: noun - 1, through: max(0, noun - Self.phraseReach), by: -1) {
            if RequestWords.verbs.contains(words[index]) { return !isAboutWriting(index) }
            if RequestWords.phraseEnds.contains(words[index]) || RequestWords.tables.contains(words[index]) {
                return false
            }
        }
        return false
    }

    /// “Turn this into a letter”, “as a memo”.
    private func isForm(_ noun: Int) -> Bool {
        words[max(0, noun - 3)..<noun].contains { RequestWords.forms.contains($0) }
            && words[..<noun].contains { RequestWords.verbs.contains($0) || RequestWords.reshapings.contains($0) }
    }

    /// German verbs stand last.
    private func isVerbBehind(_ noun: Int) -> Bool {
        let behind = words[(noun + 1)...]
        return behind.last.map { RequestWords.lastVerbs.contains($0) } ?? false
    }

    /// “How do I write a letter” asks for advice, “I wrote a letter” tells.
    private func isAboutWriting(_ verb: Int) -> Bool {
        words[max(0, verb - 4)..<verb].contains { RequestWords.advice.contains($0) }
            || RequestWords.duties.contains { duty in words[..<verb].suffix(duty.count).elementsEqual(duty) }
    }
}
