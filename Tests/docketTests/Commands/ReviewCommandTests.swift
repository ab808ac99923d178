import DocketDomain
import Foundation
import Testing

/// `docket review`.
@Suite struct ReviewCommandTests {
    private let occupation = #"{"field_key":"occupation","proposed_value":"Partner","confidence":"high"}"#
    private let phone = #"{"field_key":"phone","proposed_value":"+351 21 555 01 84","confidence":"low"}"#
    private let stale =
        #"{"field_key":"income_band_annual","proposed_value":"100k-250k","previous_value":"25,000 – 50,000"}"#

    @Test func aReviewItemIsAnArtifactWithWhatADecisionHasToKnow() async throws {
        let office = try await Sandbox.office()
        let ids = try await office.propose(phone, stale)
        let item = try await office.json(as: "dana", "review", "show", ids[1])
        for name in [
            "id", "kind", "title", "status", "revision", "payload", "metadata", "customer_id", "rm_id", "batch_id",
            "created_by", "threads", "stale", "current_value", "decision",
        ] { #expect(item.names.contains(name), "\(name)") }
        #expect(item["kind"] == "profile_edit" && item["status"] == "pending" && item["decision"] == .null)
        #expect(item["payload"]?["proposed_value"] == "100,000 – 250,000")
        #expect(item["payload"]?["previous_value"] == "25,000 – 50,000")
        #expect(item["stale"] == true && item["current_value"] == "50,000 – 100,000")
        let list = try await office.json(as: "dana", "review", "list", "--stale")
        #expect(list.items.map { $0["id"]?.string } == [ids[1]])
        #expect(try await office.json(as: "dana", "review", "list", "--confidence", "low").items.count == 1)
        #expect(try await office.json(as: "dana", "review", "list", "--field", "phone").items.count == 1)
        #expect(try await office.json("review", "list", "--mine").items.isEmpty)
        let words = try await office.run(as: "dana", "review", "list").text
        #expect(words.contains("Phone number") && words.contains("stale"))
        #expect(try await office.run(as: "dana", "review", "show", ids[0]).text.contains("+351 21 555 01 07"))
        #expect(try await office.run(as: "dana", "review", "show", "nothing").status == 66)
        #expect(try await office.run(as: "dana", "review", "list", "--status", "odd").status == 64)
    }

    @Test func whatIsNotWhatItSeemsIsNamedBeforeAndAfterItIsAccepted() async throws {
        let office = try await Sandbox.office()
        let id = try #require(
            try await office.propose("{\"field_key\":\"occupation\",\"proposed_value\":\"P\u{430}rtner\"}").first)
        #expect(try await office.run(as: "dana", "review", "list").text.contains("pending, not what it seems"))
        #expect(try await office.run(as: "dana", "review", "show", id).text.contains("Cyrillic and Latin"))
        let accepted = try await office.run(as: "dana", "review", "accept", id)
        #expect(accepted.status == 0)
        #expect(accepted.complaint.contains("Occupation: Not what it seems"))
    }

    @Test func aReportAsCSVEndsWithItsTotal() async throws {
        let office = try await Sandbox.office()
        _ = try await office.propose(phone)
        let csv = try await office.run("review", "report", "--csv").text
        #expect(csv.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 3)
        #expect(csv.utf8.last == UInt8(ascii: "\n"))
    }

    @Test func acceptingSetsTheValueAndSayingItAgainHolds() async throws {
        let office = try await Sandbox.office()
        let id = try #require(try await office.propose(phone).first)
        let done = try await office.json(as: "dana", "review", "accept", id)
        #expect(done.names == ["items", "skipped"])
        let item = try #require(done.items.first)
        #expect(item.names == ["id", "status", "field_key", "value", "event_id", "already"])
        #expect(item["status"] == "accepted" && item["value"] == "+351 21 555 01 84" && item["already"] == false)
        #expect(try await office.value("phone") == "+351 21 555 01 84")
        let again = try await office.json(as: "dana", "review", "accept", id)
        #expect(again.items.first?["already"] == true && again.items.first?["event_id"] == item["event_id"])
        let other = try await office.run(as: "dana", "review", "reject", id, "--json")
        #expect(other.status == 65)
        #expect(try other.error["code"] == "alreadyDecided")
        #expect(try other.error["message"]?.string?.contains("dana") == true)
    }

