import DocketDomain

/// What a user typed, as an FTS5 expression in which nothing of theirs is an operator.
struct SearchExpression {
    /// Each one is a phrase: words that follow one another, the last of which may be a prefix.
    private let terms: [(text: String, isPrefix: Bool)]

    /// Different words and phrases that are searched for; what comes after them is left out.
    static let maximumTerms = 32
    /// Characters of one of them: longer ones are no words, and each of their signs may separate two.
    private static let maximumLength = 1000

    /// Reads words, `"phrases"` and `prefix*`. The last word counts as a prefix, since the user may still be typing.
    /// What is said twice is searched for once.
    init(_ text: String) {
        var terms: [(text: String, isPrefix: Bool)] = []
        // Scalars, not characters: a quote under an accent is one character with it, and still a quote to FTS5.
        let scalars = text.unicodeScalars
        for (index, piece) in scalars.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) {
                terms += piece.split(whereSeparator: \.properties.isWhitespace).map { word in
                    word.last == "*" ? (String(word.dropLast()), true) : (String(word), false)
                }
            } else {
                terms.append((String(piece), false))
            }
        }
        if let last = terms.indices.last, let end = scalars.last, end != "\"", !end.properties.isWhitespace {
            terms[last].isPrefix = true
        }
        self.terms = Self.distinct(terms.filter { $0.text.unicodeScalars.contains(where: Self.isWordScalar) })
    }

    /// The terms without those that another one implies.
    private static func distinct(
        _ terms: [(text: String, isPrefix: Bool)]
    ) -> [(text: String, isPrefix: Bool)] {
        var places: [String: Int] = [:]
        var distinct: [(text: String, isPrefix: Bool)] = []
        for term in terms {
            let text = String(term.text.unicodeScalars.prefix(maximumLength))
            let key = text.lowercased()
            if let place = places[key] {
                // A whole word is found where its beginning is.
                distinct[place].isPrefix = distinct[place].isPrefix && term.isPrefix
            } else if distinct.count < maximumTerms {
                places[key] = distinct.count
                distinct.append((text, term.isPrefix))
            }
        }
        return distinct
    }

    /// The first of the beginnings of words that it asks for.
    var beginning: String? { terms.first(where: \.isPrefix)?.text }

    /// Whether there is a word to search for.
    var isEmpty: Bool { terms.isEmpty }

    /// The `MATCH` argument: all terms, in the title or body of documents of these scopes.
    func match(scopes: [SearchQuery.Scope], columns: String = "title body") -> String {
        // A phrase that no document has: nothing to search for finds nothing.
        guard !isEmpty else { return "{\(columns)} : \"\u{1}\"" }
        let words = terms.map { term in
            let text = SearchText.separated(term.text) ?? term.text
            return "\"\(text.storable)\"\(term.isPrefix ? " *" : "")"
        }
        return Self.within(scopes, "{\(columns)} : (\(words.joined(separator: " AND ")))")
    }

    /// The `MATCH` argument for titles that begin with all terms, one after the other.
    func titleMatch(scopes: [SearchQuery.Scope]) -> String {
        let words = terms.map { SearchText.separated($0.text) ?? $0.text }.joined(separator: " ")
        let expression = "{title} : ^ \"\(words.storable)\""
        return Self.within(scopes, expression)
    }

    private static func within(_ scopes: [SearchQuery.Scope], _ expression: String) -> String {
        guard !scopes.isEmpty else { return expression }
        let places = scopes.map { "\"\($0.rawValue)\"" }.sorted().joined(separator: " OR ")
        return "{scope} : (\(places)) AND \(expression)"
    }

    /// What FTS5's unicode61 takes for part of a word: letters, digits, private use.
    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse:
            true
        default: false
        }
    }
}
