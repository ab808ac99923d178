import OrderedCollections

/// What the comment at the head of a query's file says of it: `-- database: ledger`, `-- param client: text = okafor`.
package struct QueryHeader {
    /// The source that it is for.
    package private(set) var database: String?
    /// Name → `{type, default}`, as a payload has it; nothing where the comment names none.
    package private(set) var parameters: JSON?

    package init(of sql: String) {
        var members: [(String, JSON)] = []
        for line in Self.comment(of: sql) {
            if let match = line.wholeMatch(of: #/(?i:database|source)\s*:\s*(\S+)/#) {
                database = database ?? String(match.1)
            } else if let match = line.wholeMatch(of: #/(?i:param|parameter)\s+(\w+)\s*(?::\s*(\w+))?\s*(?:=\s*(.+))?/#)
            {
                var parameter: [(String, JSON)] = [("type", .string(match.2.map(String.init) ?? "text"))]
                if let standard = match.3 { parameter.append(("default", .string(String(standard)))) }
                members.append((String(match.1), .object(.init(uniqueKeysWithValues: parameter))))
            }
        }
        if !members.isEmpty { parameters = .object(.init(members, uniquingKeysWith: { first, _ in first })) }
    }

    /// The lines of the comments before the first word, without their marks.
    private static func comment(of sql: String) -> [String] {
        let bytes = Array(sql.utf8)
        var lexer = SQLLexer(bytes, [])
        var lines: [String] = []
        while let lexeme = lexer.next() {
            switch lexeme.kind {
            case .blank: continue
            case .comment:
                let text = String(decoding: bytes[lexeme.range], as: UTF8.self)
                lines += text.split(whereSeparator: \.isNewline).map { line in
                    String(line).trimming { $0.isWhitespace || "-/*".contains($0) }
                }
            default: return lines
            }
        }
        return lines
    }
}

extension SQLQuery {
    /// A query as it was written: the comment at its head may name its source and describe its parameters.
    package init(commented sql: String) {
        let header = QueryHeader(of: sql)
        self.init(sql: sql, parameters: header.parameters, database: header.database)
    }
}

extension String {
    fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
        let start = drop(while: isDropped)
        guard let end = start.lastIndex(where: { !isDropped($0) }) else { return "" }
        return String(start[...end])
    }
}
