/// A statement's tokens, read from the front word by word.
struct SQLPhrase {
    private(set) var tokens: ArraySlice<SQLToken>

    init(_ tokens: ArraySlice<SQLToken>) {
        self.tokens = tokens
    }

    var isAtEnd: Bool { tokens.isEmpty }
    var first: SQLToken? { tokens.first }

    /// Whether one of these keywords or marks comes next.
    func isAt(_ words: String...) -> Bool {
        guard let first else { return false }
        return words.contains(first.key)
    }

    /// Whether one of these keywords or marks comes anywhere.
    func contains(_ words: String...) -> Bool {
        tokens.contains { words.contains($0.key) }
    }

    /// Goes past one of these keywords or marks; false, and no step, where none is next.
    @discardableResult
    mutating func skip(_ words: String...) -> Bool {
        skip(among: Set(words))
    }

    @discardableResult
    mutating func skip(among words: Set<String>) -> Bool {
        guard let first, words.contains(first.key) else { return false }
        tokens.removeFirst()
        return true
    }

    @discardableResult
    mutating func skipName() -> Bool {
        guard let first, first.isName else { return false }
        tokens.removeFirst()
        // A quoted qualifier is a token of its own: "shop"."orders".
        while let dot = tokens.first, dot.text.hasPrefix("."), dot.kind == .word {
            tokens.removeFirst()
            if dot.text == "." { tokens = tokens.dropFirst() }
        }
        return true
    }

    mutating func skipExistenceClause() {
        if skip("IF") {
            skip("NOT")
            skip("EXISTS")
        }
    }

    /// Goes past a list in parentheses, where one is next.
    mutating func skipParentheses() {
        guard let open = first, open.text == "(" else { return }
        tokens = tokens.dropFirst().drop { !($0.text == ")" && $0.depth == open.depth) }.dropFirst()
    }
}
