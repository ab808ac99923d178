import DocketDomain
import TestSupport
import Testing

/// Which tables and columns a query uses.
@Suite struct QueryNamesTests {
    struct Case: Sendable {
        let sql: String
        let tables: String
        let columns: String

        init(_ sql: String, _ tables: String, _ columns: String = "") {
            self.sql = sql
            self.tables = tables
            self.columns = columns
        }
    }

    private func expect(_ query: Case) {
        let names = QueryNames(in: query.sql)
        #expect(names.tables.sorted() == query.tables.split(separator: ",").map(String.init).sorted(), "\(query.sql)")
        #expect(names.columns.sorted() == query.columns.split(separator: ",").map(String.init).sorted(), "\(query.sql)")
    }

    // MARK: Tables and their names

    @Test(
        arguments: [
            Case("SELECT fee FROM ledger", "ledger", "fee"),
            Case("select FEE from Ledger", "ledger", "fee"),
            Case("SELECT fee FROM sales.ledger", "sales.ledger,ledger", "fee"),
            Case("SELECT fee FROM db.sales.ledger", "db.sales.ledger,sales.ledger,ledger", "fee"),
            Case("SELECT sales.ledger.fee FROM sales.ledger", "sales.ledger,ledger", "fee"),
            Case("SELECT \"Fee\" FROM \"Fee comparison\"", "fee comparison", "fee"),
            Case("SELECT \"a\"\"b\" FROM \"x.y\"", "x.y", "a\"b"),
            Case("SELECT `fee` FROM `ledger`", "ledger", "fee"),
            Case("SELECT l.fee FROM `shop.sales.ledger` l", "shop.sales.ledger,sales.ledger,ledger", "fee"),
            Case("SELECT [fee] FROM [dbo].[the ledger]", "dbo.the ledger,the ledger", "fee"),
            Case("SELECT [it's] FROM [a 'b]", "a 'b", "it's"),
            Case("SELECT fee FROM master..ledger", "master.ledger,ledger", "fee"),
            Case("SELECT größe FROM straße", "straße", "größe"),
            Case("SELECT 金额 FROM 交易", "交易", "金额"),
            Case("SELECT a FROM x, y AS z, w", "x,y,w", "a"),
            Case("TABLE ledger", "ledger"),
            Case("SELECT * FROM ONLY ledger", "ledger"),
            Case("SELECT a FROM #temp WHERE b > 1", "temp", "a,b"),
            Case("SELECT offset.x, values.y FROM offset, values", "offset,values", "x,y"),
        ])
    func tablesAreFoundHoweverTheyAreNamed(_ query: Case) { expect(query) }

    // MARK: Aliases and joins

