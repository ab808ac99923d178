/// A statement as a driver takes it: numbered placeholders in the text, and the values beside it.
package struct BoundStatement: Sendable {
    package struct Value: Hashable, Sendable {
        package let kind: SQLParameter.Kind
        package let value: SQLValue
    }

    package let text: String
    /// In the order of the placeholders' numbers.
    package private(set) var values: [Value] = []
    private let original: String
    /// Where pieces of the text begin in it, and where they do in the original; in order.
    private var pieces: [(start: Int, origin: Int, isPlaceholder: Bool)] = []

    /// The place in the original for a place in the text, given in bytes.
    package func place(ofByte offset: Int) -> SQLPlace {
        guard let piece = pieces.last(where: { $0.start <= offset }) else { return SQLPlace(0, in: original) }
        let distance = piece.isPlaceholder ? 0 : offset - piece.start
        return SQLPlace(piece.origin + distance, in: original)
    }

    /// The same, given in characters as PostgreSQL counts them: from 0.
    package func place(ofCharacter offset: Int) -> SQLPlace {
        place(ofByte: String(text.unicodeScalars.prefix(max(0, offset))).utf8.count)
    }

    /// The end of the original: what is missing there.
    package var end: SQLPlace { SQLPlace(original.utf8.count, in: original) }

    /// A statement of the program's own, with `?1`, `?2`, … or `$1`, `$2`, … for these values.
    package init(own text: String, _ values: [SQLValue] = []) {
        self.text = text
        original = text
        self.values = values.map { Value(kind: .text, value: $0) }
    }

    /// - Throws: `invalidArgument` where an argument is missing, or where an empty list stands elsewhere than in `IN (…)`.
    package init(_ statement: SQLStatement, _ arguments: [String: SQLArgument]) throws(QueryFailure) {
        var writer = StatementWriter(statement)
        try writer.write(arguments)
        text = String(decoding: writer.output, as: UTF8.self)
        values = writer.values
        pieces = writer.pieces
        original = statement.text
    }
}

private struct StatementWriter {
    private let statement: SQLStatement
    private(set) var output: [UInt8] = []
    private(set) var values: [BoundStatement.Value] = []
    private(set) var pieces: [(start: Int, origin: Int, isPlaceholder: Bool)] = [(0, 0, false)]
    /// How far the original has been written.
    private var position = 0
    /// Name → the number that its value has already.
    private var numbers: [String: Int] = [:]

    init(_ statement: SQLStatement) {
        self.statement = statement
    }

    mutating func write(_ arguments: [String: SQLArgument]) throws(QueryFailure) {
        for placeholder in statement.placeholders {
            let lexeme = statement.lexemes[placeholder.index]
            let place = SQLPlace(lexeme.range.lowerBound, in: statement.text)
            guard let argument = arguments[placeholder.name] else {
                throw QueryFailure(
                    .invalidArgument, "The parameter “\(placeholder.name)” needs a value.", at: place)
            }
            if !argument.isList {
                let number = numbers[placeholder.name] ?? add(argument.values.first ?? .null, argument.kind)
                numbers[placeholder.name] = number
                replace(lexeme.range, by: mark(number))
            } else if argument.values.isEmpty {
                try writeEmptyList(placeholder, place)
            } else {
                let marks = argument.values.map { mark(add($0, argument.kind)) }.joined(separator: ", ")
                replace(lexeme.range, by: wrap(marks, placeholder.index))
            }
        }
        output += statement.bytes[position...]
    }

    private mutating func add(_ value: SQLValue, _ kind: SQLParameter.Kind) -> Int {
        values.append(BoundStatement.Value(kind: kind, value: value))
        return values.count
    }

    private func mark(_ number: Int) -> String {
        statement.engine == .sqlite ? "?\(number)" : "$\(number)"
    }

    private mutating func replace(_ range: Range<Int>, by text: String) {
        output += statement.bytes[position..<range.lowerBound]
        pieces.append((output.count, range.lowerBound, true))
        output += text.utf8
        pieces.append((output.count, range.upperBound, false))
        position = range.upperBound
    }

    /// A list is in parentheses of its own unless it stands in some already; `ANY (…)` takes an array.
    private func wrap(_ marks: String, _ index: Int) -> String {
        guard let before = lexeme(index - 1), statement.isMark(before, "(") || statement.isMark(before, ",") else {
            return "(\(marks))"
        }
        return isArray(index) ? "ARRAY[\(marks)]" : marks
    }

    private func lexeme(_ index: Int) -> SQLLexeme? {
        statement.lexemes.indices.contains(index) ? statement.lexemes[index] : nil
    }

    private func isArray(_ index: Int) -> Bool {
        guard statement.engine == .postgres, let before = lexeme(index - 2) else { return false }
        return statement.isWord(before, "any") || statement.isWord(before, "all") || statement.isWord(before, "some")
    }

    /// Nothing is in an empty set, and everything is out of it, NULL too.
    private mutating func writeEmptyList(
        _ placeholder: SQLStatement.Placeholder, _ place: SQLPlace
    ) throws(QueryFailure) {
        let index = placeholder.index
        let range = statement.lexemes[index].range
        var isAlone = false
        if let before = lexeme(index - 1), let after = lexeme(index + 1) {
            isAlone = statement.isMark(before, "(") && statement.isMark(after, ")")
        }
        if isAlone, isArray(index) { return replace(range, by: "'{}'") }
        let word = isAlone ? index - 2 : index - 1
        guard let membership = lexeme(word), statement.isWord(membership, "in") else {
            throw QueryFailure(
                .invalidArgument,
                "The list “\(placeholder.name)” is empty, and can be only where it is all of IN (…).", at: place)
        }
        switch statement.engine {
        case .sqlite: replace(range, by: isAlone ? "" : "()")
        case .postgres:
            let isNegated = lexeme(word - 1).map { statement.isWord($0, "not") } ?? false
            let start = statement.lexemes[isNegated ? word - 1 : word].range.lowerBound
            let end = isAlone ? statement.lexemes[index + 1].range.upperBound : range.upperBound
            replace(start..<end, by: isNegated ? "<> ALL ('{}')" : "= ANY ('{}')")
        }
    }
}
