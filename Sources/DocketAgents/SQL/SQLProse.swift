/// Signs that a text which begins like SQL is English, a grammar, or another language.
enum SQLProse {
    static func isLikely(_ tokens: [SQLToken]) -> Bool {
        var run = 0
        var colons = 0
        for token in tokens {
            if SQLWords.articles.contains(token.keyword) { return true }
            // A grammar in BNF.
            if token.text == "=" && colons >= 2 { return true }
            colons = token.text == ":" ? colons + 1 : 0
            // SPARQL's and Cypher's patterns.
            if token.text == "{" { return true }
            // SQL puts a keyword or a mark between names sooner than English does.
            run = token.kind == .word && token.isName && !SQLWords.phrases.contains(token.keyword) ? run + 1 : 0
            if run > 4 { return true }
        }
        return false
    }
}