    @Test(
        arguments: [
            Case("SELECT l.fee FROM ledger l", "ledger", "fee"),
            Case("SELECT l.fee FROM ledger AS l WHERE l.client = 1", "ledger", "fee,client"),
            Case("SELECT fee AS cost, amount total FROM ledger", "ledger", "fee,amount"),
            Case("SELECT sum(fee) AS fee FROM ledger", "ledger", "fee"),
            Case("SELECT sum(fee) AS total FROM ledger ORDER BY total", "ledger", "fee"),
            Case("SELECT c, sum(fee) s FROM l GROUP BY c HAVING s > 3 ORDER BY s DESC, d", "l", "c,fee,d"),
            Case("SELECT fee AS \"Total fee\" FROM ledger", "ledger", "fee"),
            Case("SELECT fee 'Total' FROM ledger", "ledger", "fee"),
            Case("SELECT * FROM a JOIN b ON a.id = b.a_id", "a,b", "id,a_id"),
            Case("SELECT * FROM a LEFT OUTER JOIN b USING (id, day) WHERE b.x IS NULL", "a,b", "id,day,x"),
            Case("SELECT * FROM a NATURAL JOIN b CROSS JOIN c", "a,b,c"),
            Case("SELECT * FROM a x RIGHT JOIN b y ON left(x.n, 2) = right(y.m, 2), c z", "a,b,c", "n,m"),
            Case("SELECT * FROM (a JOIN b ON a.x = b.x) JOIN c ON c.y = b.y", "a,b,c", "x,y"),
            Case("SELECT * FROM a JOIN b JOIN c ON b.i = c.i ON a.j = b.j", "a,b,c", "i,j"),
            Case("SELECT a.n FROM t AS a(n, m) WHERE a.m > q", "t", "q"),
            Case("SELECT e FROM employees e WHERE e.boss = 3", "employees", "boss"),
            Case("SELECT status FROM status", "status", "status"),
            Case("SELECT t.* FROM t", "t"),
            Case("SELECT a FROM t CROSS APPLY f(t.b) x WHERE x.c = 1", "t", "a,b,c"),
            Case("SELECT a FROM t WITH (NOLOCK) WHERE b = 1", "t", "a,b"),
            Case("SELECT a FROM t INDEXED BY i WHERE b = 1", "t", "a,b"),
            Case("SELECT a FROM t x USE INDEX (i) WHERE x.b = 1", "t", "a,b"),
            Case("SELECT a FROM t TABLESAMPLE BERNOULLI (10)", "t", "a"),
        ])
    func otherNamesForTablesAndColumnsAreNone(_ query: Case) { expect(query) }

    // MARK: Subqueries and common table expressions

    @Test(
        arguments: [
            Case("WITH c AS (SELECT fee FROM ledger) SELECT fee FROM c", "ledger", "fee"),
            Case("WITH c AS (SELECT sum(fee) AS total FROM ledger) SELECT total, c.total FROM c", "ledger", "fee"),
            Case("WITH c(x) AS (SELECT fee FROM ledger) SELECT x, c.x FROM c WHERE x > 1", "ledger", "fee"),
            Case("WITH c AS (SELECT * FROM ledger) SELECT c.fee FROM c", "ledger", "fee"),
            Case(
                "WITH a AS (SELECT x FROM t), b AS (SELECT x FROM a) SELECT x FROM b JOIN u ON u.i = b.i",
                "t,u", "x,i"),
            Case("WITH \"My C\" AS (SELECT x FROM t) SELECT x FROM \"My C\"", "t", "x"),
            Case(
                "WITH c AS MATERIALIZED (SELECT x FROM t), d AS NOT MATERIALIZED (SELECT 1) SELECT x FROM c, "
                    + "d", "t", "x"),
            Case("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n", ""),
            Case("WITH n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", ""),
            Case("WITH orders AS (SELECT id FROM orders WHERE day > 3) SELECT id FROM orders", "orders", "id,day"),
            Case("SELECT x FROM (WITH c AS (SELECT x FROM t) SELECT x FROM c) q, c", "t,c", "x"),
            Case("SELECT q.total FROM (SELECT sum(fee) AS total FROM ledger) AS q", "ledger", "fee"),
            Case("SELECT q.x FROM ((SELECT a AS x FROM t)) q", "t", "a"),
            Case("SELECT q.x FROM ((SELECT a AS x FROM t) UNION (SELECT b FROM u)) q", "t,u", "a,b"),
            Case("SELECT x, o.o FROM (SELECT o.total AS o FROM orders o) o", "orders", "x,total"),
            Case("SELECT (SELECT max(x.a) FROM y x WHERE x.id = c.id) FROM customers c", "y,customers", "a,id"),
            Case("SELECT n FROM t WHERE id IN (SELECT t_id FROM u) AND EXISTS (SELECT 1 FROM v)", "t,u,v", "n,id,t_id"),
            Case("SELECT a FROM t UNION SELECT b AS a FROM u EXCEPT SELECT c FROM v ORDER BY a", "t,u,v", "a,b,c"),
            Case("SELECT a AS x FROM t UNION ALL SELECT b FROM u ORDER BY x", "t,u", "a,b"),
            Case("(SELECT a AS k FROM t) INTERSECT (SELECT b FROM u) ORDER BY k LIMIT 3", "t,u", "a,b"),
            Case("SELECT v.a, b FROM (VALUES (1, 'x'), (2, 'y')) AS v(a, b)", ""),
            Case("SELECT x FROM t, LATERAL (SELECT u.y FROM u WHERE u.i = t.i) z", "t,u", "x,y,i"),
            Case(
                "SELECT g, s.v FROM generate_series(1, 9) AS g, jsonb_each(doc) WITH ORDINALITY AS s(k, v)", "", "doc"),
            Case("SELECT d.value FROM t, json_each(t.tags) d", "t", "tags,value"),
        ])
    func whatAQueryMakesItselfIsNoTable(_ query: Case) { expect(query) }

