import DocketAgents
import DocketDomain
import TestSupport
import Testing

struct ArtifactDetectorTests {
    private let detector = ArtifactDetector()

    @Test func eachTableIsOneArtifact() {
        let text = """
            ## Fees

            | Mandate | Fee |
            |:--------|----:|
            | **Balanced** | 0.60% |
            | Income | 0.45% | extra |
            | Growth |

            The minimums differ. Here they are:

            - in a list

              | Minimum |
              |:-------:|
              | 1<br>2 |
            """
        #expect(
            detector.detect(in: text) == [
                DetectedArtifact(
                    title: "Fees",
                    payload: .table(
                        Table(
                            columns: [.init(name: "Mandate", align: .left), .init(name: "Fee", align: .right)],
                            rows: [["Balanced", "0.60%"], ["Income", "0.45%"], ["Growth", ""]])),
                    lines: 3...7),
                DetectedArtifact(
                    title: "in a list",
                    payload: .table(Table(columns: [.init(name: "Minimum", align: .center)], rows: [["1\n2"]])),
                    lines: 13...15),
            ])
    }

    @Test func equalTablesAreArtifactsOfTheirOwn() {
        let table = "| a |\n|---|\n| 1 |\n"
        let artifacts = detector.detect(in: "# T\n\n" + table + "\n" + table)
        #expect(artifacts.map(\.title) == ["T", "T"])
        #expect(artifacts.map(\.kind) == [.table, .table])
    }

    @Test func onlyAnAssistantMakesArtifacts() {
        let text = "| a |\n|---|\n| 1 |\n"
        #expect(MessageRole.allCases.filter { !detector.detect(in: text, role: $0).isEmpty } == [.assistant])
    }

    @Test(arguments: [
        ("sql", nil), ("SQL", nil), ("postgres", "postgresql"), ("PostgreSQL", "postgresql"), ("psql", "postgresql"),
        ("mysql", "mysql"), ("MariaDB", "mariadb"), ("sqlite3", "sqlite"), ("T-SQL", "tsql"), ("mssql", "tsql"),
        ("pl/sql", "oracle"), ("plsql", "oracle"), ("Oracle", "oracle"), ("bigquery", "bigquery"),
        ("snowflake", "snowflake"), ("redshift", "redshift"), ("duckdb", "duckdb"), ("clickhouse", "clickhouse"),
        ("hiveql", "hive"), ("sparksql", "spark"), ("spark-sql", "spark"), ("presto", "presto"), ("trino", "trino"),
        ("ansi-sql", nil), ("sql title=\"x\"", nil), ("sql{1,3}", nil), ("{.sql}", nil),
    ])
    func aFenceTaggedAsSQLIsAQuery(info: String, dialect: String?) {
        let artifacts = detector.detect(in: "```\(info)\nwhatever it says\n```\n")
        #expect(artifacts.map(\.payload) == [.sqlQuery(sql: "whatever it says", dialect: dialect)])
        #expect(artifacts.map(\.lines) == [1...3])
    }

    @Test(arguments: ["python", "bash", "text", "nosql", "sqlalchemy", "spl", "json", "graphql", "{.python .sql}"])
    func aFenceTaggedOtherwiseIsNone(info: String) {
        #expect(detector.detect(in: "```\(info)\nSELECT a FROM b;\n```\n").isEmpty)
    }

    @Test func anUntaggedStatementIsAQuery() {
        let artifacts = detector.detect(in: "First count them.\n\n~~~\n\n  SELECT count(*)\n  FROM orders;\n\n~~~\n")
        #expect(
            artifacts == [
                DetectedArtifact(
                    title: "First count them.",
                    payload: .sqlQuery(sql: "\n  SELECT count(*)\n  FROM orders;\n", dialect: nil), lines: 3...8)
            ])
    }

    @Test(arguments: [
        "SELECT 1\r\nFROM t \r\n", "SELECT 1 \r\n\tFROM t", "SELECT 1\nFROM t\r\nWHERE x\rAND y", "SELECT 1\r\n\r\n",
    ])
    func aStatementKeepsItsLineEnds(sql: String) {
        for (before, after) in [("a\r\n\r\n", "\n"), ("", "\r\n"), ("> q\r\n\n", "\n")] {
            let text = "\(before)```sql\n\(sql)\(after)```\n"
            #expect(
                detector.detect(in: text).first?.payload == .sqlQuery(sql: sql, dialect: nil),
                "\(text.debugDescription)")
        }
    }

    @Test(arguments: ["```sql\n```", "```sql\n\n  \n```", "    SELECT a FROM b;\n", "`SELECT a FROM b`"])
    func emptyIndentedAndInlineCodeIsNone(text: String) {
        #expect(detector.detect(in: text).isEmpty)
    }

    @Test func theLastCharacterOfAQueryIsKeptWhole() {
        let payload = detector.detect(in: "```sql\nSELECT 'é' AS é\n```").first?.payload
        #expect(payload == .sqlQuery(sql: "SELECT 'é' AS é", dialect: nil))
    }

    @Test func randomTextIsReadWithoutFaultAndInOrder() {
        var generator = SeededGenerator(seed: 5)
        let pieces = [
            "| a | b |\n|---|---|\n", "| 1 |\n", "```sql\n", "```\n", "SELECT a FROM b;\n", "\n", "> ", "- ", "# h\n",
            "'", "\"", "(", "[", "/*", "--", "é", "\u{0}", "A. B: ", "WITH x AS (", "UPDATE ", "SET ", ";",
            "CREATE TABLE ",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let artifacts = detector.detect(in: text)
            for artifact in artifacts {
                #expect(!artifact.title.isEmpty && artifact.title.count <= 80, "\(text.debugDescription)")
                guard case .table(let table) = artifact.payload else { continue }
                #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(text.debugDescription)")
            }
            let starts = artifacts.map(\.lines.lowerBound)
            #expect(starts == starts.sorted(), "\(text.debugDescription)")
        }
    }
}
