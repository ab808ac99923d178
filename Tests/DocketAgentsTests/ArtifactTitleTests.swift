import DocketAgents
import Testing

struct ArtifactTitleTests {
    private func title(before text: String, table: String = "| Mandate | Fee |\n|---|---|\n") -> String? {
        ArtifactDetector().detect(in: text + "\n\n" + table).first?.title
    }

    @Test(arguments: [
        ("# Fee *comparison*", "Fee comparison"),
        ("## Fees:", "Fees"),
        ("**Fees per `mandate`:**", "Fees per mandate"),
        ("Of course! Here are the fees:", "Here are the fees"),
        ("They differ. See, e.g. Balanced below.", "See, e.g. Balanced below."),
        ("What about fees? Dr. Okafor asked for 3. These are they:", "Dr. Okafor asked for 3. These are they"),
        ("One line  \nand the next –", "and the next"),
        ("A wrapped\nline:", "A wrapped line"),
        ("費用です。比較表：", "比較表"),
        ("Version 2.0 is out; fees follow", "Version 2.0 is out; fees follow"),
    ])
    func theHeadingOrLastSentenceBeforeIsTheTitle(text: String, expected: String) {
        #expect(title(before: text) == expected)
    }

    @Test(arguments: ["", "---", "# ", ":", "<br>"])
    func withoutWordsTheFirstColumnsAreTheTitle(text: String) {
        #expect(title(before: text) == "Mandate, Fee")
    }

    @Test func columnsWithoutNamesAreATable() {
        #expect(title(before: "", table: "| | |\n|---|---|\n| 1 | 2 |\n") == "Table")
        #expect(title(before: "", table: "| | A | B<br>C | D | E |\n|---|---|---|---|---|\n") == "A, B C, D")
    }

    @Test func aLongTitleIsCutBetweenWords() {
        let words = String(repeating: "fees and minimums ", count: 10)
        #expect(
            title(before: words)
                == "fees and minimums fees and minimums fees and minimums fees and minimums fees…")
        #expect(title(before: String(repeating: "x", count: 200)) == String(repeating: "x", count: 79) + "…")
        #expect(title(before: String(repeating: "e\u{301}", count: 200))?.count == 80)
        let exact = String(repeating: "y", count: 80)
        #expect(title(before: exact + ":") == exact)
    }

    @Test(arguments: [
        ("SELECT a FROM shop.orders o JOIN x", "SELECT from shop.orders"),
        ("WITH a AS (SELECT 1 FROM (SELECT 2) b) SELECT * FROM (SELECT 3 FROM c)", "WITH from c"),
        ("select 1", "SELECT"),
        ("-- note\nINSERT INTO \"the orders\" VALUES (1)", "INSERT into \"the orders\""),
        ("update orders set a = 1", "UPDATE orders"),
        ("DELETE FROM orders", "DELETE from orders"),
        ("CREATE TABLE IF NOT EXISTS orders (id INT)", "CREATE TABLE orders"),
        ("DROP VIEW totals;", "DROP VIEW totals"),
        ("GRANT SELECT ON orders TO ada", "GRANT SELECT ON"),
        ("+---+\n| 1 |", "SQL query"),
    ])
    func withoutWordsTheStatementIsTheTitle(sql: String, expected: String) {
        #expect(ArtifactDetector().detect(in: "```sql\n\(sql)\n```").first?.title == expected)
    }
}
