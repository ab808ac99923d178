/// Takes a text apart as SQL of any dialect: total, in time proportional to the text, and so that each byte belongs to
/// exactly one lexeme.
package struct SQLLexer {
    /// What only some dialects, or only texts that are sent with values, have.
    package struct Dialect: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// `#` begins a comment, as in MySQL.
        package static let hashComments = Dialect(rawValue: 1 << 0)
        /// `[…]` is a name, as in SQL Server and SQLite.
        package static let bracketedNames = Dialect(rawValue: 1 << 1)
        /// `:name`, `@name`, `$1`, `${name}` and `?` stand for values.
        package static let parameters = Dialect(rawValue: 1 << 2)
        /// `{{ name }}` and `%(name)s` stand for values.
        package static let templates = Dialect(rawValue: 1 << 3)
        /// `$$…$$` and `$tag$…$tag$` are texts, as in PostgreSQL.
        package static let dollarQuotes = Dialect(rawValue: 1 << 4)
        /// In `E'…'` a backslash takes its meaning from the next character, as in PostgreSQL.
        package static let escapeStrings = Dialect(rawValue: 1 << 5)
        /// A comment in a comment has an end of its own, as in PostgreSQL.
        package static let nestedComments = Dialect(rawValue: 1 << 6)
    }

    let bytes: [UInt8]
    private let dialect: Dialect
    var position = 0
    /// What the text ends within, so that a further text can go on with it.
    private var open: SQLLexeme.Kind?
    private var openEnd: UInt8 = 0

    package init(_ bytes: [UInt8], _ dialect: Dialect) {
        self.bytes = bytes
        self.dialect = dialect
    }

    /// A text that follows another, such as its next line.
    package init(_ bytes: [UInt8], continuing previous: SQLLexer) {
        self.init(bytes, previous.dialect)
        (open, openEnd) = (previous.open, previous.openEnd)
    }

    /// The next lexeme; nil at the end.
    package mutating func next() -> SQLLexeme? {
        guard position < bytes.count else { return nil }
        let start = position
        let kind = open ?? begin()
        if open != nil { finish() }
        return SQLLexeme(kind: kind, range: start..<position)
    }

    /// Goes past a lexeme, or past the mark that opens one.
    private mutating func begin() -> SQLLexeme.Kind {
        let byte = bytes[position]
        switch byte {
        case 0...UInt8(ascii: " "):
            skip { $0 <= UInt8(ascii: " ") }
            return .blank
        case UInt8(ascii: "-") where follows("-"), UInt8(ascii: "#") where dialect.contains(.hashComments):
            skip { $0 != UInt8(ascii: "\n") }
            return .comment
        case UInt8(ascii: "/") where follows("*") && dialect.contains(.nestedComments):
            skipNestedComment()
            return .comment
        case UInt8(ascii: "/") where follows("*"): return begin(.comment, until: UInt8(ascii: "*"), opening: 2)
        case UInt8(ascii: "'") where dialect.contains(.escapeStrings) && followsEscapeMark:
            skipEscapeString()
            return .string
        case UInt8(ascii: "'"): return begin(.string, until: byte)
        case UInt8(ascii: "\""), UInt8(ascii: "`"): return begin(.quotedName, until: byte)
        case UInt8(ascii: "[") where dialect.contains(.bracketedNames):
            return begin(.quotedName, until: UInt8(ascii: "]"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            skipNumber()
            return .number
        case let byte where Self.isWord(byte):
            skip(while: Self.isWord)
            return .word
        default:
            if dialect.contains(.dollarQuotes), skipDollarQuote() { return .string }
            if dialect.contains(.templates), skipTemplate() { return .parameter }
            if dialect.contains(.parameters), skipParameter() { return .parameter }
            position += 1
            return .mark
        }
    }

    private mutating func begin(_ kind: SQLLexeme.Kind, until end: UInt8, opening count: Int = 1) -> SQLLexeme.Kind {
        position += count
        (open, openEnd) = (kind, end)
        return kind
    }

    /// Goes past the end of what is open, if that comes.
    private mutating func finish() {
        let isComment = open == .comment
        while position < bytes.count {
            let byte = bytes[position]
            if byte == openEnd, !isComment || follows("/") {
                position += isComment ? 2 : 1
                open = nil
                return
            }
            // A name in backticks ends with its line.
            if byte == UInt8(ascii: "\n"), openEnd == UInt8(ascii: "`") { break }
            position += 1
        }
        if openEnd == UInt8(ascii: "`") { open = nil }
    }

    private mutating func skipNumber() {
        while position < bytes.count {
            let byte = bytes[position]
            let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            let followsExponent = bytes[position - (position > 0 ? 1 : 0)] | 0x20 == UInt8(ascii: "e")
            guard Self.isWord(byte) || byte == UInt8(ascii: ".") || isSign && followsExponent else { return }
            position += 1
        }
    }

    private mutating func skipParameter() -> Bool {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch bytes[position] {
        case UInt8(ascii: ":"):
            // Two colons are a cast.
            guard Self.isWord(next), position == 0 || bytes[position - 1] != UInt8(ascii: ":") else { return false }
        case UInt8(ascii: "$") where next == UInt8(ascii: "{"):
            skip { $0 != UInt8(ascii: "}") }
            position = min(position + 1, bytes.count)
            return true
        case UInt8(ascii: "@"), UInt8(ascii: "$"):
            guard Self.isWord(next) else { return false }
        case UInt8(ascii: "?"): break
        default: return false
        }
        position += 1
        skip(while: Self.isWord)
        return true
    }

    mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }

    func follows(_ mark: Unicode.Scalar) -> Bool {
        position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: mark)
    }

    /// Letters of any script, digits and the underscore.
    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
