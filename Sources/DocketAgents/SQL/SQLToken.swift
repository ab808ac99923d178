/// A word, name, value or mark of SQL; comments and white space are none.
struct SQLToken: Hashable {
    enum Kind: Hashable {
        /// A keyword or an unquoted name.
        case word
        /// A name in `"…"`, `` `…` `` or `[…]`.
        case quotedName
        case string
        case number
        case mark
    }

    let kind: Kind
    /// As written, quotes included.
    let text: String
    /// A word's capital form, so that keywords compare; empty for other kinds.
    let keyword: String
    /// How many parentheses are open around the token.
    let depth: Int

    init(kind: Kind, text: String, depth: Int) {
        self.kind = kind
        self.text = text
        self.depth = depth
        keyword = kind == .word ? text.uppercased() : ""
    }

    /// What keywords and marks are compared by.
    var key: String { kind == .word ? keyword : text }

    /// Whether the token can name a table or a column.
    var isName: Bool { kind == .quotedName || (kind == .word && !SQLToken.reserved.contains(keyword)) }

    /// Words that end a select list or a name rather than being part of it.
    static let reserved: Set<String> = [
        "ALL", "AND", "AS", "ASC", "BETWEEN", "BY", "CASE", "DESC", "DISTINCT", "ELSE", "END", "EXCEPT", "EXISTS",
        "FROM", "GROUP", "HAVING", "IN", "INNER", "INTERSECT", "INTO", "IS", "JOIN", "LEFT", "LIKE", "LIMIT", "NOT",
        "NULL", "OFFSET", "ON", "OR", "ORDER", "OUTER", "OVER", "RIGHT", "SELECT", "SET", "THEN", "TOP", "UNION",
        "USING", "VALUES", "WHEN", "WHERE", "WITH",
    ]
}
