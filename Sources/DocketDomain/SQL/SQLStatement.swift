/// A query's text, with what stands in it for values.
package struct SQLStatement: Hashable, Sendable {
    /// What stands for a value at one place.
    struct Placeholder: Hashable, Sendable {
        let name: String
        /// Its place among the statement's lexemes.
        let index: Int
    }

    package let text: String
    package let engine: SQLEngine
    let bytes: [UInt8]
    /// All but blanks and comments, in order.
    let lexemes: [SQLLexeme]
    let placeholders: [Placeholder]

    /// - Throws: `invalidArgument` where a template has more than plain names: docket fills in values, and runs nothing.
    package init(_ text: String, for engine: SQLEngine) throws(QueryFailure) {
        self.text = text
        self.engine = engine
        bytes = Array(text.utf8)
        var lexer = SQLLexer(bytes, engine.dialect)
        var lexemes: [SQLLexeme] = []
        while let lexeme = lexer.next() {
            if lexeme.kind != .blank, lexeme.kind != .comment { lexemes.append(lexeme) }
        }
        self.lexemes = lexemes
        var reader = PlaceholderReader(bytes: bytes, engine: engine)
        var placeholders: [Placeholder] = []
        for (index, lexeme) in lexemes.enumerated() {
            if let offset = reader.strangeTemplate(at: lexeme) {
                throw QueryFailure(
                    .invalidArgument,
                    "This is a template that docket does not fill in: only plain names such as {{ name }} are.",
                    at: SQLPlace(offset, in: text))
            }
            guard let name = reader.name(of: lexeme) else { continue }
            placeholders.append(Placeholder(name: name, index: index))
        }
        self.placeholders = placeholders
    }

    /// The names of its parameters, each once, in the order in which they first come.
    package var names: [String] {
        var seen: Set<String> = []
        return placeholders.map(\.name).filter { seen.insert($0).inserted }
    }

    /// Whether there is nothing to run in it.
    package var isEmpty: Bool { lexemes.allSatisfy { isMark($0, ";") } }

    func isMark(_ lexeme: SQLLexeme, _ mark: Unicode.Scalar) -> Bool {
        lexeme.kind == .mark && bytes[lexeme.range.lowerBound] == UInt8(ascii: mark)
    }

    /// Whether a lexeme is that keyword, given in small letters.
    func isWord(_ lexeme: SQLLexeme, _ word: String) -> Bool {
        lexeme.kind == .word && String(decoding: bytes[lexeme.range], as: UTF8.self).lowercased() == word
    }
}

/// Tells which lexemes are placeholders, and what they are called.
private struct PlaceholderReader {
    let bytes: [UInt8]
    let engine: SQLEngine
    /// The highest number of a placeholder without a name so far.
    private var highest = 0

    init(bytes: [UInt8], engine: SQLEngine) {
        self.bytes = bytes
        self.engine = engine
    }

    mutating func name(of lexeme: SQLLexeme) -> String? {
        guard lexeme.kind == .parameter else { return nil }
        let piece = bytes[lexeme.range]
        let before: UInt8 = lexeme.range.lowerBound > 0 ? bytes[lexeme.range.lowerBound - 1] : 0
        switch piece.first {
        case UInt8(ascii: "{"), UInt8(ascii: "%"):
            return String(decoding: piece.filter(SQLLexer.isWord), as: UTF8.self).droppingFormat(of: piece)
        // Names may have a dollar in them.
        case UInt8(ascii: "$") where SQLLexer.isWord(before): return nil
        case UInt8(ascii: "?") where engine == .postgres: return nil
        // A slice of an array, such as a[1:n].
        case UInt8(ascii: ":") where engine == .postgres && (SQLLexer.isWord(before) || ")]".utf8.contains(before)):
            return nil
        // The end of an operator, such as <@.
        case UInt8(ascii: "@") where engine == .postgres && "<>=@&|~!?#-+*/%^".utf8.contains(before): return nil
        default: break
        }
        let name = String(decoding: piece.dropFirst().filter(SQLLexer.isWord), as: UTF8.self)
        if name.isEmpty {
            highest += 1
            return String(highest)
        }
        if let number = Int(name) { highest = max(highest, number) }
        return name
    }

    /// Where a template begins that has more than a plain name; nothing where none does.
    func strangeTemplate(at lexeme: SQLLexeme) -> Int? {
        let start = lexeme.range.lowerBound
        guard lexeme.kind == .mark, bytes[start] == UInt8(ascii: "{"), start + 1 < bytes.count else { return nil }
        return "{%#".utf8.contains(bytes[start + 1]) ? start : nil
    }
}

extension String {
    /// Without the letter at the end of `%(name)s`.
    fileprivate func droppingFormat(of piece: ArraySlice<UInt8>) -> String {
        piece.first == UInt8(ascii: "%") ? String(dropLast()) : self
    }
}
