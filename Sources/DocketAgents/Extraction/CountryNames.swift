internal import DocketDomain

/// The codes of names that were asked for, since the same words come again and again.
final class CountryNames {
    private let rules: [String: String]
    private let firstWords: Set<Substring>
    private var known: [String: String?] = [:]
    /// Whether names begin with words.
    private var begins: [String: Bool] = [:]

    /// Names that are remembered at the most.
    private static let most = 10_000

    init(rules: [String: String]) {
        self.rules = rules
        firstWords = Set(rules.keys.map { $0.prefix { $0 != " " } })
    }

    /// Whether a name can begin with the word.
    func begin(with word: String) -> Bool {
        if let known = begins[word] { return known }
        let begins = firstWords.contains(word[...]) || Country.isBegin(word)
        if self.begins.count < Self.most { self.begins[word] = begins }
        return begins
    }

    func code(of name: String) -> String? {
        if let code = rules[name] { return code }
        // Short ones are words, too.
        guard name.utf8.count > 3 else { return nil }
        if let code = known[name] { return code }
        let code = Country.code(of: name)
        if known.count < Self.most { known[name] = .some(code) }
        return code
    }
}
