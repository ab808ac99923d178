import DocketDomain
import Foundation
import Testing

@Suite struct ArtifactsCommandTests {
    @Test func everyKindIsMadeFromItsFilesAndShownAgain() async throws {
        let sandbox = try await Sandbox()
        func made(_ kind: String, _ text: String) async throws -> JSON {
            try await sandbox.json(
                "artifacts", "create", "--kind", kind, "--title", "It", "--from", "-", "--force",
                input: Data(text.utf8))
        }
        #expect(try await made("table", "a,b\n1,\"x, y\"\n")["payload"]?["rows"] == [["1", "x, y"]])
        #expect(
            try await made("table", "| a |\n|--:|\n| 1 |\n")["payload"]?["columns"] == [
                ["name": "a", "align": "right"]
            ])
        #expect(try await made("doc", "# Title\n\ntext\n")["payload"]?["markdown"] == "# Title\n\ntext\n")
        #expect(try await made("sql_query", "SELECT 1")["payload"]?["sql"] == "SELECT 1")
        #expect(
            try await made("chart", #"{"type":"bar","n":1.5}"#)["payload"] == ["type": "bar", "n": 1.5])
        let sheet = #"{"tables":[{"name":"One","columns":[{"name":"a"}],"rows":[["1"]]}]}"#
        #expect(try await made("sheet", sheet)["payload"]?["tables"]?[0]?["name"] == "One")
        #expect(try await sandbox.json("artifacts")["total_count"] == 6)
        #expect(try await sandbox.json("artifacts", "--kind", "chart").items.count == 1)
        for id in try await sandbox.json("artifacts").items.compactMap({ $0["id"]?.string }) {
            #expect(try await sandbox.done("artifacts", "show", id).text.hasPrefix("It\nartifact:\(id)"))
        }
    }

    @Test func aBundleTakesArtifactsToAnotherWorkspaceAndBackOnceEach() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Numbers")
        let file = try sandbox.file("new.csv", "name,amount\nEve,9\n")
        _ = try await sandbox.json("artifacts", "revise", table, "--from", file)
        _ = try await sandbox.json("artifacts", "describe", table, "About numbers")
        let query = try await sandbox.json(
            "artifacts", "create", "--kind", "sql_query", "--title", "Q", "--from", "-",
            input: Data("-- database: ledger\n-- param client: text = okafor\nSELECT :client".utf8))
        #expect(query["payload"]?["database"] == "ledger")
        #expect(query["payload"]?["parameters"] == ["client": ["type": "text", "default": "okafor"]])
        let ids = [table, try #require(query["id"]?.string)]
        let bundle = sandbox.folder.appending(path: "bundle.json").path
        let made = try await sandbox.json("artifacts", "bundle", ids[0], ids[1], "--revisions", "--out", bundle)
        #expect(made["artifacts"] == 2)
        #expect(try await sandbox.run("artifacts", "bundle", ids[0], "--out", bundle).status == 73)

        let other = try await Sandbox()
        let first = try await other.json("artifacts", "unbundle", bundle)
        #expect(first["items"]?.array?.map { $0["already"] } == [false, false])
        let again = try await other.json("artifacts", "unbundle", bundle)
        #expect(again["items"]?.array?.map { $0["already"] } == [true, true])
        #expect(try await other.json("artifacts")["total_count"] == 2)
        let shown = try await other.json("artifacts", "show", table)
        #expect(shown["revision"] == 2)
        #expect(shown["description"] == "About numbers")
        let back = other.folder.appending(path: "back.json").path
        _ = try await other.json("artifacts", "bundle", ids[0], ids[1], "--revisions", "--out", back)
        #expect(try Data(contentsOf: URL(filePath: back)) == Data(contentsOf: URL(filePath: bundle)))
    }

