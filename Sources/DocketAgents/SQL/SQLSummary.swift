/// A few words that say what a statement does.
enum SQLSummary {
    /// The verb of the first statement and what it works on, such as `SELECT from orders`; `nil` for what has none.
    static func of(_ sql: String) -> String? {
        let tokens = SQLTokens(sql).all
        guard let verb = tokens.first?.keyword, !verb.isEmpty else { return nil }
        switch verb {
        case "SELECT", "WITH", "DELETE": return summary(verb + " from", name(after: "FROM", in: tokens)) ?? verb
        case "INSERT", "MERGE": return summary(verb + " into", name(after: "INTO", in: tokens)) ?? verb
        case "UPDATE": return summary(verb, name(after: verb, in: tokens)) ?? verb
        case "CREATE", "ALTER", "DROP", "TRUNCATE":
            guard let object = tokens.prefix(6).first(where: { SQLWords.objects.contains($0.keyword) })?.keyword
            else { return verb }
            return summary("\(verb) \(object)", name(after: object, in: tokens)) ?? "\(verb) \(object)"
        default: return tokens.prefix(3).map(\.text).joined(separator: " ")
        }
    }

    private static func summary(_ verb: String, _ name: String?) -> String? {
        name.map { "\(verb) \($0)" }
    }

    /// The name after the first such word that a name follows: a FROM before a subquery is passed over.
    private static func name(after word: String, in tokens: [SQLToken]) -> String? {
        for index in tokens.indices where tokens[index].keyword == word {
            let rest = tokens[(index + 1)...].drop { ["IF", "NOT", "EXISTS", "ONLY", "TABLE"].contains($0.keyword) }
            if let name = rest.first, name.isName { return name.text }
        }
        return nil
    }
}
