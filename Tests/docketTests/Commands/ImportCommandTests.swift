import DocketDomain
import Foundation
import Testing

@Suite struct ImportCommandTests {
    /// A chat of one question and an answer with a table and a statement.
    static func chat(_ id: String, answers: Int = 1) -> String {
        let answer = "Here:\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |\\n\\n```sql\\nSELECT 1\\n```"
        let messages = (0..<answers).map {
            #"{"role":"user","content":"q\#($0)"},{"role":"assistant","content":"\#(answer) \#($0)"}"#
        }
        return #"{"id":"\#(id)","title":"Chat \#(id)","messages":[\#(messages.joined(separator: ","))]}"#
    }

    @Test func aChatBecomesAThreadWithItsArtifactsOnce() async throws {
        let sandbox = try await Sandbox()
        let file = try sandbox.file("chat.jsonl", Self.chat("1") + "\n" + Self.chat("2") + "\n")
        let first = try await sandbox.json("import", file)
        #expect(first["threads"] == 2)
        #expect(first["messages"] == 4)
        #expect(first["artifacts"] == ["table": 2, "sql_query": 2, "doc": 0])
        #expect(first["files"]?[0]?["format"] == "openai")
        #expect(first["files"]?[0]?["file"] == .string(file))
        let again = try await sandbox.json("import", file)
        #expect(again["threads"] == 0 && again["messages"] == 0)
        #expect(again["files"]?[0]?["unchanged"] == 2)
        let thread = try await sandbox.json("threads", "--order", "asc").items[0]
        #expect(thread["source"] == ["format": "openai", "id": "1"])

        let grown = try sandbox.file("grown.jsonl", Self.chat("1", answers: 2))
        let more = try await sandbox.json("import", grown)
        #expect(more["threads"] == 0 && more["messages"] == 2)
    }