    @Test(arguments: ["{}", "[]", #"{"docket_bundle":2,"artifacts":[]}"#, #"{"docket_bundle":1}"#, "no"])
    func whatIsNoBundleIsRefused(_ text: String) async throws {
        let sandbox = try await Sandbox()
        let file = try sandbox.file("bundle.json", text)
        #expect(try await sandbox.run("artifacts", "unbundle", file).status == 65)
    }

    @Test(arguments: ["", "--help", "a\u{1B}[31mb", "a/b", "a b", String(repeating: "x", count: 65)])
    func anIDThatDocketCouldNotHaveMadeIsRefused(_ id: String) async throws {
        let sandbox = try await Sandbox()
        let artifact: JSON = [
            "id": .string(id), "kind": "doc", "status": "active",
            "revisions": [["title": "T", "payload": ["markdown": "x"]]],
        ]
        let bundle: JSON = ["docket_bundle": 1, "artifacts": [artifact]]
        let file = try sandbox.file("bundle.json", bundle.serialized())
        #expect(try await sandbox.run("artifacts", "unbundle", file).status == 65)
        #expect(try await sandbox.json("artifacts")["total_count"] == 0)
    }

    @Test func aDuplicateIsAnArtifactOfItsOwn() async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.table("Numbers")
        let copy = try await sandbox.json("artifacts", "duplicate", id)
        #expect(copy["title"] == "Numbers (copy)")
        #expect(copy["id"]?.string != id)
        let original = try await sandbox.json("artifacts", "show", id)
        #expect(copy["payload"] == original["payload"])
    }

    private func query(_ sandbox: Sandbox, _ title: String, _ sql: String, _ more: String...) async throws -> String {
        let arguments = ["artifacts", "create", "--kind", "sql_query", "--title", title, "--from", "-"] + more
        let made = try await sandbox.json(arguments, input: Data(sql.utf8))
        return try #require(made["id"]?.string)
    }

    @Test func queriesAreFoundByNameTagTableAndColumn() async throws {
        let sandbox = try await Sandbox()
        let fees = try await query(
            sandbox, "Fees", "SELECT fee FROM sales.orders", "--tag", "template", "--tag", "fees")
        let clients = try await query(sandbox, "Clients", "SELECT c.name FROM clients c JOIN \"Orders\" USING (id)")
        func found(_ options: String...) async throws -> [String] {
            try await sandbox.json(["artifacts", "list"] + options).items.compactMap { $0["id"]?.string }
        }
        #expect(try await found("--tag", "template") == [fees])
        #expect(try await found("--table", "orders") == [clients, fees])
        #expect(try await found("--table", "Sales.Orders") == [fees])
        #expect(try await found("--table", "orders", "--column", "NAME") == [clients])
        #expect(
            try await found(
                "--text", "fe", "--tag", "template", "--tag", "fees", "--table", "orders", "--column", "fee")
                == [fees])
        #expect(try await found("--text", "clients", "--tag", "template") == [])
        _ = try await sandbox.json("artifacts", "tag", clients, "+template")
        #expect(try await found("--tag", "template") == [clients, fees])
        let tagged = try await sandbox.json("artifacts", "tag", fees, "-fees", "+a b")
        #expect(tagged["tags"] == ["a b", "template"])
        #expect(try await sandbox.done("artifacts", "tag", fees).text == "a b\ntemplate\n")
        #expect(try await sandbox.done("artifacts", "show", fees).text.contains("\ntags: a b, template\n"))
        #expect(try await sandbox.run("artifacts", "tag", fees, "x").status == 64)
    }

    @Test func whatIsMadeFromATemplateIsAQueryThatSaysWhereItComesFrom() async throws {
        let sandbox = try await Sandbox()
        let template = try await query(
            sandbox, "Fees", "SELECT fee FROM ledger WHERE client = :client", "--tag", "template", "--tag", "fees")
        let made = try await sandbox.json("artifacts", "duplicate", template, "--title", "Fees of Okafor")
        #expect(made["title"] == "Fees of Okafor")
        #expect(made["tags"] == ["fees"])
        #expect(made["metadata"] == ["copied_from": .string(template)])
        let id = try #require(made["id"]?.string)
        #expect(try await sandbox.json("artifacts", "show", template)["tags"] == ["fees", "template"])
        #expect(try await sandbox.json("artifacts", "list", "--tag", "template").items.count == 1)
        #expect(try await sandbox.json("artifacts", "list", "--table", "ledger").items.count == 2)
        #expect(try await sandbox.done("artifacts", "show", id).text.contains("\ncopy of artifact:\(template)\n"))
        #expect(try await sandbox.done("artifacts", "history", id).text.contains("a copy of artifact:\(template)"))

        let bundle = sandbox.folder.appending(path: "bundle.json").path
        _ = try await sandbox.json("artifacts", "bundle", template, id, "--out", bundle)
        let other = try await Sandbox()
        _ = try await other.json("artifacts", "unbundle", bundle)
        #expect(try await other.json("artifacts", "show", template)["tags"] == ["fees", "template"])
        #expect(try await other.json("artifacts", "list", "--column", "client").items.count == 2)
    }

