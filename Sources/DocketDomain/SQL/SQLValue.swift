/// A value of a result or of a parameter, in the type that the engine gives it.
package enum SQLValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case real(Double)
    /// Also what has no type here: dates, and decimals with all their digits.
    case text(String)
    case blob([UInt8])

    /// About how many bytes of memory it takes.
    package var size: Int {
        switch self {
        case .null, .boolean, .integer, .real: 24
        case .text(let text): 24 + text.utf8.count
        case .blob(let bytes): 24 + bytes.count
        }
    }
}

/// A column of a result or of a table.
package struct SQLColumn: Hashable, Sendable {
    package let name: String
    /// As the engine names it; empty where it has none, as for most expressions in SQLite.
    package let type: String

    package init(name: String, type: String) {
        self.name = name
        self.type = type
    }
}

/// Whose SQL a text is.
package enum SQLEngine: String, Hashable, Sendable, CaseIterable {
    case sqlite, postgres

    /// What its lexer has to know.
    package var dialect: SQLLexer.Dialect {
        switch self {
        case .sqlite: [.bracketedNames, .parameters, .templates]
        case .postgres: [.parameters, .templates, .dollarQuotes, .escapeStrings, .nestedComments]
        }
    }
}
