import DocketData
import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct SQLiteReadingTests {
    private let file: SQLiteFile
    private var source: SQLiteSource { file.source }

    init() throws {
        file = try SQLiteFile(
            """
            CREATE TABLE flows (id INTEGER PRIMARY KEY, amount REAL, note TEXT, mark BLOB);
            INSERT INTO flows VALUES (1, 1.5, 'first', x'00ff'), (2, NULL, '', x''), (3, -1e300, 'ä€𝄞', NULL);
            CREATE VIEW large AS SELECT * FROM flows WHERE amount > 1;
            """)
    }

    @Test func valuesKeepTheirTypesAndNullIsNoEmptyText() async throws {
        let result = try await source.answer("SELECT * FROM flows ORDER BY id")
        #expect(result.columns.map(\.name) == ["id", "amount", "note", "mark"])
        #expect(result.columns.map(\.type) == ["INTEGER", "REAL", "TEXT", "BLOB"])
        #expect(
            result.rows == [
                [.integer(1), .real(1.5), .text("first"), .blob([0, 255])],
                [.integer(2), .null, .text(""), .blob([])],
                [.integer(3), .real(-1e300), .text("ä€𝄞"), .null],
            ])
        #expect(result.end?.rowCount == 3)
        #expect(result.end?.truncated == nil)
    }

    @Test func argumentsAreBoundAndNothingElse() async throws {
        let texts = [
            "' OR 1=1 --", "'; DROP TABLE flows; --", "\\", "\"", "?1", ":x", "%(x)s", "{{ x }}", "=cmd|' /C calc'!A0",
            "\u{0}", "a\u{0}b", "\n", "${x}", "$1", "\u{202E}", "😀", String(repeating: "'", count: 1000), "NULL", "",
        ]
        for text in texts {
            let result = try await source.answer(
                "SELECT :x, typeof(:x), length(CAST(:x AS BLOB)) WHERE :x = :x", ["x": SQLArgument([.text(text)])])
            #expect(result.rows == [[.text(text), .text("text"), .integer(Int64(text.utf8.count))]], "\(text)")
        }
    }

    @Test func aListBindsAsManyValuesAsItHas() async throws {
        for (ids, expected) in [([], 0), ([1], 1), ([1, 3, 9], 2)] as [([Int64], Int)] {
            let argument = SQLArgument(kind: .number, isList: true, ids.map(SQLValue.integer))
            for sql in ["SELECT id FROM flows WHERE id IN :ids", "SELECT id FROM flows WHERE id IN (:ids)"] {
                #expect(try await source.answer(sql, ["ids": argument]).rows.count == expected)
            }
            let others = try await source.answer("SELECT id FROM flows WHERE id NOT IN (:ids)", ["ids": argument])
            #expect(others.rows.count == 3 - expected)
        }
    }

    @Test func whatIsCutIsSaid() async throws {
        let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT i FROM n"
        let few = try await source.answer(sql, [:], QueryLimits(rows: 10))
        #expect(few.rows.count == 10)
        #expect(few.end?.truncated == QueryTruncation(limit: 10, reason: .rows))
        let exact = try await source.answer("SELECT id FROM flows", [:], QueryLimits(rows: 3))
        #expect(exact.end?.truncated == nil)
        let small = try await source.answer(sql, [:], QueryLimits(bytes: 2400))
        #expect(small.rows.count == 100)
        #expect(small.end?.truncated?.reason == .bytes)
    }

    @Test func timeThatIsUpEndsTheRowsAndSaysSo() async throws {
        let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 5"
        let result = try await source.answer(sql, [:], QueryLimits(time: .milliseconds(400)))
        #expect(result.rows.count == 4)
        #expect(result.end?.truncated == QueryTruncation(limit: 1, reason: .seconds))
    }

    @Test func rowsComeWhileTheEngineLooksForMore() async throws {
        let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 5"
        let parts = try source.run(sql, [:], QueryLimits(time: .seconds(60))).makeAsyncIterator()
        let start = ContinuousClock.now
        var rows: [[SQLValue]] = []
        while rows.isEmpty, let part = try await parts.next() {
            if case .rows(let more) = part { rows = more }
        }
        #expect(rows == (1...4).map { [.integer($0)] })
        #expect(start.duration(to: .now) < .seconds(50))
    }

    @Test func cancellingEndsWithinTwoTenthsOfASecond() async throws {
        for sql in [
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
            "SELECT instr(zeroblob(2000000), CAST(zeroblob(1000000) || 'x' AS BLOB))",
        ] {
            #expect(try await source.timeToCancel(sql) < .milliseconds(200))
        }
    }

    @Test func anErrorPointsAtItsPlaceInTheQuery() async throws {
        let failure = await source.refusal(of: "SELECT :a, :a,\n  nothing FROM flows", ["a": SQLArgument([.text("x")])])
        #expect(failure?.error.code == .invalidArgument)
        #expect(failure?.place == SQLPlace(line: 2, column: 3))
        let second = await source.refusal(of: "SELECT 'é';\n SELECT 2")
        #expect(second?.place == SQLPlace(line: 2, column: 2))
    }

    @Test func aDatabaseThatAnotherWritesToIsRead() async throws {
        let file = try SQLiteFile("PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        for count in 2...20 {
            try SQLiteFile.execute("INSERT INTO t VALUES (\(count))", in: file.path)
            #expect(try await file.source.answer("SELECT count(*) FROM t").rows == [[.integer(Int64(count))]])
        }
    }

    @Test func whatIsNoDatabaseIsToldAsSuch() async throws {
        let folder = try TemporaryFolder()
        #expect(await SQLiteSource(path: folder.path("none")).refusal(of: "SELECT 1")?.error.code == .notFound)
        #expect(await SQLiteSource(path: folder.url.path).refusal(of: "SELECT 1")?.error.code == .invalidArgument)
        try folder.write(String(repeating: "no database ", count: 100), to: "text")
        let failure = await SQLiteSource(path: folder.path("text")).refusal(of: "SELECT * FROM t")
        #expect(failure?.error.code == .invalidArgument)
    }

    @Test func tablesAreListedWithTheirColumnsAndRows() async throws {
        let schema = try await source.schema(within: QueryLimits())
        #expect(schema.tables.map(\.name) == ["flows", "large"])
        #expect(schema.tables.map(\.isView) == [false, true])
        #expect(schema.tables[0].rowCount == 3)
        #expect(schema.tables[0].columns.first == SQLColumn(name: "id", type: "INTEGER"))
    }

    @Test func aFullScanOfALargeTableHasAHint() async throws {
        let file = try SQLiteFile(
            """
            CREATE TABLE big (id INTEGER PRIMARY KEY, x);
            INSERT INTO big(x) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT i FROM n;
            CREATE TABLE small (x);
            """)
        func hints(_ sql: String) async throws -> [String?] {
            let statement = try BoundStatement(SQLStatement(sql, for: .sqlite), [:])
            return try await file.source.explain(statement, within: QueryLimits()).steps.map(\.hint)
        }
        #expect(try await hints("SELECT * FROM big AS b WHERE b.x = 5").compactMap { $0 }.count == 1)
        #expect(try await hints("SELECT * FROM big WHERE id = 5") == [nil])
        #expect(try await hints("SELECT * FROM small WHERE x = 5") == [nil])
    }
}
