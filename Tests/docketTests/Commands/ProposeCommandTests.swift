import DocketDomain
import Foundation
import Testing

/// `docket propose`.
@Suite struct ProposeCommandTests {
    private let good = #"{"field_key":"occupation","proposed_value":"Partner","confidence":"high"}"#

    @Test func linesBecomeABatch() async throws {
        let office = try await Sandbox.office()
        let lines = good + "\n\n" + #"{"field_key":"email","proposed_value":"ada@example.org"}"# + "\r\n"
        let done = try await office.json(as: "bot", "propose", "--customer", "ada", "--batch", "b1", input: lines)
        #expect(done.names == ["batch_id", "items", "refused"])
        #expect(done["batch_id"] == "b1" && done["refused"] == [])
        #expect(done.items.map { $0["field_key"] } == ["occupation", "email"])
        let listed = try await office.json(as: "dana", "review", "list", "--batch", "b1")
        #expect(listed["total_count"] == 2)
    }

    @Test(arguments: [
        (#"{"field_key":"nothing","proposed_value":1}"#, "invalidArgument"),
        (#"{"field_key":"occupation"}"#, "invalidArgument"), (#"{"proposed_value":"x"}"#, "invalidArgument"),
        (#"{"field_key":"next_review_date","proposed_value":"2027-02-30"}"#, "invalidArgument"),
        (#"{"field_key":"occupation","proposed_value":"x","confidence":"sure"}"#, "invalidArgument"),
        ("[1]", "invalidArgument"), ("{", "invalidArgument"), ("nonsense", "invalidArgument"),
    ])
    func oneRefusedLineRefusesAll(line: String, code: String) async throws {
        let office = try await Sandbox.office()
        let run = try await office.run(
            ["--user", "bot", "--json", "propose", "--customer", "ada"], input: Data((good + "\n" + line).utf8))
        #expect(run.status == 65)
        let refused = try #require(run.json["refused"]?.array)
        #expect(refused.map { $0["line"] } == [2] && refused.first?["code"]?.string == code)
        #expect(refused.first?["message"]?.string?.isEmpty == false)
        #expect(try run.json.items.isEmpty)
        #expect(try await office.json(as: "dana", "review", "list").items.isEmpty)

        let partial = try await office.run(
            ["--user", "bot", "--json", "propose", "--customer", "ada", "--partial"],
            input: Data((line + "\n" + good).utf8))
        #expect(partial.status == 65)
        #expect(try partial.json.items.count == 1)
        #expect(try partial.json["refused"]?[0]?["line"] == 1)
    }

    @Test func aLineBeyondOneMebibyteIsRefusedByItself() async throws {
        let office = try await Sandbox.office()
        let long = #"{"field_key":"occupation","proposed_value":""# + String(repeating: "x", count: 1 << 20) + "\"}"
        let run = try await office.run(
            ["--user", "bot", "--json", "propose", "--customer", "ada", "--partial"],
            input: Data((long + "\n" + good).utf8))
        #expect(run.status == 65)
        #expect(try run.json["refused"]?[0]?["code"] == "resourceExhausted")
        #expect(try run.json.items.count == 1)
    }

    @Test func theSameRequestHappensOnce() async throws {
        let office = try await Sandbox.office()
        let first = try await office.run(
            as: "bot", "propose", "--customer", "ada", "--idempotency-key", "k", "--json", input: good)
        let second = try await office.run(
            as: "bot", "propose", "--customer", "ada", "--idempotency-key", "k", "--json", input: good)
        #expect(first.status == 0 && first.output == second.output)
        let other = try await office.run(
            as: "bot", "propose", "--customer", "ada", "--idempotency-key", "k",
            input: good.replacing("high", with: "low"))
        #expect(other.status == 75)
        #expect(try await office.json(as: "dana", "review", "list")["total_count"] == 1)
    }

    @Test func whatIsKnownAlreadyIsReportedAndNotQueued() async throws {
        let office = try await Sandbox.office()
        let known = #"{"field_key":"phone","proposed_value":"00351 215550107"}"#
        let run = try await office.run(
            ["--user", "dana", "--json", "propose", "--customer", "ada"],
            input: Data([good, good, known].joined(separator: "\n").utf8))
        #expect(try run.json.items.count == 1)
        #expect(try run.json["refused"]?.array?.map { $0["code"] } == ["alreadyExists", "alreadyExists"])
        #expect(run.status == 65)
    }

    @Test func aQuoteStandsWordForWordInItsThread() async throws {
        let office = try await Sandbox.office()
        let thread = try await office.thread("Call", visibility: "public")
        try await office.done("send", "--thread", thread, "--no-reply", "She has been promoted to partner, she says.")
        let quoted = #"{"field_key":"occupation","proposed_value":"Partner","source_text":"promoted to partner"}"#
        let source = ["--user", "bot", "--json", "propose", "--customer", "ada", "--source", "thread:\(thread)"]
        for wrong in [quoted.replacing("to partner", with: "to a partner"), good] {
            let run = try await office.run(source, input: Data(wrong.utf8))
            #expect(run.status == 65)
            #expect(try run.json["refused"]?[0]?["message"]?.string?.contains("source_text") == true)
        }
        let run = try await office.run(source, input: Data(quoted.utf8))
        let id = try #require(run.json.items.first?["id"]?.string)
        let shown = try await office.json(as: "dana", "review", "show", id)
        #expect(shown["evidence"]?["quote"] == "promoted to partner")
        #expect(shown["evidence"]?["before"] == "She has been ")
        #expect(
            try await office.run(as: "bot", "propose", "--customer", "ada", "--source", "artifact:x", input: good)
                .status == 65)
        #expect(
            try await office.run(as: "bot", "propose", "--customer", "ada", "--source", "thread:no", input: good).status
                == 66)
    }

    @Test func nothingOrNobodyIsAnError() async throws {
        let office = try await Sandbox.office()
        #expect(try await office.run(as: "bot", "propose", "--customer", "ada").status == 65)
        #expect(try await office.run(as: "bot", "propose", "--customer", "eve", input: good).status == 66)
        #expect(try await office.run(as: "bot", "propose", "--customer", "ada", "nowhere.jsonl").status == 66)
        #expect(try await office.run(as: "bot", "propose", input: good).status == 64)
    }
}