    @Test func aModelOfDbtIsAQuery() async throws {
        let sandbox = try await Sandbox()
        let model = """
            {{ config(materialized='table') }}
            {# about orders #}
            select * from {{ ref('orders') }} join {{ source('shop', 'items') }} using (id)
            where day >= {{ var('since', '2026-01-01') }}
            """
        let made = try await sandbox.json(
            "artifacts", "create", "--kind", "sql_query", "--title", "Q", "--from", try sandbox.file("m.sql", model))
        let sql = made["payload"]?["sql"]?.string ?? ""
        #expect(sql.contains("from orders join shop.items using (id)"))
        #expect(sql.contains("day >= :since"))
        #expect(made["payload"]?["parameters"] == ["since": ["type": "text", "default": "2026-01-01"]])
        let code = try sandbox.file("c.sql", "select {% if true %} 1 {% endif %}")
        let refused = try await sandbox.run(
            "artifacts", "create", "--kind", "sql_query", "--title", "Q", "--from", code)
        #expect(refused.status == 65)
    }

    @Test func aRevisionLeavesTheOnesBeforeReadable() async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.table("Numbers")
        let file = try sandbox.file("new.csv", "name,amount\nEve,9\n")
        #expect(try await sandbox.json("artifacts", "revise", id, "--from", file)["revision"] == 2)
        #expect(try await sandbox.json("artifacts", "show", id)["payload"]?["rows"] == [["Eve", "9"]])
        let first = try await sandbox.json("artifacts", "show", id, "--revision", "1")
        #expect(first["payload"]?["row_count"] == 2)
        #expect(first["revision"] == 1)
        #expect(try await sandbox.run("artifacts", "show", id, "--revision", "3").status == 66)
    }

    @Test func rowsAreShownAsTheyAreAskedForAlsoOfLargeTables() async throws {
        let sandbox = try await Sandbox()
        let rows = (0..<2500).map { "\($0),x" }.joined(separator: "\n")
        let file = try sandbox.file("large.csv", "n,v\n\(rows)\n")
        let made = try await sandbox.json("artifacts", "create", "--kind", "table", "--title", "L", "--from", file)
        let id = try #require(made["id"]?.string)
        func numbers(_ range: String) async throws -> [String] {
            let payload = try await sandbox.json("artifacts", "show", id, "--rows", range)["payload"]
            #expect(payload?["row_count"] == 2500)
            return payload?["rows"]?.array?.compactMap { $0[0]?.string } ?? []
        }
        #expect(try await numbers("0:3") == ["0", "1", "2"])
        #expect(try await numbers("998:1002") == ["998", "999", "1000", "1001"])
        #expect(try await numbers("2499:9999") == ["2499"])
        #expect(try await numbers("5000:6000").isEmpty)
        #expect(try await sandbox.json("artifacts", "show", id)["payload"]?["rows"]?.array?.count == 100)
        #expect(
            try await sandbox.json("artifacts", "show", id, "--rows", "0:100000")["payload"]?["rows"]?.array?.count
                == 2500)
    }

    @Test func anArtifactIsRenamedDescribedCommentedGivenAStatusLinkedUnlinkedDeletedAndRestored()
        async throws
    {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let id = try await sandbox.table("Numbers")
        #expect(try await sandbox.json("artifacts", "rename", id, "Figures")["title"] == "Figures")
        #expect(try await sandbox.json("search", "figures").items.compactMap { $0["id"]?.string } == [id])
        #expect(try await sandbox.json("search", "numbers").items.isEmpty)
        #expect(try await sandbox.run("artifacts", "rename", id, " ").status == 65)
        #expect(try await sandbox.json("artifacts", "describe", id, "d")["description"] == "d")
        #expect(try await sandbox.json("artifacts", "comment", id, "c")["comment"] == "c")
        #expect(try await sandbox.json("artifacts", "status", id, "draft")["status"] == "draft")
        #expect(try await sandbox.run("artifacts", "status", id, "bogus").status == 65)
        let linked = try await sandbox.json("artifacts", "link", id, "--thread", thread, "--relation", "modified")
        #expect(linked["threads"]?.array?.map { $0["relation"] } == ["modified"])
        #expect(try await sandbox.json("artifacts", "--thread", thread).items.count == 1)
        #expect(try await sandbox.json("artifacts", "--status", "draft").items.count == 1)
        #expect(try await sandbox.json("artifacts", "unlink", id, "--thread", thread)["threads"] == [])
        #expect(try await sandbox.json("artifacts", "delete", id)["deleted_at"] != .null)
        #expect(try await sandbox.json("artifacts").items.isEmpty)
        #expect(try await sandbox.json("artifacts", "--deleted").items.count == 1)
        #expect(try await sandbox.json("artifacts", "restore", id)["deleted_at"] == .null)
        let texts = try await sandbox.json("artifacts", "history", id).items.compactMap { $0["type"]?.string }
        #expect(
            texts == [
                "artifact_restored", "artifact_deleted", "artifact_unlinked", "artifact_linked",
                "artifact_status_changed",
                "artifact_commented", "artifact_described", "artifact_renamed", "artifact_created",
            ])
    }

    @Test func theHistoryIsPagedNewestFirst() async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.table("Numbers")
        for text in ["a", "b", "c"] { try await sandbox.done("artifacts", "comment", id, text) }
        let first = try await sandbox.json("artifacts", "history", id, "--page-size", "2")
        #expect(first.items.map { $0["payload"]?["comment"] } == ["c", "b"])
        let token = try #require(first["next_page_token"]?.string)
        let rest = try await sandbox.json("artifacts", "history", id, "--page-size", "2", "--page-token", token)
        #expect(rest.items.map { $0["type"] } == ["artifact_commented", "artifact_created"])
        #expect(rest["has_more"] == false)
    }

    @Test(arguments: ["table", "sheet", "sql_query"])
    func contentThatIsntOfTheKindIsBadDataAndNothingIsMade(_ kind: String) async throws {
        let sandbox = try await Sandbox()
        for bytes in [Data(), Data([0xFF, 0xFE, 0x00])] {
            let run = try await sandbox.run(
                "artifacts", "create", "--kind", kind, "--title", "x", "--from", "-", "--json", input: bytes)
            #expect(run.status == 65, "\(run.text)")
        }
        #expect(try await sandbox.json("artifacts").items.isEmpty)
    }

    @Test func noFileAFolderAndAProposalAreRefused() async throws {
        let sandbox = try await Sandbox()
        func create(_ kind: String, _ path: String) async throws -> Int32 {
            try await sandbox.run("artifacts", "create", "--kind", kind, "--title", "x", "--from", path).status
        }
        #expect(try await create("doc", "none.md") == 66)
        #expect(try await create("doc", sandbox.folder.path) == 65)
        #expect(try await create("profile_edit", try sandbox.file("p.json", "{}")) == 65)
    }

    @Test func whereMakingArtifactsIsSwitchedOffNoneIsMade() async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.table("Numbers")
        try await sandbox.done("config", "set", "features.artifact_creation", "false", "--in-workspace")
        let file = try sandbox.file("a.csv", "a\n1\n")
        #expect(
            try await sandbox.run("artifacts", "create", "--kind", "table", "--title", "x", "--from", file).status == 65
        )
        #expect(try await sandbox.run("artifacts", "revise", id, "--from", file).status == 65)
        #expect(try await sandbox.run("artifacts", "comment", id, "still possible").status == 0)
        let table = "| a |\\n|---|\\n| 1 |"
        let chat = try sandbox.file(
            "chat.jsonl",
            #"{"messages":[{"role":"user","content":"t?"},{"role":"assistant","content":"\#(table)"}]}"#)
        #expect(try await sandbox.json("import", chat)["artifacts"]?["table"] == 0)
        #expect(try await sandbox.json("artifacts").items.count == 1)
    }

    @Test(arguments: ["tabel", "tables", "Table", "note"])
    func aKindThatNobodyKnowsIsMadeOnlyByForce(_ kind: String) async throws {
        let sandbox = try await Sandbox()
        let arguments = ["artifacts", "create", "--kind", kind, "--title", "It", "--from", "-"]
        let run = try await sandbox.run(arguments, input: Data("{}".utf8))
        #expect(run.status == 64)
        #expect(run.complaint.contains("table, doc, sheet, sql_query") && run.complaint.contains("--force"))
        #expect(try await sandbox.json("artifacts", "list").items.isEmpty)
        #expect(try await sandbox.run(arguments + ["--force"], input: Data("{}".utf8)).status == 0)
    }
}