    // MARK: Expressions

    @Test(
        arguments: [
            Case("SELECT CASE WHEN a > 1 THEN b ELSE c END AS d FROM t", "t", "a,b,c"),
            Case("SELECT a::numeric(10, 2), CAST(b AS double precision), c::pg_catalog.text[] FROM t", "t", "a,b,c"),
            Case("SELECT EXTRACT(year FROM day), substring(n FROM 2 FOR 3), trim(both from m) FROM t", "t", "day,n,m"),
            Case("SELECT DATEDIFF(day, a, b), date_trunc('month', c) FROM t", "t", "a,b,c"),
            Case("SELECT a FROM t WHERE b IS NOT DISTINCT FROM c AND d IS DISTINCT FROM e", "t", "a,b,c,d,e"),
            Case("SELECT count(DISTINCT a) FILTER (WHERE b > 0), count(*) FROM t", "t", "a,b"),
            Case(
                "SELECT sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) "
                    + "FROM t", "t", "a,b,c"),
            Case(
                "SELECT rank() OVER w, lag(a) OVER (w) FROM t WINDOW w AS (PARTITION BY b ORDER BY c DESC)", "t",
                "a,b,c"),
            Case("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY fee) AS median FROM t", "t", "fee"),
            Case("SELECT string_agg(a, ', ' ORDER BY b), group_concat(c SEPARATOR ';') FROM t", "t", "a,b,c"),
            Case("SELECT a FROM t WHERE b LIKE 'x%' ESCAPE '!' AND c SIMILAR TO 'y' AND d GLOB e", "t", "a,b,c,d,e"),
            Case("SELECT a FROM t ORDER BY b COLLATE \"de_DE\" ASC NULLS LAST, c COLLATE NOCASE", "t", "a,b,c"),
            Case("SELECT a AT TIME ZONE 'UTC' FROM t WHERE b > DATE '2026-01-01' - INTERVAL '1 day'", "t", "a,b"),
            Case(
                "SELECT a FROM t WHERE b > now() - INTERVAL 3 DAY AND c = TIMESTAMP WITH TIME ZONE '2026-01-01'", "t",
                "a,b,c"),
            Case("SELECT a[1], ARRAY[b, c], (d).e, f->>'g' FROM t WHERE tags @> ARRAY['x']", "t", "a,b,c,d,f,tags"),
            Case("SELECT DISTINCT ON (a) b, c FROM t", "t", "a,b,c"),
            Case("SELECT TOP 10 a FROM t", "t", "a"),
            Case("SELECT TOP (10) PERCENT a FROM t", "t", "a"),
            Case("SELECT a * b, c*2 FROM t", "t", "a,b,c"),
            Case("SELECT a, count(*) FROM t GROUP BY GROUPING SETS ((a), ROLLUP (b, c))", "t", "a,b,c"),
            Case("SELECT a FROM t LIMIT n OFFSET m", "t", "a"),
            Case("SELECT a FROM t WHERE b = TRUE FETCH FIRST 3 ROWS ONLY", "t", "a,b"),
            Case("SELECT a FROM t FOR UPDATE OF t SKIP LOCKED", "t", "a"),
            Case("SELECT make_interval(days => a, hours := b) FROM t", "t", "a,b"),
            Case("SELECT date, year, key, value, type, level FROM t", "t", "date,year,key,value,type,level"),
            Case("SELECT * EXCEPT (secret) FROM t", "t", "secret"),
            Case("SELECT NULL, current_date, TRUE, 1e5, 0x1F, x'ab', E'it\\'s' FROM t", "t"),
        ])
    func columnsAreFoundInExpressions(_ query: Case) { expect(query) }

