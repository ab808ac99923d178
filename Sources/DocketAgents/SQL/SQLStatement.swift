/// Tells SQL from other text, for code that does not say what it is.
enum SQLStatement {
    /// Whether code is clearly SQL: it begins with a whole statement, and what follows begins as statements do. Text
    /// that reads like English is none: a block wrongly taken for SQL is worse than one missed.
    static func leads(_ code: String) -> Bool {
        guard let verb = SQLTokens(code, atMost: 1).all.first, SQLWords.verbs.contains(verb.keyword) else {
            return false
        }
        let tokens = SQLTokens(code)
        let statements = tokens.statements
        guard let first = statements.first, isWhole(first), !SQLProse.isLikely(tokens.all) else { return false }
        return statements.dropFirst().allSatisfy { statement in
            statement.first.map { SQLWords.statementStarts.contains($0.key) } ?? true
        }
    }

    private static func isWhole(_ tokens: ArraySlice<SQLToken>) -> Bool {
        guard let verb = tokens.first else { return false }
        var rest = SQLPhrase(tokens.dropFirst())
        switch verb.keyword {
        case "SELECT": return isSelect(tokens)
        case "WITH": return isWith(rest)
        case "INSERT": return isInsert(rest)
        case "UPDATE": return isUpdate(rest)
        case "DELETE": return isDelete(rest)
        case "CREATE": return isCreate(rest)
        case "ALTER":
            guard rest.skip("TABLE") else { return false }
            rest.skipExistenceClause()
            rest.skip("ONLY")
            return rest.skipName() && rest.skip(among: SQLWords.alterations)
        case "DROP":
            guard rest.skip(among: SQLWords.objects) else { return false }
            rest.skipExistenceClause()
            return rest.skipName() && (rest.isAtEnd || rest.isAt("CASCADE", "RESTRICT", "ON", ","))
        case "TRUNCATE": return rest.skip("TABLE") && rest.skipName() && rest.isAtEnd
        case "MERGE": return rest.skip("INTO") && rest.skipName() && rest.contains("USING") && rest.contains("WHEN")
        case "EXPLAIN":
            while rest.skip("ANALYZE", "QUERY", "PLAN", "VERBOSE") {}
            rest.skipParentheses()
            return !rest.isAt("EXPLAIN") && isWhole(rest.tokens)
        default: return false
        }
    }

    /// A select list, FROM, and a table. In small letters both words are English too, so then something must be there
    /// that English has no use for.
    private static func isSelect(_ tokens: ArraySlice<SQLToken>) -> Bool {
        guard let from = tokens.firstIndex(where: { $0.depth == 0 && $0.keyword == "FROM" }),
            from > tokens.startIndex + 1, from + 1 < tokens.endIndex,
            tokens[from + 1].isName || tokens[from + 1].text == "("
        else { return false }
        let isShouted = tokens[tokens.startIndex].text == "SELECT" && tokens[from].text == "FROM"
        return isShouted || tokens.contains { ["*", "=", "(", "<", ">"].contains($0.text) || $0.keyword == "WHERE" }
    }

    private static func isWith(_ phrase: SQLPhrase) -> Bool {
        var rest = phrase
        rest.skip("RECURSIVE")
        guard rest.skipName() else { return false }
        rest.skipParentheses()
        guard rest.skip("AS") else { return false }
        rest.skip("NOT")
        rest.skip("MATERIALIZED")
        return rest.skip("(") && rest.isAt("SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "VALUES", "(")
    }

    private static func isInsert(_ phrase: SQLPhrase) -> Bool {
        var rest = phrase
        if rest.skip("OR") { rest.skipName() }
        rest.skip("IGNORE")
        guard rest.skip("INTO", "OVERWRITE") else { return false }
        rest.skip("TABLE")
        return rest.skipName()
            && rest.isAt("(", "VALUES", "SELECT", "DEFAULT", "WITH", "AS", "SET", "PARTITION", "OUTPUT")
    }

    private static func isUpdate(_ phrase: SQLPhrase) -> Bool {
        var rest = phrase
        guard rest.skipName() else { return false }
        rest.skip("AS")
        rest.skipName()
        // A join may come between.
        guard rest.isAt("SET", "JOIN", "INNER", "LEFT", ","), rest.contains("SET") else { return false }
        while !rest.isAt("SET") { rest = SQLPhrase(rest.tokens.dropFirst()) }
        return rest.skip("SET") && rest.skipName() && rest.isAt("=", "+", "-")
    }

    private static func isDelete(_ phrase: SQLPhrase) -> Bool {
        var rest = phrase
        guard rest.skip("FROM"), rest.skipName() else { return false }
        rest.skip("AS")
        rest.skipName()
        return rest.isAtEnd || rest.isAt("WHERE", "USING", "ORDER", "LIMIT", "RETURNING")
    }

    private static func isCreate(_ phrase: SQLPhrase) -> Bool {
        var rest = phrase
        while rest.skip(among: SQLWords.createModifiers) {}
        guard let object = rest.first?.keyword, rest.skip(among: SQLWords.objects) else { return false }
        rest.skip("CONCURRENTLY")
        rest.skipExistenceClause()
        if object == "INDEX" && rest.isAt("ON") { return true }
        guard rest.skipName() else { return false }
        switch object {
        case "TABLE": return rest.isAt("(", "AS", "LIKE", "USING", "PARTITION", "CLONE")
        case "VIEW": return rest.contains("AS") && rest.contains("SELECT")
        case "INDEX": return rest.isAt("ON")
        case "FUNCTION", "PROCEDURE": return rest.contains("AS", "BEGIN", "RETURNS")
        case "TRIGGER": return rest.isAt("BEFORE", "AFTER", "INSTEAD", "ON")
        default: return rest.isAtEnd || rest.isAt("AS", "AUTHORIZATION", "CHARACTER", "START", "WITH")
        }
    }
}
