import DocketDomain
import TestSupport
import Testing

@Suite struct SQLLexerTests {
    private static let all: SQLLexer.Dialect = [.hashComments, .bracketedNames, .parameters]

    private func lexemes(_ text: String, _ dialect: SQLLexer.Dialect = all) -> [(SQLLexeme.Kind, String)] {
        let bytes = Array(text.utf8)
        var lexer = SQLLexer(bytes, dialect)
        var found: [(SQLLexeme.Kind, String)] = []
        while let lexeme = lexer.next() {
            found.append((lexeme.kind, String(decoding: bytes[lexeme.range], as: UTF8.self)))
        }
        return found
    }

    @Test(
        arguments: [
            (" \n", .blank), ("-- all 'of it", .comment), ("# too", .comment), ("/* 'a' \n-- */", .comment),
            ("/* open", .comment), ("'a -- b'", .string), ("'open", .string), ("\"a b\"", .quotedName),
            ("`a`", .quotedName), ("[a b]", .quotedName), ("12.5e-3", .number), ("größe_1", .word),
            (":name", .parameter),
            ("@name", .parameter), ("$1", .parameter), ("${a b}", .parameter), ("?", .parameter), (";", .mark),
        ] as [(String, SQLLexeme.Kind)])
    func eachKindIsTold(_ text: String, _ kind: SQLLexeme.Kind) {
        let found = lexemes(text)
        #expect(found.map(\.1) == [text])
        #expect(found.first?.0 == kind)
    }

    @Test func whatOnlySomeDialectsHaveIsAMarkToTheOthers() {
        for text in ["#", "[", "?"] { #expect(lexemes(text, []).map(\.0) == [.mark], "\(text)") }
        #expect(lexemes(":a", []).map(\.0) == [.mark, .word])
        #expect(lexemes("a::b").map(\.1) == ["a", ":", ":", "b"])
    }

    @Test func everyByteBelongsToOneLexemeLineByLineAsInTheWhole() {
        var random = SeededGenerator(seed: 7)
        let pieces = [
            "'", "\"", "`", "--", "/*", "*/", "[", "]", "\n", " ", "select", "1e-5", ".", ":a", "é", "#", "${", "}",
        ]
        for _ in 0..<500 {
            let text = (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            #expect(lexemes(text).map(\.1).joined() == text)
            let dialect: SQLLexer.Dialect = [.bracketedNames]
            var lexer = SQLLexer([], dialect)
            var kinds: [SQLLexeme.Kind] = []
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                lexer = SQLLexer(Array(line.utf8), continuing: lexer)
                while let lexeme = lexer.next() {
                    kinds += Array(repeating: lexeme.kind, count: lexeme.range.count)
                }
            }
            let whole = lexemes(text, dialect).flatMap { kind, piece in
                piece.utf8.filter { $0 != UInt8(ascii: "\n") }.map { _ in kind }
            }
            #expect(kinds == whole, "\(text)")
        }
    }

    @Test func namesAreFoundWhereverTheyStandInQuotesOfAnyKind() {
        let sql = "SELECT a.\"Events\", [outbox] FROM 'Claims', `blobs` -- streams\n/* users */ WHERE x = :threads"
        #expect(
            SQLLexer.names(in: sql)
                == ["select", "a", "events", "outbox", "from", "claims", "blobs", "where", "x", "threads"])
    }
}