    // MARK: Strings, comments and values

    @Test(
        arguments: [
            Case("SELECT 'a FROM b' FROM t -- FROM c\nWHERE d /* FROM e */ = 'it''s'", "t", "d"),
            Case("SELECT a FROM t WHERE b = $$ FROM c $$ AND d = $q$ $$ FROM e $q$", "t", "a,b,d"),
            Case("SELECT a /* x /* y */ FROM z */ FROM t", "t", "a"),
            Case("SELECT a /* x /* y */ FROM t", "t", "a"),
            Case("SELECT a # the one, don't ask\nFROM t", "t", "a"),
            Case("# FROM z\nSELECT a FROM t", "t", "a"),
            Case("SELECT a #>> '{x,y}', b FROM t", "t", "a,b"),
            Case(
                "SELECT a FROM t WHERE b = :b AND c = @c AND d = $1 AND e = ? AND f = %(f)s AND g = {{ g }}", "t",
                "a,b,c,d,e,f,g"),
            Case("SELECT a FROM {{ source }} x WHERE x.b = 1", "", "a,b"),
            Case("SELECT a FROM t {% if x %} WHERE b = y {% endif %}", "t", "a,b,y"),
            Case("SELECT \"a\" FROM 'b'", "", "a"),
        ])
    func whatOnlyStandsInTextsCommentsAndTemplatesIsNone(_ query: Case) { expect(query) }

    // MARK: Other statements

    @Test(
        arguments: [
            Case("INSERT INTO t (a, b) SELECT c, d FROM u", "t,u", "a,b,c,d"),
            Case("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = excluded.a", "t", "a"),
            Case("UPDATE t SET a = b + 1, c = 2 WHERE d = 3", "t", "a,b,c,d"),
            Case("UPDATE t SET a = u.b FROM u WHERE t.i = u.i RETURNING c AS e", "t,u", "a,b,i,c"),
            Case("DELETE FROM t USING u WHERE t.i = u.i", "t,u", "i"),
            Case("CREATE VIEW v AS SELECT a FROM t", "t", "a"),
            Case("CREATE TABLE v (a int, b text)", ""),
            Case("CREATE TABLE v AS WITH c AS (SELECT a FROM t) SELECT a FROM c", "t", "a"),
            Case("EXPLAIN (ANALYZE, BUFFERS) SELECT a FROM t", "t", "a"),
            Case("EXPLAIN QUERY PLAN SELECT a FROM t", "t", "a"),
            Case("MERGE INTO t USING (SELECT i, x FROM u) s ON t.i = s.i", "t,u", "i,x"),
            Case("SELECT a FROM t; SELECT b FROM u;", "t,u", "a,b"),
            Case("WITH c AS (SELECT 1 AS x) SELECT x FROM c; SELECT x FROM c", "c", "x"),
        ])
    func otherStatementsNameTablesToo(_ query: Case) { expect(query) }

    // MARK: Faults

