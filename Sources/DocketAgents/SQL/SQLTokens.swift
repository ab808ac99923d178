/// The first tokens of a text read as SQL of any dialect: total, and in time proportional to what is read.
struct SQLTokens {
    /// Enough to know a statement by; what follows is not read.
    static let maximumCount = 2000

    private(set) var all: [SQLToken] = []
    private let source: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ text: String, atMost count: Int = maximumCount) {
        // A token is rarely longer than this on average, and a text can be of any length.
        source = Array(text.utf8.prefix(Self.maximumCount * 64))
        while all.count < count, let token = next() {
            all.append(token)
        }
    }

    /// The statements that begin within the tokens, without the semicolons between them.
    var statements: [ArraySlice<SQLToken>] {
        all.split(separator: SQLToken(kind: .mark, text: ";", depth: 0))
    }

    private mutating func next() -> SQLToken? {
        skipBlanksAndComments()
        guard position < source.count else { return nil }
        let start = position
        switch source[position] {
        case UInt8(ascii: "'"):
            skipQuoted(until: UInt8(ascii: "'"))
            return token(.string, from: start)
        case UInt8(ascii: "\""), UInt8(ascii: "`"):
            skipQuoted(until: source[position])
            return token(.quotedName, from: start)
        case UInt8(ascii: "["):
            skipQuoted(until: UInt8(ascii: "]"))
            return token(.quotedName, from: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            skipWord()
            return token(.number, from: start)
        case let byte where Self.isWord(byte):
            skipWord()
            return token(.word, from: start)
        default:
            return mark()
        }
    }

    private mutating func mark() -> SQLToken {
        let byte = source[position]
        if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        // A semicolon ends a statement, whatever was left open in it.
        if byte == UInt8(ascii: ";") { depth = 0 }
        position += 1
        let mark = token(.mark, from: position - 1)
        if byte == UInt8(ascii: "(") { depth += 1 }
        return mark
    }

    private func token(_ kind: SQLToken.Kind, from start: Int) -> SQLToken {
        SQLToken(kind: kind, text: String(decoding: source[start..<position], as: UTF8.self), depth: depth)
    }

    private mutating func skipBlanksAndComments() {
        while position < source.count {
            if source[position] <= UInt8(ascii: " ") {
                position += 1
            } else if starts(with: "--") || source[position] == UInt8(ascii: "#") {
                skip { $0 != UInt8(ascii: "\n") }
            } else if starts(with: "/*") {
                position += 2
                while position < source.count && !starts(with: "*/") { position += 1 }
                position = min(position + 2, source.count)
            } else {
                return
            }
        }
    }

    private mutating func skipQuoted(until end: UInt8) {
        position += 1
        skip { $0 != end }
        position = min(position + 1, source.count)
    }

    private mutating func skipWord() {
        skip(while: Self.isWord)
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < source.count && condition(source[position]) { position += 1 }
    }

    private func starts(with mark: StaticString) -> Bool {
        position + 1 < source.count && source[position] == mark.utf8Start[0]
            && source[position + 1] == mark.utf8Start[1]
    }

    /// Letters of any script, digits, and what names may contain; dots, so that a qualified name is one word.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "$"),
            UInt8(ascii: "@"), 0x80...:
            true
        default: false
        }
    }
}