    @Test func onlyTheRelationshipManagerDecidesOrAnAdminWhoSaysSo() async throws {
        let office = try await Sandbox.office()
        let id = try #require(try await office.propose(phone).first)
        for user in ["bot", "max", "tomas"] {
            let run = try await office.run(as: user, "review", "accept", id)
            #expect(run.status == 77 || run.status == 66, "\(user): \(run.status)")
        }
        #expect(try await office.run("review", "accept", id).status == 77)
        #expect(try await office.value("phone") == "+351 21 555 01 07")
        #expect(try await office.run("review", "accept", id, "--as-admin").status == 0)
        let history = try await office.json(as: "dana", "artifacts", "history", id)
        #expect(history.items.contains { $0["text"]?.string?.contains("as an admin") == true })
    }

    @Test func anEditIsValidatedAndRecordedBesideTheProposal() async throws {
        let office = try await Sandbox.office()
        let id = try #require(try await office.propose(phone).first)
        let bad = try await office.run(as: "dana", "review", "edit", id, "--value", "call me")
        #expect(bad.status == 65 && bad.complaint.contains("5 to 15 digits"))
        let done = try await office.json(as: "dana", "review", "edit", id, "--value", "+351 21 555 01 99")
        #expect(done.items.first?["status"] == "edited" && done.items.first?["value"] == "+351 21 555 01 99")
        let shown = try await office.json(as: "dana", "review", "show", id)
        #expect(shown["payload"]?["proposed_value"] == "+351 21 555 01 84")
        #expect(shown["payload"]?["edited_value"] == "+351 21 555 01 99")
    }

    @Test func aStaleProposalIsAcceptedOnPurposeOnly() async throws {
        let office = try await Sandbox.office()
        let id = try #require(try await office.propose(stale).first)
        let run = try await office.run(as: "dana", "review", "accept", id, "--json")
        #expect(run.status == 65)
        #expect(try run.error["code"] == "stale")
        #expect(try await office.run(as: "dana", "review", "accept", id, "--if-stale", "accept").status == 0)
        #expect(try await office.value("income_band_annual") == "100,000 – 250,000")
    }

    @Test func undoTakesTheNewestBackAndABatchAsAWhole() async throws {
        let office = try await Sandbox.office()
        let ids = try await office.propose(phone, occupation, batch: "b")
        #expect(try await office.json(as: "dana", "review", "accept-batch", "b").items.count == 2)
        let undone = try await office.json(as: "dana", "review", "undo", ids[0])
        #expect(undone.items.count == 2 && undone.items.allSatisfy { $0["status"] == "pending" })
        #expect(try await office.value("occupation") == nil)
        #expect(try await office.value("phone") == "+351 21 555 01 07")
        #expect(try await office.run(as: "dana", "review", "undo").status == 65)
        try await office.json(as: "dana", "review", "reject", ids[1], "--reason", "no")
        #expect(try await office.json(as: "dana", "review", "undo").items.first?["id"]?.string == ids[1])
    }

    @Test func afterTheUndoWindowADecisionIsFinal() async throws {
        let office = try await Sandbox.office(undoSeconds: 0)
        let id = try #require(try await office.propose(phone).first)
        try await office.json(as: "dana", "review", "accept", id)
        #expect(try await office.run(as: "dana", "review", "undo", id).status == 65)
    }

    @Test func aBatchDecidesWhatItCanAndNamesTheRest() async throws {
        let office = try await Sandbox.office()
        let ids = try await office.propose(phone, occupation, stale, batch: "b")
        let strict = try await office.run(as: "dana", "review", "accept-batch", "b", "--strict")
        #expect(strict.status == 65)
        #expect(try await office.json(as: "dana", "review", "list")["total_count"] == 3)
        let run = try await office.run(as: "dana", "review", "accept-batch", "b", "--json", "--idempotency-key", "k")
        #expect(run.status == 65)
        #expect(try run.json.items.count == 2)
        #expect(try run.json["skipped"]?.array?.map { $0["id"]?.string } == [ids[2]])
        #expect(try run.json["skipped"]?[0]?["code"] == "stale")
        let again = try await office.run(as: "dana", "review", "accept-batch", "b", "--json", "--idempotency-key", "k")
        #expect(again.output == run.output)
        #expect(try await office.run(as: "dana", "review", "reject-batch", "nothing").status == 66)
        #expect(try await office.run(as: "tomas", "review", "accept-batch", "b").status == 66)
    }