    @Test(
        arguments: [
            Case("", ""), Case("   \n", ""), Case("Hello there, this is no query.", ""),
            Case("SELECT a FROM", "", "a"), Case("SELECT FROM WHERE ORDER BY", ""),
            Case("SELECT a FROM t WHERE (b = 1 AND (c = 2", "t", "a,b,c"),
            Case("SELECT a FROM t)) WHERE b = 1", "t", "a,b"),
            Case("SELECT a FROM t WHERE b = 'open", "t", "a,b"),
            Case("SELECT a FROM t WHERE \"open = 1", "t", "a"),
            Case("SELECT a, FROM t, WHERE b", "t", "a,b"),
            Case("WITH c AS (SELECT a FROM t", "t", "a"),
            Case("SELECT (SELECT a FROM t; SELECT b FROM u", "t,u", "a,b"),
            Case("FROM t SELECT a", "t", "a"),
            Case("SELECT a.b.c.d FROM .t. WHERE ..x", "", "d"),
        ])
    func aTextWithFaultsGivesWhatItCan(_ query: Case) { expect(query) }

    @Test(
        arguments: [
            "SELECT a FROM t WHERE " + String(repeating: "(", count: 10_000) + "b"
                + String(repeating: ")", count: 10_000),
            String(repeating: "SELECT a FROM (", count: 10_000) + "SELECT b FROM t"
                + String(repeating: ") x", count: 10_000),
            String(repeating: "WITH c AS (", count: 10_000) + "SELECT a, b FROM t",
            "SELECT a, b FROM t WHERE x IN " + String(repeating: "(SELECT y FROM t WHERE z IN ", count: 10_000),
            "SELECT a, b FROM t, " + String(repeating: "(t JOIN ", count: 10_000),
        ])
    func noNestingIsTooDeep(_ sql: String) {
        let names = QueryNames(in: sql)
        #expect(names.columns.isSuperset(of: ["a", "b"]))
        #expect(names.tables == ["t"])
    }

    /// A text four times as long takes four times as long, and not sixteen times.
    @Test(
        arguments: [
            "(", ")", "'", "\"", "\"\"", "`a`", "[", "[a]", "#x", "# ", "/*", "*/", "$$", "$a", "${", "{", "{{", "a.",
            "a,", "a ", ";", "SELECT a FROM t, ", "SELECT a FROM (", "a b c FROM ", "WITH c AS (SELECT a FROM c), ",
            "c AS (SELECT 1 AS x), ", "JOIN (SELECT a AS b) x ", "UNION SELECT a AS b FROM c ", "a(", "CASE ", "x.y ",
            ", b AS b", ", b.c AS d", "E'\\", "-- \n", "::", "é",
        ])
    func timeGrowsAsTheTextDoes(_ piece: String) async {
        let factor = await growth { factor in
            let sql =
                "WITH c AS (SELECT a AS b FROM t) SELECT a "
                + String(repeating: piece, count: factor * 15_000 / piece.utf8.count)
            _ = QueryNames(in: sql)
        }
        #expect(factor <= 10)
    }

    @Test func aTextWithoutEndHasNoNamesWithoutEnd() {
        let columns = (0..<50_000).map { "column\($0)" }.joined(separator: ", ")
        let names = QueryNames(in: "SELECT \(columns) FROM t")
        #expect(names.columns.count == QueryNames.most)
        #expect(names.tables == ["t"])
        #expect(QueryNames(in: "SELECT \(String(repeating: "x", count: 10_000)) FROM t").columns.isEmpty)
    }

    @Test func anythingCanBeRead() {
        var random = SeededGenerator(seed: 12)
        let pieces = [
            "SELECT ", "FROM ", "WITH ", "AS ", "(", ")", ",", "a", "b.c", "\"q\"", "'s'", " ", ";", "UNION ", "JOIN ",
            "ON ", "USING ", "VALUES ", "INTO ", "INSERT ", "OVER ", "WINDOW ", "CAST(", "::", "[", "]", "{", "}", ".",
            "*", "RECURSIVE ", "LATERAL ", "GROUP BY ", "#", "$$", "/*", "*/", "--", "\n", ":x", "=", ">", "TOP ", "1",
        ]
        for _ in 0..<3000 {
            let sql = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let names = QueryNames(in: sql)
            #expect(names.tables.union(names.columns).allSatisfy { !$0.isEmpty && $0 == $0.lowercased() }, "\(sql)")
        }
    }
}
