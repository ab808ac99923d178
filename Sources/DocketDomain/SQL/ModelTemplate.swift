/// A dbt model as a query: names of other models and sources stand as they are, variables become parameters.
package struct ModelTemplate {
    /// What can be run.
    package private(set) var sql = ""
    /// Variable → its default, where it has one.
    package private(set) var defaults: [(name: String, standard: String?)] = []

    /// Whether a text has calls or code of a template, rather than plain names in braces.
    package static func isOne(_ text: String) -> Bool {
        if text.contains("{%") || text.contains("{#") { return true }
        return text.matches(of: expression).contains { call(in: words(of: $0.1)) != nil }
    }

    private static var expression: Regex<(Substring, Substring)> { #/\{\{([^{}]*)\}\}/# }

    /// - Throws: `invalidArgument` where it has code, or a call that names no table and no variable.
    package init(_ text: String) throws(DocketError) {
        let text = text.replacing(#/\{#.*?#\}/#.dotMatchesNewlines(), with: "")
        if let code = text.firstMatch(of: #/\{%.*?%\}/#.dotMatchesNewlines()) {
            throw DocketError(
                .invalidArgument,
                "The model has code (\(String(code.0.prefix(60)))), which docket doesn't run. Hand in what `dbt compile` makes of it."
            )
        }
        var rest = text[...]
        while let match = rest.firstMatch(of: Self.expression) {
            sql += rest[..<match.range.lowerBound]
            sql += try replacement(for: Self.words(of: match.1))
            rest = rest[match.range.upperBound...]
        }
        sql += rest
        sql = sql.trimmed + "\n"
    }

    /// What stands between the braces, without the marks that take blanks away.
    private static func words(of expression: Substring) -> String {
        String(expression).trimmed.trimmingMarks.trimmed
    }

    private mutating func replacement(for expression: String) throws(DocketError) -> String {
        guard let call = Self.call(in: expression) else { return "{{ \(expression) }}" }
        switch (call.name, call.arguments.count) {
        case ("config", _): return ""
        case ("ref", 1), ("ref", 2): return call.arguments[call.arguments.count - 1]
        case ("source", 2): return call.arguments.joined(separator: ".")
        case ("var", 1), ("var", 2):
            let name = call.arguments[0]
            if !defaults.contains(where: { $0.name == name }) {
                defaults.append((name, call.arguments.count == 2 ? call.arguments[1] : nil))
            }
            return ":\(name)"
        default:
            throw DocketError(
                .invalidArgument,
                "The model calls \(call.name)(), which docket doesn't know. Hand in what `dbt compile` makes of it.")
        }
    }

    /// A call with texts or numbers as its arguments; of `config` they are of no account.
    private static func call(in expression: String) -> (name: String, arguments: [String])? {
        guard let match = expression.wholeMatch(of: #/(\w+)\s*\((.*)\)/#.dotMatchesNewlines()) else { return nil }
        let arguments = match.2.split(separator: ",").map { argument in
            argument.trimmingBlanks.trimmingQuotes
        }
        return (String(match.1), arguments)
    }
}

extension String {
    fileprivate var trimmingMarks: String {
        let rest = hasPrefix("-") ? dropFirst() : self[...]
        return String(rest.hasSuffix("-") ? rest.dropLast() : rest)
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        let start = drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
        return start[...end]
    }

    fileprivate var trimmingQuotes: String {
        guard count >= 2, let mark = first, mark == last, mark == "'" || mark == "\"" else { return String(self) }
        return String(dropFirst().dropLast())
    }
}
