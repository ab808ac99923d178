/// Numbers for the words that rules name, so that words of notes are compared as numbers.
struct Lexicon: Sendable {
    private var numbers: [String: Int] = [:]
    /// By number.
    private(set) var traits: [Word.Traits] = [[]]

    /// The number of all words that no rule names.
    static let unknown = 0

    /// How many numbers there are.
    var count: Int { traits.count }

    /// The number of a word of the rules.
    mutating func add(_ text: String) -> Int {
        if let known = numbers[text] { return known }
        numbers[text] = count
        traits.append([])
        return count - 1
    }

    /// Adds what rules say of words.
    mutating func add(_ texts: some Sequence<String>, as own: Word.Traits) {
        for text in texts { traits[add(text)].formUnion(own) }
    }

    /// The number of a word of notes.
    func number(of text: String) -> Int { numbers[text] ?? Self.unknown }
}
