import DocketDomain
import Foundation
import Testing

@Suite struct SQLCommandTests {
    private func sandbox() async throws -> (Sandbox, query: String) {
        let sandbox = try await Sandbox()
        _ = try sandbox.file(
            ".config/docket/config.yaml",
            """
            sources:
              exports: {files: ~/exports/*.csv}
              reports: {postgres: "host=/nowhere dbname=x user=u password=geheim", password_env: NO_SUCH_VARIABLE}
            """)
        _ = try sandbox.file("exports/fees.csv", "fund,fee,note\nA,0.5,\nB,2,=1+1\n")
        let payload = """
            {"sql": "SELECT fund, fee, note, NULL AS none FROM fees WHERE fund = :fund", "database": "exports",
             "parameters": {"fund": {"type": "text", "default": "A"}}}
            """
        let made = try await sandbox.json(
            "artifacts", "create", "--kind", "sql_query", "--title", "Fees", "--from", "-", input: Data(payload.utf8))
        return (sandbox, try #require(made["id"]?.string))
    }

    @Test func aResultKeepsTypesAndTellsNullFromNothing() async throws {
        let (sandbox, query) = try await sandbox()
        let result = try await sandbox.json("sql", "run", query)
        #expect(result["columns"]?.array?.compactMap { $0["name"]?.string } == ["fund", "fee", "note", "none"])
        #expect(result["rows"] == [["A", 0.5, "", nil]])
        #expect(result["row_count"]?.int == 1)
        #expect(result["truncated"]?.isNull == true)
        #expect(result["seconds"]?.double != nil)
    }

    @Test func formatsSayTheSameAndCSVHoldsNoFormulas() async throws {
        let (sandbox, query) = try await sandbox()
        func run(_ format: String) async throws -> Outcome {
            try await sandbox.done("sql", "run", query, "--param", "fund=B", "--format", format)
        }
        #expect(try await run("csv").text == "fund,fee,note,none\r\nB,2.0,\"'=1+1\",\r\n")
        #expect(try await run("tsv").text == "fund\tfee\tnote\tnone\r\nB\t2.0\t\"'=1+1\"\t\r\n")
        #expect(
            try await run("md").text
                == "| fund | fee | note | none |\n| --- | --- | --- | --- |\n| B | 2.0 | =1+1 | NULL |\n")
        #expect(
            try await run("table").lines == [
                "fund  fee  note  none", "----  ---  ----  ----", "B     2.0  =1+1  NULL", "1 row",
            ])
        #expect(
            try JSON(parsing: Array(try await run("ndjson").output)) == [
                "fund": "B", "fee": 2.0, "note": "=1+1", "none": nil,
            ])
        #expect(try await run("xlsx").output.starts(with: Data("PK".utf8)))
    }

    @Test func whatIsCutIsSaid() async throws {
        let (sandbox, _) = try await sandbox()
        let query = Data("SELECT * FROM fees".utf8)
        let result = try await sandbox.json("sql", "run", "-", "--source", "exports", "--limit", "1", input: query)
        #expect(result["truncated"] == ["limit": 1, "reason": "rows"])
        let csv = try await sandbox.run(
            ["sql", "run", "-", "--source", "exports", "--limit", "1", "--format", "csv"], input: query)
        #expect(csv.complaint.contains("first 1 rows"))
    }

    @Test func aKeptResultIsATableThatTellsWhereItIsFrom() async throws {
        let (sandbox, query) = try await sandbox()
        try await sandbox.done("sql", "run", query, "--param", "fund=B", "--save", "Fees of B")
        let tables = try await sandbox.json("artifacts", "list", "--kind", "table")
        let table = try #require(tables["items"]?[0])
        #expect(table["title"]?.string == "Fees of B")
        for part in [query, "exports", "fund = B"] { #expect(table["description"]?.string?.contains(part) == true) }
        #expect(table["metadata"]?["query"]?.string == query)
        // And the workspace is a source.
        let again = Data("SELECT fee + 1 AS more FROM \"Fees of B\"".utf8)
        let result = try await sandbox.json("sql", "run", "-", "--source", "workspace", input: again)
        #expect(result["rows"] == [[3.0]])
    }

    @Test func theChartOfAQueryGoesWithItsResult() async throws {
        let (sandbox, plain) = try await sandbox()
        let payload = """
            {"sql": "SELECT fund, fee FROM fees", "database": "exports",
             "visualization": {"type": "column", "x": "fund", "y": ["fee"]}}
            """
        let made = try await sandbox.json(
            "artifacts", "create", "--kind", "sql_query", "--title", "Drawn", "--from", "-", input: Data(payload.utf8))
        let query = try #require(made["id"]?.string)
        let part = Data("xl/charts/chart1.xml".utf8)
        let workbook = try await sandbox.done("sql", "run", query, "--format", "xlsx", "--save", "Fees of all")
        #expect(workbook.output.range(of: part) != nil)
        #expect(try await sandbox.done("sql", "run", plain, "--format", "xlsx").output.range(of: part) == nil)
        let table = try #require(try await sandbox.json("artifacts", "list", "--kind", "table")["items"]?[0])
        #expect(table["metadata"]?["visualization"] == ["type": "column", "x": "fund", "y": ["fee"]])
        let id = try #require(table["id"]?.string)
        let exported = try await sandbox.done("export", id, "--format", "xlsx", "--out", "-")
        #expect(exported.output.range(of: part) != nil)
        let json = try await sandbox.done("export", id, "--format", "json", "--out", "-")
        #expect(try JSON(parsing: Array(json.output))["chart"]?["type"]?.string == "column")
        let page = try await sandbox.done("export", id, "--format", "html", "--out", "-")
        #expect(page.text.contains("<svg"))
        // Without its columns there is nothing to draw.
        let one = try await sandbox.done("export", id, "--format", "xlsx", "--columns", "fund", "--out", "-")
        #expect(one.output.range(of: part) == nil)
    }

    @Test func tablesOfTheWorkspaceThatAreCalledTheSameAreNamedByTheirIDs() async throws {
        let (sandbox, _) = try await sandbox()
        var ids: [String] = []
        for row in ["1", "2"] {
            let made = try await sandbox.json(
                "artifacts", "create", "--kind", "table", "--title", "Twice", "--from", "-",
                input: Data("a,b\n\(row),x\n".utf8))
            ids.append(try #require(made["id"]?.string))
        }
        let refused = try await sandbox.run(
            ["sql", "run", "-", "--source", "workspace"], input: Data("SELECT * FROM twice".utf8))
        #expect(refused.status == 65)
        for id in ids { #expect(refused.complaint.contains(id)) }
        let found = try await sandbox.json(
            "sql", "run", "-", "--source", "workspace", input: Data("SELECT a FROM \"\(ids[1])\"".utf8))
        #expect(found["rows"] == [[2]])
    }

    @Test func tablesThatOthersDoNotSeeAreNotThere() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Mine")
        let table = try await sandbox.table("Secret fees", in: thread)
        try await sandbox.user("ben")
        for name in ["Secret fees", table] {
            let query = Data("SELECT * FROM \"\(name)\"".utf8)
            #expect(
                try await sandbox.json("sql", "run", "-", "--source", "workspace", input: query)["row_count"]?.int == 2)
            let other = try await sandbox.run(
                ["sql", "run", "-", "--source", "workspace", "--user", "ben"], input: query)
            #expect(other.status == 65)
            #expect(other.complaint.contains("No such table"))
        }
    }

    @Test func valuesAreRememberedWhereTheyAreAskedFor() async throws {
        let (sandbox, query) = try await sandbox()
        try await sandbox.done("sql", "run", query, "--param", "fund=B")
        #expect(try await sandbox.json("sql", "run", query)["rows"]?[0]?[0]?.string == "A")
        #expect(try await sandbox.json("sql", "run", query, "--last")["rows"]?[0]?[0]?.string == "B")
    }

    @Test(
        arguments: [
            (["sql", "run", "-", "--source", "nothing"], 66), (["sql", "run", "-"], 65),
            (["sql", "run", "-", "--source"], 64),
            (["sql", "run", "no-such-artifact"], 66),
            (["sql", "run", "-", "--source", "exports", "--param", "x=1"], 65),
            (["sql", "run", "-", "--source", "exports", "--param", "x"], 64), (["sql", "test", "nothing"], 66),
            (["sql", "run", "-", "--database", "/no/such.db"], 66), (["sql", "test", "reports"], 78),
            (["sql", "run", "-", "--source", "exports", "--format", "pdf"], 64),
        ] as [([String], Int32)])
    func failuresHaveTheCodesOfTheContract(_ arguments: [String], _ status: Int32) async throws {
        let (sandbox, _) = try await sandbox()
        let run = try await sandbox.run(arguments, input: Data("SELECT 1".utf8))
        #expect(run.status == status, "\(run.complaint)")
        #expect(!run.complaint.contains("geheim"))
    }

    @Test func anErrorTellsItsPlaceAndWritingIsRefused() async throws {
        let (sandbox, _) = try await sandbox()
        let wrong = try await sandbox.run(
            ["sql", "run", "-", "--source", "exports", "--json"], input: Data("SELECT fund,\n nothing FROM fees".utf8))
        #expect(wrong.status == 65)
        #expect(try wrong.error["details"] == ["line": 2, "column": 2])
        let writing = try await sandbox.run(
            ["sql", "run", "-", "--source", "exports"], input: Data("DELETE FROM fees".utf8))
        #expect(writing.status == 77)
    }

    @Test func sourcesAreListedWithoutSecretsAndPlansAsTrees() async throws {
        let (sandbox, query) = try await sandbox()
        let sources = try await sandbox.json("sql", "sources")
        #expect(sources["items"]?.array?.compactMap { $0["name"]?.string } == ["exports", "reports", "workspace"])
        #expect(!sources.serialized().contains("geheim"))
        let tables = try await sandbox.json("sql", "sources", "exports")
        #expect(tables["items"]?[0]?["name"]?.string == "fees")
        #expect(try await sandbox.json("sql", "test", "exports")["ok"]?.bool == true)
        #expect(try await sandbox.json("sql", "explain", query)["plan"]?[0]?["text"]?.string?.contains("SCAN") == true)
    }

    @Test func aWorkspaceCannotNameSources() async throws {
        let sandbox = try await Sandbox()
        try "sources:\n  x: {sqlite: /etc/passwd}\n".write(
            to: sandbox.workspace.appendingPathComponent("config.yaml"), atomically: true, encoding: .utf8)
        #expect(try await sandbox.run("sql", "sources").status == 78)
    }
}