    @Test func whatAnExportCallsATableIsOneOrADocument() async throws {
        let sandbox = try await Sandbox()
        let contents = [
            ("text/csv", #"name,fee\nCore,1\n"#, "table"), ("x/table", #"| a | b |\n|---|---|\n| 1 | 2 |"#, "table"),
            ("x/table", #"[{\"a\":1,\"b\":2}]"#, "table"), ("x/table", #"Just words,\nand more of them."#, "doc"),
            ("x/table", "a,b\\n1", "doc"), ("x/sheet", "words", "doc"), ("x/doc", "# T", "doc"),
            ("x/sql_query", "SELECT 1", "sql_query"), ("x/profile_edit", "p", "code"), ("x/react", "r", "react"),
        ]
        let blocks = contents.enumerated().map { number, entry in
            #"{"type":"tool_use","name":"artifacts","input":{"id":"a\#(number)","command":"create","#
                + #""type":"\#(entry.0)","title":"T\#(number)","content":"\#(entry.1)"}}"#
        }
        let chat =
            #"[{"uuid":"c1","name":"Chat","chat_messages":[{"sender":"assistant","content":["#
            + blocks.joined(separator: ",") + "]}]}]"
        try await sandbox.done("import", try sandbox.file("conversations.json", chat))
        let items = try await sandbox.json("artifacts", "--order", "asc").items
        let kinds = Dictionary(
            items.compactMap { item in item["title"]?.string.map { ($0, item["kind"]?.string) } }
        ) { first, _ in first }
        for (number, entry) in contents.enumerated() { #expect(kinds["T\(number)"] == entry.2, "\(entry)") }
        for item in items where item["kind"] == "table" {
            let payload = try await sandbox.json("artifacts", "show", item["id"]?.string ?? "")["payload"]
            #expect(payload?["columns"]?.array?.count == 2)
            #expect(payload?["row_count"] == 1)
        }
    }

    @Test func aTableThatBecameWordsIsADocumentBesideIt() async throws {
        let sandbox = try await Sandbox()
        func block(_ command: String, _ content: String) -> String {
            #"{"sender":"assistant","content":[{"type":"tool_use","name":"artifacts","input":{"id":"a","#
                + #""command":"\#(command)","type":"x/table","title":"T","content":"\#(content)"}}]}"#
        }
        let messages = [block("create", "a,b\\n1,2"), block("rewrite", "words"), block("rewrite", "a,b\\n1,2\\n3,4")]
        let chat = #"[{"uuid":"c1","name":"Chat","chat_messages":[\#(messages.joined(separator: ","))]}]"#
        try await sandbox.done("import", try sandbox.file("conversations.json", chat))
        let items = try await sandbox.json("artifacts", "--order", "asc").items
        #expect(Set(items.compactMap { $0["kind"]?.string }) == ["table", "doc"])
        #expect(items.first { $0["kind"] == "table" }?["revision"] == 2)
        #expect(try await sandbox.run("doctor").status == 0)
    }

    @Test func aDryRunCountsAndWritesNothingAndArtifactsCanBeLeftOut() async throws {
        let sandbox = try await Sandbox()
        let file = try sandbox.file("chat.jsonl", Self.chat("1"))
        let before = try await sandbox.events()
        #expect(try await sandbox.json("import", file, "--dry-run")["messages"] == 2)
        #expect(try await sandbox.events() == before)
        let report = try await sandbox.json("import", file, "--no-artifacts")
        #expect(report["messages"] == 2)
        #expect(report["artifacts"] == ["table": 0, "sql_query": 0, "doc": 0])
    }

    @Test func aFileThatFailsDoesntKeepTheOthersFromBeingImported() async throws {
        let sandbox = try await Sandbox()
        let good = try sandbox.file("good.jsonl", Self.chat("1"))
        let bad = try sandbox.file("bad.txt", "no chat export at all")
        let run = try await sandbox.run("import", bad, good, "none.json", "--json")
        #expect(run.status == 65)
        #expect(try run.json["threads"] == 1)
        let files = try run.json["files"]?.array ?? []
        #expect(files.map { $0["error"]?["code"] ?? .null } == ["invalidArgument", .null, "notFound"])
        #expect(try run.error["code"] == "invalidArgument")
        let reversed = try await sandbox.run("import", "none.json", good, bad)
        #expect(reversed.status == 66)
        #expect(reversed.text.contains("good.jsonl"))
        #expect(reversed.complaint.contains("none.json") && reversed.complaint.contains("bad.txt"))
    }

    @Test(arguments: ["", "[", "nonsense", "{\"a\":1}", "\u{0}\u{1}\u{2}", "[[[[[[", "\"text\"", "12"])
    func whatIsNoChatExportIsRefusedWithAReason(_ text: String) async throws {
        let sandbox = try await Sandbox()
        let run = try await sandbox.run("import", try sandbox.file("x.json", text), "--json")
        #expect(run.status == 65, "\(run.text)")
        #expect(try run.error["message"]?.string?.isEmpty == false)
        #expect(try await sandbox.json("threads").items.isEmpty)
    }

    @Test func whatIsMissingOrAFolderIsNoInput() async throws {
        let sandbox = try await Sandbox()
        #expect(try await sandbox.run("import", "none.json").status == 66)
        #expect(try await sandbox.run("import", sandbox.folder.path).status == 65)
    }

    @Test func anEmptyExportIsSound() async throws {
        let sandbox = try await Sandbox()
        let report = try await sandbox.json("import", try sandbox.file("e.json", "[]"), "--format", "chatgpt")
        #expect(report["threads"] == 0)
    }

    @Test func progressIsNotShownWhereStandardErrorIsNoTerminal() async throws {
        let sandbox = try await Sandbox()
        let run = try await sandbox.done("import", try sandbox.file("chat.jsonl", Self.chat("1")))
        #expect(run.errors.isEmpty)
        #expect(run.text.contains("added 1 thread, 2 messages"))
    }
}
