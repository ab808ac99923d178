internal import DocketDomain

/// Patterns by the words that they can begin with, so that a text is gone through once.
struct PatternIndex<Tag: Sendable>: Sendable {
    private var entries: [(pattern: Pattern, tag: Tag)] = []
    private var byWord: [String: [Int]] = [:]
    private var byStart: [ValuePlace.Start: [Int]] = [:]

    /// - Parameters:
    ///   - place: What `{value}` stands for.
    ///   - valueWords: The words that a value can begin with, where these are known.
    mutating func insert(_ pattern: Pattern, _ tag: Tag, place: ValuePlace? = nil, valueWords: Set<String> = []) {
        let number = entries.count
        entries.append((pattern, tag))
        var starts: Set<ValuePlace.Start> = []
        for anchor in pattern.anchors {
            switch anchor {
            case .word(let text): byWord[text, default: []].append(number)
            case .capture("value") where !valueWords.isEmpty:
                for text in valueWords where !(byWord[text]?.last == number) {
                    byWord[text, default: []].append(number)
                }
            case .capture(let name):
                starts.insert((name == "value" ? place : ValuePlace(rawValue: name))?.start ?? .any)
            }
        }
        for start in starts { byStart[start, default: []].append(number) }
    }

    /// Calls back with each pattern that can begin at the word.
    func forEach(at word: Word, starts: [ValuePlace.Start] = [], _ body: (Pattern, Tag) -> Void) {
        for number in byWord[word.text] ?? [] { body(entries[number].pattern, entries[number].tag) }
        for start in starts {
            for number in byStart[start] ?? [] { body(entries[number].pattern, entries[number].tag) }
        }
    }
}
