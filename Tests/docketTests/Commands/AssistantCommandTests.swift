import DocketDomain
import Foundation
import ModelServer
import Testing

/// Assistants on the command line: who they are, what they answer, what an answer makes.
@Suite struct AssistantCommandTests {
    /// A sandbox whose default agent is a server on this machine.
    private func sandbox(_ server: ScriptedServer, more: String = "") async throws -> Sandbox {
        let sandbox = try await Sandbox()
        _ = try sandbox.file(
            ".config/docket/config.yaml",
            """
            agents:
              analyst:
                kind: openai
                url: \(server.url)
                model: test
                key_env: ANALYST_KEY
                timeout: 600
            \(more)
            default_agent: analyst

            """)
        return sandbox
    }

    private let key = ["ANALYST_KEY": "sk-a-secret-that-nobody-sees"]

    @Test func aMessageIsAnsweredAndWhatTheAnswerMakesIsKept() async throws {
        let reply = "Here:\n\n| Mandate | Fee |\n|---|---|\n| Core | 0.45% |\n| Growth | 0.6% |\n"
        let server = try await ScriptedServer([
            .saying([String(reply.prefix(20)), String(reply.dropFirst(20))]),
            .saying([#"{"should_create": true, "kind": "table", "confidence": 0.9}"#], usage: (200, 10)),
        ])
        defer { server.stop() }
        let sandbox = try await sandbox(server, more: "    prices: {input: 0.15, output: 0.6}")
        let thread = try await sandbox.thread("T")
        let run = try await sandbox.run(
            ["send", "--thread", thread, "A table of the fees please", "--json"], adding: key)
        #expect(run.status == 0, "\(run.complaint)")
        let sent = try run.json
        #expect(sent["reply"]?["parts"] == [["type": "text", "text": .string(reply)]])
        #expect(sent["reply"]?["finish"] == "complete")
        let usage: JSON = [
            "input_tokens": 212, "output_tokens": 13, "cost": .number("0.0000396"),
            "gatekeeper": ["input_tokens": 200, "output_tokens": 10],
        ]
        #expect(sent["reply"]?["usage"] == usage)
        #expect(sent["artifacts"]?.array?.map { $0["kind"] } == ["table"])
        let request = try #require(server.record.requests.first)
        #expect(request.header("authorization") == "Bearer sk-a-secret-that-nobody-sees")
        let shown = try await sandbox.json("threads", "show", thread)
        #expect(shown["message_count"] == 2)
        #expect(shown["messages"]?.array?.last?["usage"] == usage)
        let events = try await sandbox.done("events").text
        #expect(!events.contains("sk-a-secret"))
    }

    @Test func anAssistantProposesByAToolAndNothingElseComesOfIt() async throws {
        func edit(_ key: String, _ value: String, _ quote: String) -> JSON {
            ["field_key": .string(key), "proposed_value": .string(value), "source_text": .string(quote)]
        }
        let server = try await ScriptedServer(
            .calling([
                (
                    "propose_profile_edits",
                    [
                        "edits": [
                            edit("occupation", "Pilot", "she flies as a pilot"),
                            edit("email", "ada@example.org", "her address is ada@example.org"),
                            edit("next_review_date", "soon", "she flies as a pilot"),
                            edit("rm_id", "max", "she flies as a pilot"),
                        ]
                    ]
                ), ("accept_proposals", ["all": true]),
            ]))
        defer { server.stop() }
        let sandbox = try await sandbox(server)
        try await sandbox.done("customers", "add", "--id", "okafor", "--name", "Ada Okafor")
        let thread = try await sandbox.thread("T")
        try await sandbox.done("send", "--thread", thread, "Her mobile is +351 21 555 01 84.", "--no-reply")
        try await sandbox.done(
            "propose", "--customer", "okafor", "--source", "thread:\(thread)",
            input: Data(
                #"{"field_key":"phone","proposed_value":"+351 21 555 01 84","source_text":"Her mobile is +351 21 555 01 84"}"#
                    .utf8))
        let run = try await sandbox.run(
            ["send", "--thread", thread, "Now she flies as a pilot.", "--json"], adding: key)
        #expect(run.status == 0, "\(run.complaint)")
        let text = try #require(try run.json["reply"]?["parts"]?.array?.first?["text"]?.string)
        #expect(text.contains("Proposed for Ada Okafor: Occupation, “Pilot”"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("- Not done: ") } == 4)
        let review = try await sandbox.json("review", "list").items
        #expect(Set(review.compactMap { $0["payload"]?["field_key"]?.string }) == ["phone", "occupation"])
        let proposal = try #require(review.first { $0["payload"]?["field_key"] == "occupation" })
        #expect(proposal["created_by"] == ["type": "agent", "id": "analyst"])
        #expect(proposal["decision"] == .null)
        let request = try JSON(parsing: try #require(server.record.requests.first).body)
        #expect(request["tools"]?.array?.map { $0["function"]?["name"] } == ["propose_profile_edits"])
    }

    @Test func whatNobodyIsSureOfIsOfferedAndNotMade() async throws {
        let reply = "Here:\n\n| Mandate | Fee |\n|---|---|\n| Core | 0.45% |\n| Growth | 0.6% |\n"
        let unsure = #"{"should_create": true, "kind": "table", "confidence": 0.3}"#
        let server = try await ScriptedServer([.saying([reply]), .saying([unsure])])
        defer { server.stop() }
        let sandbox = try await sandbox(server)
        let thread = try await sandbox.thread("T")
        let run = try await sandbox.run(["send", "--thread", thread, "What do they cost?", "--json"], adding: key)
        #expect(try run.json["artifacts"] == [], "\(run.complaint)")
        let offers = try run.json["reply"]?["offers"]?.array ?? []
        #expect(offers.map(\.names) == [["kind", "title", "confidence"]])
        #expect(offers.map { $0["kind"] } == ["table"])
    }

    @Test func theSameKeyTwiceGivesOneMessageAndOneAnswer() async throws {
        let server = try await ScriptedServer(.saying(["One", " answer."]))
        defer { server.stop() }
        let sandbox = try await sandbox(server)
        let thread = try await sandbox.thread("T")
        let arguments = ["send", "--thread", thread, "hello", "--idempotency-key", "k1", "--json"]
        async let first = sandbox.run(arguments, adding: key)
        async let second = sandbox.run(arguments, adding: key)
        let runs = try await [first, second]
        #expect(runs.map(\.status) == [0, 0], "\(runs.map(\.complaint))")
        let ids = try runs.map { try $0.json["reply"]?["id"] }
        #expect(ids[0] != nil && ids[0] == ids[1])
        #expect(server.record.requests.count == 1)
        #expect(try await sandbox.json("threads", "show", thread)["message_count"] == 2)
    }

    @Test func anAssistantThatCannotAnswerIsUnavailableAndTheMessageIsStored() async throws {
        let server = try await ScriptedServer(
            .json(401, #"{"error":{"message":"bad key sk-a-secret-that-nobody-sees"}}"#))
        defer { server.stop() }
        let sandbox = try await sandbox(server)
        let thread = try await sandbox.thread("T")
        let run = try await sandbox.run(["send", "--thread", thread, "hello", "--json"], adding: key)
        #expect(run.status == 69)
        #expect(try run.error["message"]?.string?.contains("The message is stored") == true)
        #expect(!run.complaint.contains("sk-a-secret"))
        #expect(try await sandbox.json("threads", "show", thread)["message_count"] == 1)
        let missing = try await sandbox.run("send", "--thread", thread, "hello")
        #expect(missing.status == 69 && missing.complaint.contains("ANALYST_KEY"))
    }

    @Test func agentsAreListedTriedAndAskedForTheirModels() async throws {
        let server = try await ScriptedServer([
            .saying(["ready"]), .json(200, #"{"object":"list","data":[{"id":"small"},{"id":"large"}]}"#),
        ])
        defer { server.stop() }
        let sandbox = try await sandbox(
            server, more: "    prices: {input: 0.15, output: 0.6}\n    requests_per_minute: 20")
        let list = try await sandbox.run("agents", "--json", adding: key)
        let items = try list.json.items
        #expect(items.map { $0["prices"] } == [.null, ["input": .number("0.15"), "output": .number("0.6")]])
        #expect(items.map { $0["requests_in_last_minute"] } == [.null, 0])
        #expect(items.map { $0["breaker"] } == ["closed", "closed"])
        #expect(items.map { $0["name"] } == ["offline", "analyst"])
        #expect(items.map { $0["default"] } == [false, true])
        #expect(items.map { $0["key"] } == ["none", "set"])
        #expect(!(list.text + list.complaint).contains("sk-a-secret"))
        #expect(try await sandbox.json("agents").items[1]["key"] == "missing")
        let test = try await sandbox.run("agents", "test", "analyst", "--json", adding: key)
        #expect(try test.json["ok"] == true, "\(test.complaint)")
        // Each command is a process of its own: they share one pace.
        let after = try await sandbox.run("agents", "--json", adding: key).json.items
        #expect(after.map { $0["requests_in_last_minute"] } == [.null, 1])
        let models = try await sandbox.run("agents", "models", "analyst", "--json", adding: key)
        #expect(try models.json.items.map { $0["id"] } == ["small", "large"], "\(models.complaint)")
        #expect(try await sandbox.run("agents", "test", "nobody").status == 65)
        #expect(!(try await sandbox.done("config", "show").text).contains("sk-a-secret"))
    }

    @Test func wrongSettingsNameTheAgentAndAWorkspaceHasNone() async throws {
        let sandbox = try await Sandbox()
        _ = try sandbox.file(
            ".config/docket/config.yaml", "agents:\n  analyst:\n    kind: openai\n    url: nowhere\n    model: m\n")
        let run = try await sandbox.run("agents")
        #expect(run.status == 78)
        #expect(run.complaint.contains("analyst"))
        _ = try sandbox.file(".config/docket/config.yaml", "")
        _ = try sandbox.file(".local/share/docket/config.yaml", "agents:\n  spy:\n    kind: openai\n")
        #expect(try await sandbox.run("agents").status == 78)
    }

    @Test func whatWouldBeSentCanBeLookedAtAndNothingIsSent() async throws {
        let server = try await ScriptedServer(.saying(["no"]))
        defer { server.stop() }
        let sandbox = try await sandbox(server)
        let artifact = try await sandbox.table("Numbers")
        let run = try await sandbox.run(
            ["send", "--artifact", artifact, "why?", "--show-context", "--json"], adding: key)
        #expect(run.status == 0, "\(run.complaint)")
        let parts = try run.json["parts"]?.array ?? []
        #expect(parts.contains { $0["text"]?.string?.contains("Ada") == true })
        #expect(parts.last?["text"] == "why?")
        #expect(server.record.requests.isEmpty)
        #expect(try await sandbox.json("threads").items.isEmpty)
    }

    @Test func theGatekeeperTellsWhatItWouldKeep() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let table = Data("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n".utf8)
        let kept = try await sandbox.json("gatekeeper", "--user", "Make a table of a and b", input: table)
        #expect(kept.names == ["should_create", "kind", "confidence", "by", "reason"])
        #expect(kept["should_create"] == true && kept["kind"] == "table" && kept["by"] == "rules")
        let nothing = try await sandbox.json("gatekeeper", input: Data("Good morning.".utf8))
        #expect(nothing["should_create"] == false && nothing["kind"] == .null)
    }

    @Test func whatTheProfileSaysAlreadyIsNoFinding() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.done(
            "customers", "add", "--id", "okafor", "--name", "Ada Okafor", "--set", "review_frequency=quarterly")
        let path = try sandbox.file("notes.txt", "Ada Okafor would like to hear from us every quarter.\n")
        let found = try await sandbox.json("propose", "--customer", "okafor", "--notes", path, "--dry-run")
        #expect(found["found"] == [])
        #expect(found["left_out"]?.array?.map { $0["reason"] } == ["in the profile already"])
    }

    @Test func notesBecomeProposalsWithTheirQuotes() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.done(
            "customers", "add", "--id", "okafor", "--name", "Ada Okafor", "--set", "full_name=Ada Okafor")
        let notes = """
            Met Ada Okafor at our office.
            Her new mobile is +351 21 555 01 84.
            She may buy a house in Porto next year.
            """
        let path = try sandbox.file("notes.txt", notes)
        let arguments = ["propose", "--customer", "okafor", "--notes", path, "--date", "2026-03-18", "--json"]
        let trial = try await sandbox.run(arguments + ["--dry-run"])
        #expect(trial.status == 0, "\(trial.complaint)")
        let found = try trial.json["found"]?.array ?? []
        #expect(found.contains { $0["field_key"] == "phone" })
        for item in found {
            let start = try #require(item["start"]?.int)
            let end = try #require(item["end"]?.int)
            #expect(String(Array(notes)[start..<end]) == item["source_text"]?.string)
        }
        let asked = try trial.json["nudges"]?.array?.map { $0["field_key"] } ?? []
        #expect(asked.contains("date_of_birth") && !asked.contains("full_name") && !asked.contains("phone"))
        #expect(try trial.json["batch_id"] == .null)
        #expect(try await sandbox.json("review", "list").items.isEmpty)

        let run = try await sandbox.run(arguments + ["--idempotency-key", "n"])
        #expect(run.status == 0, "\(run.complaint)")
        #expect(try run.json["items"]?.array?.count == found.count)
        let again = try await sandbox.run(arguments + ["--idempotency-key", "n"])
        #expect(try again.json["batch_id"] == run.json["batch_id"])
        let review = try await sandbox.json("review", "list").items
        #expect(review.count == found.count)
        let threads = try await sandbox.json("threads").items
        #expect(threads.count == 1)
        #expect(try await sandbox.run("propose", "--customer", "okafor", "--dry-run").status == 64)
    }

    private let notes = """
        Met Ada Okafor at our office.
        Her new mobile is +351 21 555 01 84.
        She flies as a pilot for Aer Norte.
        """

    private func finding(_ key: String, _ value: String, _ quote: String) -> JSON {
        [
            "field_key": .string(key), "proposed_value": .string(value), "source_text": .string(quote),
            "confidence": "medium",
        ]
    }

    @Test func aModelReadsNotesBesideTheRulesAndIsNotBelievedWithoutAQuote() async throws {
        let findings: JSON = [
            "findings": [
                finding("phone", "+351 21 555 01 84", "Her new mobile is +351 21 555 01 84"),
                finding("employer", "Aer Norte", "She flies as a pilot for Aer Norte."),
                finding("email", "ada@example.org", "Her address is ada@example.org"),
                finding("next_review_date", "soon", "Met Ada Okafor at our office."),
            ]
        ]
        let server = try await ScriptedServer(.saying([findings.serialized()]))
        defer { server.stop() }
        let sandbox = try await sandbox(server, more: "    prices: {input: 1, output: 1}")
        try await sandbox.done("customers", "add", "--id", "okafor", "--name", "Ada Okafor")
        let path = try sandbox.file("notes.txt", notes)
        let arguments = ["propose", "--customer", "okafor", "--notes", path, "--date", "2026-03-18", "--json"]
        let run = try await sandbox.run(arguments + ["--idempotency-key", "n"], adding: key)
        #expect(run.status == 0, "\(run.complaint)")
        let report = try run.json
        let found = report["found"]?.array ?? []
        #expect(found.first { $0["field_key"] == "phone" }?["by"] == "rules+model")
        #expect(found.first { $0["field_key"] == "employer" }?["proposed_value"] == "Aer Norte")
        let leftOut = report["left_out"]?.array ?? []
        #expect(leftOut.contains { $0["field_key"] == "email" && $0["reason"] == "not in the notes" })
        #expect(leftOut.contains { $0["field_key"] == "next_review_date" })
        #expect(report["asked"]?["agent"] == "analyst" && report["asked"]?["refused"] == 2)
        #expect(report["asked"]?["failure"] == .null)
        #expect(report["asked"]?["usage"]?["cost"]?.double == 0.000015)
        let request = try JSON(parsing: try #require(server.record.requests.first).body)
        #expect(request["response_format"]?["json_schema"]?["name"] == "findings")
        let sent = request.serialized()
        #expect(sent.contains("next_review_date") && !sent.contains("sk-a-secret"))
        // The same request asks nobody again.
        let again = try await sandbox.run(arguments + ["--idempotency-key", "n"], adding: key)
        #expect(try again.json == report)
        #expect(server.record.requests.count == 1)
        // Without a model, the rules alone.
        let rules = try await sandbox.run(arguments + ["--agent", "offline", "--dry-run"], adding: key)
        #expect(try rules.json["asked"] == .null, "\(rules.complaint)")
        #expect(server.record.requests.count == 1)
    }

    @Test func whereTheModelFailsWhatTheRulesFoundStands() async throws {
        let server = try await ScriptedServer([.json(401, "{}"), .saying(["I'd rather not."])])
        defer { server.stop() }
        let sandbox = try await sandbox(server)
        try await sandbox.done("customers", "add", "--id", "okafor", "--name", "Ada Okafor")
        let path = try sandbox.file("notes.txt", notes)
        let arguments = ["propose", "--customer", "okafor", "--notes", path, "--date", "2026-03-18", "--dry-run"]
        for words in ["refused the key", "no list of findings"] {
            let run = try await sandbox.run(arguments + ["--json"], adding: key)
            #expect(run.status == 0, "\(run.complaint)")
            #expect(
                try run.json["found"]?.array?.contains { $0["field_key"] == "phone" && $0["by"] == "rules" } == true)
            #expect(try run.json["asked"]?["failure"]?.string?.contains(words) == true)
        }
        let told = try await sandbox.run(arguments)
        #expect(told.status == 0 && told.text.contains("analyst: "))
        #expect(try await sandbox.run(arguments + ["--agent", "nobody"]).status == 65)
    }
}
