import DocketData
import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct PostgresReadingTests {
    private func source() async throws -> PostgresSource { try await PostgresServer.shared.value.source() }

    @Test func valuesKeepTheirTypesAndDecimalsTheirDigits() async throws {
        let result = try await source().answer(
            """
            SELECT 1::int2, 2::int8, 1.50::numeric(10,2), 0.1::float8, true, 'ä'::text, '\\x00ff'::bytea,
                date '2026-11-29', NULL::int, ''::text, ARRAY[1,2], '{"a":1}'::jsonb
            """)
        #expect(
            result.columns.map(\.type) == [
                "smallint", "bigint", "numeric(10,2)", "double precision", "boolean", "text", "bytea", "date",
                "integer", "text", "integer[]", "jsonb",
            ])
        #expect(
            result.rows == [
                [
                    .integer(1), .integer(2), .text("1.50"), .real(0.1), .boolean(true), .text("ä"), .blob([0, 255]),
                    .text("2026-11-29"), .null, .text(""), .text("{1,2}"), .text("{\"a\": 1}"),
                ]
            ])
    }

    @Test func argumentsAreBoundAndNothingElse() async throws {
        let source = try await source()
        for text in [
            "' OR 1=1 --", "'; DROP TABLE t; --", "\\", "$1", "$$", ":x", "%(x)s", "{{ x }}", "=1+1", "\n", "\u{202E}",
            "",
            "😀", "E'\\''", String(repeating: "'", count: 1000),
        ] {
            let result = try await source.answer("SELECT :x, :x = :x", ["x": SQLArgument([.text(text)])])
            #expect(result.rows == [[.text(text), .boolean(true)]], "\(text)")
        }
    }

    @Test func argumentsHaveTheTypeThatTheirPlaceAsksFor() async throws {
        let source = try await source()
        let number = SQLArgument(kind: .number, [.integer(3)])
        let day = SQLArgument(kind: .date, [.text("2026-11-29")])
        #expect(try await source.answer("SELECT repeat('x', :n)", ["n": number]).rows == [[.text("xxx")]])
        #expect(try await source.answer("SELECT :n + 1", ["n": number]).rows == [[.integer(4)]])
        #expect(try await source.answer("SELECT 1 LIMIT :n", ["n": number]).rows.count == 1)
        #expect(
            try await source.answer("SELECT :d + interval '1 day' > date '2026-11-29'", ["d": day]).rows == [
                [.boolean(true)]
            ])
        for kind in [SQLParameter.Kind.text, .number, .date, .boolean] {
            let result = try await source.answer(
                "SELECT 1 WHERE :x IS NULL OR :x = :x", ["x": SQLArgument(kind: kind, [.null])])
            #expect(result.rows.count == 1, "\(kind)")
        }
        let texts = SQLArgument([.text("2026-11-29")])
        #expect(try await source.answer("SELECT 1 WHERE current_date > :x::date - 10000", ["x": texts]).rows.count == 1)
    }

    @Test func aListBindsAsManyValuesAsItHas() async throws {
        let source = try await source()
        for (ids, expected) in [([], 0), ([1], 1), ([1, 3, 9], 2)] as [([Int64], Int)] {
            let argument = SQLArgument(kind: .number, isList: true, ids.map(SQLValue.integer))
            for sql in ["i IN (:ids)", "i IN :ids", "i = ANY (:ids)", "NOT (i NOT IN (:ids))", "NOT (i <> ALL (:ids))"]
            {
                let result = try await source.answer(
                    "SELECT i FROM generate_series(1, 3) AS s(i) WHERE \(sql)", ["ids": argument])
                #expect(result.rows.count == expected, "\(sql) \(ids)")
            }
        }
        let days = SQLArgument(isList: true, [.text("2026-11-29")])
        #expect(try await source.answer("SELECT 1 WHERE date '2026-11-29' IN (:d)", ["d": days]).rows.count == 1)
        let none = SQLArgument(isList: true, [])
        #expect(try await source.answer("SELECT 1 WHERE NULL::date NOT IN (:d)", ["d": none]).rows.count == 1)
    }

    @Test func whatIsCutIsSaid() async throws {
        let source = try await source()
        let few = try await source.answer("SELECT generate_series(1, 100000)", [:], QueryLimits(rows: 70))
        #expect(few.rows.count == 70)
        #expect(few.end?.truncated == QueryTruncation(limit: 70, reason: .rows))
        let exact = try await source.answer("SELECT generate_series(1, 70)", [:], QueryLimits(rows: 70))
        #expect(exact.end?.truncated == nil)
        #expect(try await source.answer("SELECT generate_series(1, 5000)").rows.count == 5000)
        #expect(try await source.answer("SELECT 1 WHERE false").rows.isEmpty)
    }

    @Test func anErrorPointsAtItsPlaceInTheQuery() async throws {
        let source = try await source()
        let failure = await source.refusal(of: "SELECT :long, 'é',\n  nothing", ["long": SQLArgument([.text("x")])])
        #expect(failure?.error.code == .invalidArgument)
        #expect(failure?.place == SQLPlace(line: 2, column: 3))
    }

    @Test func cancellingEndsWithinTwoTenthsOfASecondAndTheServerStopsToo() async throws {
        let source = try await source()
        func isRunning() async throws -> Bool {
            let sql =
                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE :m AND pid <> pg_backend_pid()"
            return try await source.answer(sql, ["m": SQLArgument([.text("%docket_result%")])]).rows != [[.integer(0)]]
        }
        #expect(try await source.timeToCancel("SELECT pg_sleep(600)") < .milliseconds(200))
        let end = ContinuousClock.now + .seconds(120)
        while try await isRunning() {
            guard ContinuousClock.now < end else {
                Issue.record("the server goes on")
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func timeThatIsUpEndsTheQuery() async throws {
        let source = try await source()
        let start = ContinuousClock.now
        let failure = await source.refusal(of: "SELECT pg_sleep(600)", [:], .short)
        #expect(failure?.error.code == .resourceExhausted)
        #expect(start.duration(to: .now) < .seconds(120))
    }

    @Test func aServerThatIsKilledInTheMiddleOfAQueryIsToldAsSuch() async throws {
        let server = try await PostgresServer()
        let source = server.source()
        let reading = Task { await source.refusal(of: "SELECT pg_sleep(600)") }
        try await Task.sleep(for: .milliseconds(500))
        let start = ContinuousClock.now
        try server.crash()
        #expect(await reading.value?.error.code == .unavailable)
        #expect(start.duration(to: .now) < .seconds(120))
        #expect(await source.refusal(of: "SELECT 1")?.error.code == .unavailable)
    }

    @Test func aServerThatSaysNothingIsNotWaitedForLongerThanAllowed() async throws {
        // It takes connections, and never answers.
        let silent = try SilentServer()
        let source = PostgresSource(connection: "host=127.0.0.1 port=\(silent.port) user=x dbname=x", password: nil)
        let start = ContinuousClock.now
        #expect(await source.refusal(of: "SELECT 1", [:], .short) != nil)
        #expect(start.duration(to: .now) < .seconds(120))
    }

    @Test func aPasswordThatIsMissingIsToldAndOneThatIsThereNever() async throws {
        let missing = PostgresSource(connection: "host=/nowhere") { () throws(DocketError) in
            throw DocketError(.configuration, "The password is missing.")
        }
        #expect(await missing.refusal(of: "SELECT 1")?.error.code == .configuration)
        let wrong = PostgresSource(connection: "host=/nowhere password=geheim1 dbname=x") { () throws(DocketError) in
            "geheim2"
        }
        let failure = await wrong.refusal(of: "SELECT 1")
        #expect(failure?.error.code == .unavailable)
        #expect(failure?.error.message.contains("geheim") == false)
        let listing = SourceSettings(name: "a", kind: .postgres("host=/nowhere password=geheim1", password: nil))
            .listing
        #expect(listing.place == "host=/nowhere")
    }

    @Test func tablesAreListedAndPlansAreTrees() async throws {
        let server = try await PostgresServer.shared.value
        try await server.execute(
            """
            CREATE TABLE IF NOT EXISTS listed (id int PRIMARY KEY, name varchar(20));
            CREATE TABLE IF NOT EXISTS big_listed AS SELECT i, i AS j FROM generate_series(1, 120000) AS s(i);
            ANALYZE big_listed
            """)
        let tables = try await server.source().schema(within: QueryLimits()).tables
        let listed = tables.first { $0.name == "listed" }
        #expect(
            listed?.columns == [
                SQLColumn(name: "id", type: "integer"), SQLColumn(name: "name", type: "character varying(20)"),
            ])
        let statement = try BoundStatement(
            SQLStatement("SELECT * FROM big_listed JOIN listed ON id = i WHERE j = :x", for: .postgres),
            ["x": SQLArgument(kind: .number, [.integer(5)])])
        let plan = try await server.source().explain(statement, within: QueryLimits())
        func hints(_ steps: [QueryPlan.Step]) -> [String] {
            steps.flatMap { ($0.hint.map { [$0] } ?? []) + hints($0.steps) }
        }
        #expect(hints(plan.steps).count == 1)
    }
}

/// Takes connections and says nothing.
private final class SilentServer {
    let port: UInt16
    private let listener: Int32

    init() throws {
        #if canImport(Glibc)
            listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            listener = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, length)
                _ = listen(listener, 5)
                _ = getsockname(listener, $0, &length)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit {
        close(listener)
    }
}
