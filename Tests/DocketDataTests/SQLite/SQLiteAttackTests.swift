import DocketData
import DocketDomain
import Foundation
import TestSupport
import Testing

/// Attempts to write, to read other files, to run programs, and to take all memory or time.
@Suite(.serialized) struct SQLiteAttackTests {
    private static let writing = [
        "INSERT INTO t VALUES (9, 'x')", "UPDATE t SET a = 9", "DELETE FROM t", "REPLACE INTO t VALUES (1, 'x')",
        "INSERT INTO t VALUES (9, 'x') RETURNING a", "WITH x AS (SELECT 1) DELETE FROM t", "DROP TABLE t",
        "CREATE TABLE u (a)", "CREATE TEMP TABLE u (a)", "CREATE TABLE u AS SELECT * FROM t", "CREATE INDEX i ON t (a)",
        "CREATE VIEW v AS SELECT 1", "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE f USING fts5(a)", "ALTER TABLE t ADD COLUMN c", "ALTER TABLE t RENAME TO u",
        "UPDATE sqlite_schema SET sql = ''", "VACUUM", "VACUUM INTO 'copy.db'", "REINDEX", "ANALYZE", "BEGIN", "COMMIT",
        "ROLLBACK", "SAVEPOINT s", "RELEASE s", "ATTACH 'other.db' AS o", "ATTACH ':memory:' AS o", "DETACH main",
        "PRAGMA writable_schema = 1", "PRAGMA query_only = 0", "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 7",
        "PRAGMA temp_store_directory = '/'", "PRAGMA wal_checkpoint", "PRAGMA optimize", "PRAGMA hard_heap_limit = 0",
        "SELECT * FROM pragma_journal_mode('delete')", "EXPLAIN DELETE FROM t", "SELECT 1; DROP TABLE t",
        "SELECT 1; SELECT 2", "SELECT 1 /* ; */; DELETE FROM t", "SELECT 1; -- and\nDELETE FROM t",
        "SELECT 1\u{0}; DROP TABLE t", "; ; DROP TABLE t", "",
    ]

    private static let reaching = [
        "SELECT load_extension('x')", "SELECT load_extension('x', 'y')", "SELECT readfile('/etc/passwd')",
        "SELECT writefile('out', 'x')", "SELECT edit('x')", "SELECT fts3_tokenizer('simple')",
        "SELECT fts3_tokenizer('simple', x'00')", "SELECT * FROM fsdir('/')", "SELECT * FROM zipfile('a.zip')",
        "SELECT * FROM csv('/etc/passwd')", "SELECT * FROM pragma_database_list", "SELECT sqlite_rename_table(1, 2)",
        "SELECT fts5(1)", "SELECT shell('id')", "SELECT * FROM t WHERE a IN (SELECT load_extension('x'))",
    ]

    private static let consuming = [
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n ORDER BY i DESC",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT group_concat(i, randomblob(10000)) FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT json_group_array(i) FROM n",
        "WITH RECURSIVE n(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM n) SELECT s FROM n WHERE s = ''",
        "WITH RECURSIVE n(i, b) AS (SELECT 1, x'' UNION SELECT i + 1, randomblob(1000000) FROM n) SELECT max(b) FROM n",
        "SELECT count(*) FROM t a, t b, t c, t d, t e, t f, t g, t h, t i, t j, t k, t l, t m, t n, t o, t p, t q",
        "SELECT randomblob(1000000000)", "SELECT zeroblob(1000000000)", "SELECT hex(zeroblob(500000000))",
        "SELECT printf('%.*c', 1000000000, 'x')", "SELECT printf('%30000000d', 1) || printf('%30000000d', 1)",
        "SELECT zeroblob(33554433)",
        "SELECT replace(hex(zeroblob(1000000)), '0', hex(zeroblob(1000)))", "SELECT quote(zeroblob(900000000))",
        "SELECT instr(zeroblob(2000000), CAST(zeroblob(1000000) || 'x' AS BLOB))",
        "SELECT trim(hex(zeroblob(10000000)), hex(randomblob(10000000)))",
        "SELECT group_concat(a.b, hex(zeroblob(1000000))) FROM t a, t b, t c",
        "SELECT char(" + Array(repeating: "1114111", count: 900).joined(separator: ",") + ") || zeroblob(999999999)",
        "SELECT " + Array(repeating: "randomblob(30000000)", count: 60).joined(separator: ", "),
        "SELECT " + Array(repeating: "1", count: 3000).joined(separator: ", "),
        "SELECT " + String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000),
        "SELECT " + Array(repeating: "1", count: 5000).joined(separator: " + "),
        "SELECT json('" + String(repeating: "[", count: 100_000) + "')",
        "SELECT 1 UNION ALL " + Array(repeating: "SELECT 1", count: 2000).joined(separator: " UNION ALL "),
    ]

    private let file: SQLiteFile

    init() throws {
        let rows = (1...12).map { "INSERT INTO t VALUES (\($0), 'x')" }.joined(separator: "; ")
        file = try SQLiteFile("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); \(rows)")
    }

    @Test func whatWritesOrReachesOutIsRefusedAndChangesNothing() async throws {
        let before = try file.contents
        for attack in Self.writing + Self.reaching {
            let failure = await file.source.refusal(of: attack, [:], .patient)
            let codes: [DocketError.Code] = [.permissionDenied, .invalidArgument]
            #expect(failure.map { codes.contains($0.error.code) } == true, "\(attack)")
            #expect(try file.contents == before, "\(attack)")
        }
        #expect(try await file.source.answer("SELECT count(*) FROM t").rows == [[.integer(12)]])
    }

    @Test func whatTakesAllMemoryOrTimeIsEndedAndTheNextQueryRuns() async throws {
        let source = file.source
        for attack in Self.consuming {
            let start = ContinuousClock.now
            let failure = await source.refusal(of: attack, [:], .short)
            #expect(failure != nil, "\(attack.prefix(200))")
            #expect(start.duration(to: .now) < .seconds(120), "\(attack.prefix(200))")
            #expect(try await source.answer("SELECT count(*) FROM t").rows == [[.integer(12)]])
        }
    }

    @Test func readingIsAllowedAlsoOfVirtualTables() async throws {
        let file = try SQLiteFile(
            """
            CREATE VIRTUAL TABLE words USING fts5(text);
            INSERT INTO words VALUES ('alpha beta'), ('gamma');
            """)
        let queries = [
            "SELECT highlight(words, 0, '<', '>'), bm25(words) FROM words WHERE words MATCH 'alpha'",
            "SELECT * FROM json_each('[1,2]')", "SELECT json_extract('{\"a\":1}', '$.a'), '{\"a\":1}' ->> 'a'",
            "SELECT sqrt(2), date('now'), strftime('%Y', 'now'), iif(1, 2, 3), current_timestamp",
            "SELECT row_number() OVER (ORDER BY text), lag(text) OVER (ORDER BY text) FROM words",
            "SELECT * FROM pragma_table_info('words')", "PRAGMA table_info(words)", "VALUES (1), (2)",
            "EXPLAIN QUERY PLAN SELECT 1", "SELECT name FROM sqlite_schema",
        ]
        for query in queries {
            #expect(await file.source.refusal(of: query) == nil, "\(query)")
        }
    }
}
