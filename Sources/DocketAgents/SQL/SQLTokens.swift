import DocketDomain

/// The first tokens of a text read as SQL of any dialect: total, and in time proportional to what is read.
struct SQLTokens {
    /// Enough to know a statement by; what follows is not read.
    static let maximumCount = 2000

    private(set) var all: [SQLToken] = []
    private let source: [UInt8]
    private var depth = 0
    /// A word or number, as far as it has been read.
    private var unfinished: (kind: SQLToken.Kind, range: Range<Int>)?

    init(_ text: String, atMost count: Int = maximumCount) {
        // A token is rarely longer than this on average, and a text can be of any length.
        source = Array(text.utf8.prefix(Self.maximumCount * 64))
        var lexer = SQLLexer(source, [.hashComments, .bracketedNames])
        while all.count < count, let lexeme = lexer.next() { take(lexeme) }
        finishWord()
        all = Array(all.prefix(count))
    }

    /// The statements that begin within the tokens, without the semicolons between them.
    var statements: [ArraySlice<SQLToken>] {
        all.split(separator: SQLToken(kind: .mark, text: ";", depth: 0))
    }

    private mutating func take(_ lexeme: SQLLexeme) {
        let isOfWord = isOfWord(lexeme)
        if let word = unfinished, isOfWord, word.range.upperBound == lexeme.range.lowerBound {
            unfinished = (word.kind, word.range.lowerBound..<lexeme.range.upperBound)
            return
        }
        finishWord()
        switch lexeme.kind {
        case _ where isOfWord: unfinished = (lexeme.kind == .number ? .number : .word, lexeme.range)
        case .string: add(.string, lexeme.range)
        case .quotedName: add(.quotedName, lexeme.range)
        case .word, .number, .parameter, .mark: addMark(lexeme.range)
        case .blank, .comment: break
        }
    }

    /// Dots belong to words, so that a qualified name is one; so do the signs that variables begin with.
    private func isOfWord(_ lexeme: SQLLexeme) -> Bool {
        switch lexeme.kind {
        case .word, .number: true
        case .mark: Self.signs.contains(source[lexeme.range.lowerBound])
        default: false
        }
    }

    private static let signs = Set(".$@".utf8)

    private mutating func finishWord() {
        guard let (kind, range) = unfinished else { return }
        unfinished = nil
        add(kind, range)
    }

    private mutating func addMark(_ range: Range<Int>) {
        let byte = source[range.lowerBound]
        if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        // A semicolon ends a statement, whatever was left open in it.
        if byte == UInt8(ascii: ";") { depth = 0 }
        add(.mark, range)
        if byte == UInt8(ascii: "(") { depth += 1 }
    }

    private mutating func add(_ kind: SQLToken.Kind, _ range: Range<Int>) {
        all.append(SQLToken(kind: kind, text: String(decoding: source[range], as: UTF8.self), depth: depth))
    }
}
