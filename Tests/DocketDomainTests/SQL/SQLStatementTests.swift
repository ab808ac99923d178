import DocketDomain
import Testing

@Suite struct SQLStatementTests {
    private func names(_ text: String, _ engine: SQLEngine = .sqlite) throws -> [String] {
        try SQLStatement(text, for: engine).names
    }

    @Test(
        arguments: [
            ("SELECT :a, :b, :a", ["a", "b"]), ("SELECT @a", ["a"]), ("SELECT $1, $2", ["1", "2"]),
            ("SELECT ?, ?, ?7, ?", ["1", "2", "7", "8"]), ("SELECT %(a)s", ["a"]),
            ("SELECT {{a}}, {{ b }}", ["a", "b"]),
            ("SELECT ':a', \":b\", `:c`, [:d] -- :e\n /* :f */", []), ("SELECT 'it''s :a', :b", ["b"]),
            ("SELECT a::b, c::text", []), ("SELECT 5 % (a)", []), ("SELECT '{{ a }}', '%(b)s', '$1'", []),
            ("SELECT größe FROM t WHERE größe > :größe", ["größe"]), ("SELECT a$1 FROM t", []), ("", []),
        ] as [(String, [String])])
    func placeholdersAreFoundWhereTheyAreTokens(_ text: String, _ expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    @Test(
        arguments: [
            ("SELECT $$ :a $1 $$, $x$ :b $$ $x$, :c", ["c"]), ("SELECT E'\\' :a', :b", ["b"]),
            ("/* /* :a */ :b */ SELECT :c", ["c"]), ("SELECT x[1:n], x[:n]", ["n"]), ("SELECT d ? 'a', d ?| :k", ["k"]),
            ("SELECT :d::date, a <@b, a @> b", ["d"]), ("SELECT $1, $2::int", ["1", "2"]), ("SELECT a:b", []),
            ("SELECT U&'\\0041 :a', :b", ["b"]), ("SELECT 'a\\' , :b", ["b"]),
        ] as [(String, [String])])
    func postgresHasTokensOfItsOwn(_ text: String, _ expected: [String]) throws {
        #expect(try names(text, .postgres) == expected)
    }

    @Test(arguments: [
        "SELECT {% if x %} 1 {% endif %}", "SELECT {{ a.b }}", "SELECT {{ a | upper }}", "SELECT {# x #} 1",
    ])
    func templatesWithMoreThanNamesAreRefusedWithTheirPlace(_ text: String) {
        for engine in SQLEngine.allCases {
            let failure = #expect(throws: QueryFailure.self) { try SQLStatement(text, for: engine) }
            #expect(failure?.place == SQLPlace(line: 1, column: 8))
        }
    }

    private func bound(
        _ text: String, _ arguments: [String: SQLArgument], _ engine: SQLEngine = .sqlite
    ) throws -> BoundStatement {
        try BoundStatement(SQLStatement(text, for: engine), arguments)
    }

    @Test func placeholdersBecomeTheDriversAndEachNameIsSentOnce() throws {
        let arguments = ["a": SQLArgument([.text("x")]), "b": SQLArgument(kind: .number, [.integer(1)])]
        let sqlite = try bound("SELECT :a, {{ b }}, :a", arguments)
        #expect(sqlite.text == "SELECT ?1, ?2, ?1")
        #expect(sqlite.values.map(\.value) == [.text("x"), .integer(1)])
        #expect(try bound("SELECT :a::text, %(b)s", arguments, .postgres).text == "SELECT $1::text, $2")
    }

    @Test(
        arguments: [
            (SQLEngine.sqlite, "a IN :l", "a IN (?1, ?2)", "a IN ()"),
            (.sqlite, "a IN (:l)", "a IN (?1, ?2)", "a IN ()"),
            (.sqlite, "a NOT IN ( :l )", "a NOT IN ( ?1, ?2 )", "a NOT IN (  )"),
            (.postgres, "a IN (:l) AND b", "a IN ($1, $2) AND b", "a = ANY ('{}') AND b"),
            (.postgres, "a NOT IN (:l)", "a NOT IN ($1, $2)", "a <> ALL ('{}')"),
            (.postgres, "a = ANY (:l)", "a = ANY (ARRAY[$1, $2])", "a = ANY ('{}')"),
        ])
    func listsBindEachValueAndEmptyOnesAreEmptySets(
        _ engine: SQLEngine, _ text: String, _ two: String, _ none: String
    ) throws {
        let values = SQLArgument(isList: true, [.text("x"), .text("y")])
        #expect(try bound(text, ["l": values], engine).text == two)
        #expect(try bound(text, ["l": SQLArgument(isList: true, [])], engine).text == none)
    }

    @Test func anEmptyListElsewhereIsRefused() {
        for text in ["SELECT :l", "SELECT coalesce(:l)", "SELECT 1 WHERE a IN (1, :l)"] {
            #expect(throws: QueryFailure.self) { try bound(text, ["l": SQLArgument(isList: true, [])]) }
        }
    }

    @Test func placesAreThoseOfTheOriginal() throws {
        let text = "SELECT :long_name, é,\n  :long_name, broken"
        let statement = try bound(text, ["long_name": SQLArgument([.text("x")])], .postgres)
        let characters = Array(statement.text.unicodeScalars)
        let index = characters.indices.first { String(String.UnicodeScalarView(characters[$0...])).hasPrefix("broken") }
        #expect(statement.place(ofCharacter: index ?? 0) == SQLPlace(line: 2, column: 15))
        let sqlite = try bound(text, ["long_name": SQLArgument([.text("x")])])
        let offset = sqlite.text.utf8.count - "broken".utf8.count
        #expect(sqlite.place(ofByte: offset) == SQLPlace(line: 2, column: 15))
        #expect(sqlite.place(ofByte: 8) == SQLPlace(line: 1, column: 8))
    }

    @Test func aMissingValueIsToldWithItsPlace() {
        let failure = #expect(throws: QueryFailure.self) { try bound("SELECT\n :a", [:]) }
        #expect(failure?.place == SQLPlace(line: 2, column: 2))
    }
}
