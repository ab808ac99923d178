extension SQLLexer {
    /// Every name that a text could mean, in small letters: its words, and those that stand in quotes of any kind, since
    /// SQLite takes even a string for a name where one is due.
    package static func names(in text: String, _ dialect: Dialect = .bracketedNames) -> Set<String> {
        let bytes = Array(text.utf8)
        var lexer = SQLLexer(bytes, dialect)
        var names: Set<String> = []
        while let lexeme = lexer.next() {
            switch lexeme.kind {
            case .word, .quotedName, .string, .parameter:
                let piece = String(decoding: bytes[lexeme.range], as: UTF8.self).lowercased()
                names.formUnion(piece.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
            case .blank, .comment, .number, .mark: break
            }
        }
        return names
    }
}
