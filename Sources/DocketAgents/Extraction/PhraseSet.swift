/// Phrases that are looked for at a word, the longest first.
struct PhraseSet<Meaning: Sendable>: Sendable {
    private var phrases: [String: [(words: [String], meaning: Meaning)]] = [:]

    /// The words that phrases begin with.
    private(set) var firstWords: Set<String> = []

    mutating func insert(_ phrase: String, _ meaning: Meaning) {
        let words = PhraseWords.of(phrase)
        guard let first = words.first else { return }
        firstWords.insert(first)
        phrases[first, default: []].append((words, meaning))
        phrases[first]?.sort { $0.words.count > $1.words.count }
    }

    /// The longest phrase at a word: what it means and where it ends.
    func match(_ words: [Word], at index: Int, before end: Int) -> (meaning: Meaning, end: Int)? {
        guard index < end, let candidates = phrases[words[index].text] else { return nil }
        for (phrase, meaning) in candidates where index + phrase.count <= end {
            if zip(phrase, words[index...]).allSatisfy({ $0 == $1.text }) { return (meaning, index + phrase.count) }
        }
        return nil
    }
}

extension PhraseSet where Meaning == Bool {
    init(_ phrases: [String]) {
        for phrase in phrases { insert(phrase, true) }
    }

    /// Where a phrase that begins at the word ends; nothing where none does.
    func end(_ words: [Word], at index: Int, before end: Int) -> Int? {
        match(words, at: index, before: end)?.end
    }
}
