/// Numbers for the words that rules name, so that words of notes are compared as numbers.
struct Lexicon: Sendable {
    private var numbers: [String: Int] = [:]

    /// The number of all words that no rule names.
    static let unknown = 0

    /// How many numbers there are.
    var count: Int { numbers.count + 1 }

    /// The number of a word of the rules.
    mutating func add(_ text: String) -> Int {
        let number = numbers[text] ?? count
        numbers[text] = number
        return number
    }

    /// The number of a word of notes.
    func number(of text: String) -> Int { numbers[text] ?? Self.unknown }
}