    @Test func aFileDecidesAWholeBatch() async throws {
        let office = try await Sandbox.office()
        let ids = try await office.propose(phone, occupation, stale, batch: "b")
        let file = """
            {"id":"\(ids[0])","decision":"accepted"}
            {"id":"\(ids[1])","decision":"edited","value":"Painter"}
            """
        for wrong in [
            #"{"id":"x","decision":"accepted"}"#, #"{"decision":"accepted"}"#, "{", #"{"id":"x","decision":"maybe"}"#,
        ] {
            #expect(try await office.run(as: "dana", "review", "apply", "b", "-", input: wrong).status == 65)
        }
        #expect(try await office.run(as: "dana", "review", "apply", "b", "-", "--rest", "pending").status == 65)
        #expect(try await office.json(as: "dana", "review", "list")["total_count"] == 3)
        let done = try await office.json(as: "dana", "review", "apply", "b", "-", input: file)
        #expect(done.items.map { $0["status"] } == ["accepted", "edited", "rejected"])
        let again = try await office.json(as: "dana", "review", "apply", "b", "-", input: file)
        #expect(again.items.count == 3 && again.items.allSatisfy { $0["already"] == true })

        let report = try await office.json(as: "dana", "review", "report", "--batch", "b")
        let total = try #require(report["total"])
        #expect(total["proposed"] == 3 && total["accepted"] == 1 && total["edited"] == 1 && total["rejected"] == 1)
        #expect(total["pending"] == 0 && total["superseded"] == 0 && total["taken_back"] == 0)
        let csv = try await office.run(as: "dana", "review", "report", "--csv").text
        #expect(csv.hasPrefix("customer_id,customer_name,rm_id,batch_id,proposed_at,proposed,accepted"))
        #expect(csv.contains("ada,Ada Okafor,dana,b,"))
        #expect(try await office.run(as: "dana", "review", "report", "--csv", "--json").status == 64)
        for option in ["--from", "--decided-from"] {
            #expect(
                try await office.run(as: "dana", "review", "report", option, "2100-01-01").text.contains("No proposals")
            )
        }
        let decided = try await office.json(
            as: "dana", "review", "report", "--decided-from", "2000-01-01", "--decided-to", "2100-01-01")
        #expect(decided["total"]?["proposed"] == 3 && decided["total"]?["withdrawn"] == 0)
    }

    @Test func severalIdsAreDecidedInOneStepAndOneThatCannotBeIsSkipped() async throws {
        let office = try await Sandbox.office()
        let ids = try await office.propose(phone, occupation)
        let run = try await office.run(as: "dana", "review", "accept", ids[0], "nothing", ids[1], "--json")
        #expect(run.status == 65)
        #expect(try run.json.items.count == 2)
        #expect(try run.json["skipped"]?[0]?["code"] == "notFound")
        #expect(try await office.run(as: "dana", "review", "accept", "nothing").status == 66)
        #expect(try await office.run(as: "dana", "review", "accept").status == 64)
    }

    @Test func whatIsNotWhatItSeemsIsSaidBeforeItIsAccepted() async throws {
        let office = try await Sandbox.office()
        let ids = try await office.propose(
            #"{"field_key":"employer","proposed_value":"Acme\u202e gnp"}"#,
            #"{"field_key":"occupation","proposed_value":"Part\u200bner"}"#,
            #"{"field_key":"preferred_name","proposed_value":"\u0410da"}"#,
            #"{"field_key":"service_notes","proposed_value":"red \u001b[31m"}"#)
        let marks = ["⟨RLO⟩", "⟨ZWSP⟩", "Cyrillic", "␛"]
        try #require(ids.count == marks.count)
        for (id, mark) in zip(ids, marks) {
            let shown = try await office.run(as: "dana", "review", "show", id).text
            #expect(shown.contains("Not what it seems") && shown.contains(mark), "\(shown)")
            #expect(!shown.unicodeScalars.contains("\u{1B}") && !shown.unicodeScalars.contains("\u{202E}"))
            #expect(try await office.json(as: "dana", "review", "show", id)["warning"]?.string != nil)
        }
    }
}
