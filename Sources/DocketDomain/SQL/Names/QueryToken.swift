/// What of a query's text can name something, or tell what a name means.
enum QueryToken: Hashable {
    /// A keyword or a name without quotes, in small letters.
    case word(String)
    /// A name in quotes, without them.
    case name(String)
    case string
    /// A number, or what stands for a value.
    case value
    case mark(UInt8)

    /// The tokens of a text in whichever dialect it is in, without what stands in comments and templates.
    static func all(in bytes: [UInt8]) -> [QueryToken] {
        var dialect: SQLLexer.Dialect = [.parameters, .templates, .dollarQuotes, .escapeStrings, .nestedComments]
        // Each reading finds out one thing more about the dialect, or is the last one.
        while true {
            var tokenizer = QueryTokenizer(bytes, dialect)
            guard let other = tokenizer.read() else { return tokenizer.tokens }
            dialect = other
        }
    }

    func isMark(_ mark: Unicode.Scalar) -> Bool { self == .mark(UInt8(ascii: mark)) }

    func isWord(_ word: String) -> Bool { self == .word(word) }

    /// Whether it can be a name, or a part of one.
    var text: String? {
        switch self {
        case .word(let text), .name(let text): text
        case .string, .value, .mark: nil
        }
    }
}

/// Reads a text in one dialect, until it shows that it is in another one.
private struct QueryTokenizer {
    private(set) var tokens: [QueryToken] = []
    private let bytes: [UInt8]
    private let dialect: SQLLexer.Dialect
    /// Where the name in quotes ends that was read last, so that a doubled quote goes on with it.
    private var quotedEnd = 0
    /// Whether what is read stands between the braces of a template.
    private var isInBraces = false

    init(_ bytes: [UInt8], _ dialect: SQLLexer.Dialect) {
        self.bytes = bytes
        self.dialect = dialect
    }

    /// - Returns: The dialect that the text is in, where that is another one.
    mutating func read() -> SQLLexer.Dialect? {
        var lexer = SQLLexer(bytes, dialect)
        while let lexeme = lexer.next() {
            if let other = otherDialect(at: lexeme) { return other }
            if isInBraces {
                if lexeme.kind == .mark, bytes[lexeme.range.lowerBound] == UInt8(ascii: "}") {
                    isInBraces = false
                    tokens.append(.value)
                }
            } else {
                take(lexeme)
            }
        }
        return nil
    }

    private mutating func take(_ lexeme: SQLLexeme) {
        switch lexeme.kind {
        case .blank, .comment: break
        case .string: tokens.append(.string)
        case .number, .parameter: tokens.append(.value)
        case .word: tokens.append(.word(String(decoding: bytes[lexeme.range], as: UTF8.self).lowercased()))
        case .quotedName: take(quoted: lexeme.range)
        case .mark where bytes[lexeme.range.lowerBound] == UInt8(ascii: "{"): isInBraces = true
        case .mark: tokens.append(.mark(bytes[lexeme.range.lowerBound]))
        }
    }

    private mutating func take(quoted range: Range<Int>) {
        let opening = bytes[range.lowerBound]
        let closing = opening == UInt8(ascii: "[") ? UInt8(ascii: "]") : opening
        guard range.count > 1, bytes[range.upperBound - 1] == closing else { return tokens.append(.string) }
        let text = String(decoding: bytes[range].dropFirst().dropLast(), as: UTF8.self)
        defer { quotedEnd = range.upperBound }
        if range.lowerBound > 0, quotedEnd == range.lowerBound, bytes[range.lowerBound - 1] == opening,
            case .name(let before)? = tokens.last
        {
            // No name is that long.
            guard before.utf8.count < 1000 else { return }
            tokens[tokens.count - 1] = .name(before + "\(Unicode.Scalar(opening))" + text)
        } else if opening == UInt8(ascii: "`") {
            // One pair of backticks may hold a whole path.
            for (index, part) in text.split(separator: ".").enumerated() {
                if index > 0 { tokens.append(.mark(UInt8(ascii: "."))) }
                tokens.append(.name(String(part)))
            }
        } else {
            tokens.append(.name(text))
        }
    }

    // MARK: Dialects

    private func otherDialect(at lexeme: SQLLexeme) -> SQLLexer.Dialect? {
        switch lexeme.kind {
        case .comment where dialect.contains(.nestedComments) && isOpenComment(lexeme.range):
            dialect.subtracting(.nestedComments)
        case .mark where bytes[lexeme.range.lowerBound] == UInt8(ascii: "[") && !isSubscript(lexeme.range.lowerBound):
            dialect.union(.bracketedNames)
        case .mark where bytes[lexeme.range.lowerBound] == UInt8(ascii: "#") && isComment(lexeme.range.lowerBound):
            dialect.union(.hashComments)
        default: nil
        }
    }

    /// Whether a comment reaches the end of the text only because another one seems to begin in it.
    private func isOpenComment(_ range: Range<Int>) -> Bool {
        guard range.upperBound == bytes.count, bytes[range.lowerBound] == UInt8(ascii: "/") else { return false }
        var depth = 0
        var position = range.lowerBound
        while position + 1 < range.upperBound {
            switch (bytes[position], bytes[position + 1]) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")): depth += 1
            case (UInt8(ascii: "*"), UInt8(ascii: "/")): depth -= 1
            default:
                position += 1
                continue
            }
            position += 2
        }
        return depth > 0
    }

    /// Whether a bracket belongs to what stands before it: an element of an array, or one that is written out.
    private func isSubscript(_ position: Int) -> Bool {
        if case .word("array")? = tokens.last { return true }
        guard position > 0 else { return false }
        switch bytes[position - 1] {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "["), UInt8(ascii: "\""): return true
        case let byte where SQLLexer.isWord(byte):
            if case .word(let word)? = tokens.last { return !QueryWords.reserved.contains(word) }
            return true
        default:
            // An array in an array.
            return tokens.last?.isMark("[") ?? false
        }
    }

    /// Whether a hash begins a comment: it is alone, or the first thing on its line where no name is due.
    private func isComment(_ position: Int) -> Bool {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0x20
        guard next != UInt8(ascii: ">"), next != UInt8(ascii: "-") else { return false }
        if next <= 0x20 { return true }
        let line = bytes[max(0, position - 200)..<position].reversed().prefix { $0 != UInt8(ascii: "\n") }
        guard line.allSatisfy({ $0 <= 0x20 }) else { return false }
        switch tokens.last {
        case .word(let word)?: return !["from", "join", "into", "update", "table"].contains(word)
        case let last?: return !last.isMark(",")
        case nil: return true
        }
    }
}
