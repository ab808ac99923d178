import DocketDomain
import Foundation
import Testing

/// `docket customers` and `docket schema`.
@Suite struct CustomersCommandTests {
    @Test func aCustomerIsShownWithWhoSetEachValue() async throws {
        let office = try await Sandbox.office()
        let ada = try await office.json(as: "dana", "customers", "show", "ada")
        #expect(ada["id"] == "ada" && ada["name"] == "Ada Okafor" && ada["rm_id"] == "dana")
        let phone = try #require(ada["profile"]?["phone"])
        #expect(phone.names == ["value", "set_by", "set_at", "artifact_id"])
        #expect(phone["value"] == "+351 21 555 01 07" && phone["artifact_id"] == .null)
        let words = try await office.run(as: "dana", "customers", "show", "ada").text
        #expect(words.contains("Phone number") && words.contains("50,000 – 100,000"))
    }

    @Test func sensitiveValuesAreMaskedUntilTheyAreAskedFor() async throws {
        let office = try await Sandbox.office()
        #expect(!(try await office.run(as: "dana", "customers", "show", "ada").text.contains("501 964 843")))
        #expect(
            try await office.run(as: "dana", "customers", "show", "ada", "--sensitive").text.contains("501 964 843"))
        #expect(
            !(try await office.run(as: "dana", "customers", "set", "ada", "tax_id=777 000").text.contains("777 000")))
    }

    @Test func onlyTheRelationshipManagerAndAdminsSeeACustomer() async throws {
        let office = try await Sandbox.office()
        #expect(try await office.json(as: "dana", "customers", "list").items.map { $0["id"] } == ["ada"])
        #expect(try await office.json("customers", "list").items.count == 1)
        for user in ["tomas", "max", "bot"] {
            #expect(try await office.json(as: user, "customers", "list").items.isEmpty)
            #expect(try await office.run(as: user, "customers", "show", "ada").status == 66)
        }
    }

    @Test func wrongCustomersAreRefusedWithWhatIsAllowed() async throws {
        let office = try await Sandbox.office()
        let twice = try await office.run(as: "dana", "customers", "add", "--name", "X", "--id", "ada", "--json")
        #expect(twice.status == 73)
        let unknown = try await office.run(as: "dana", "customers", "add", "--name", "X", "--set", "shoe_size=44")
        #expect(unknown.status == 65 && unknown.complaint.contains("shoe_size"))
        let bad = try await office.run(
            as: "dana", "customers", "add", "--name", "X", "--set", "next_review_date=2027-02-30")
        #expect(bad.status == 65 && bad.complaint.contains("YYYY-MM-DD"))
        #expect(try await office.run(as: "max", "customers", "add", "--name", "X").status == 77)
        #expect(try await office.run(as: "dana", "customers", "add", "--name", "X", "--set", "phone").status == 64)
        #expect(
            try await office.run(as: "dana", "customers", "add", "--name", "X", "--set", "phone=1", "--set", "phone=2")
                .status == 64)
        #expect(try await office.json("customers", "list").items.count == 1)
    }

    @Test func aCorrectionIsAProposalAndItsDecision() async throws {
        let office = try await Sandbox.office()
        let done = try await office.json(as: "dana", "customers", "set", "ada", "occupation=Partner")
        let item = try #require(done.items.first)
        #expect(item["status"] == "accepted" && item["value"] == "Partner")
        #expect(done["profile"]?["occupation"]?["artifact_id"] == item["id"])
        #expect(
            try await office.run(as: "dana", "customers", "set", "ada", "occupation=Partner").text.contains("already"))
        let history = try await office.json(as: "dana", "customers", "history", "ada")
        #expect(history.items.first?["text"]?.string?.contains("Occupation") == true)
        #expect(try await office.run("customers", "set", "ada", "occupation=Painter").status == 77)
        #expect(try await office.run("customers", "set", "ada", "occupation=Painter", "--as-admin").status == 0)
    }

    @Test func aFileBringsCustomersAndLaterDifferencesBecomeProposals() async throws {
        let office = try await Sandbox.office()
        let csv = """
            id,name,Phone number,next_review_date,Shoe size
            ben,Ben Brook,+1 555 0100,2027-03-09,44
            cem,Cem Can,+1 555 0101,2027-02-30,43
            ada,Ada Okafor,+351 21 555 01 84,,
            """
        let first = try await office.run(
            ["--user", "dana", "--json", "customers", "import", "-"], input: Data(csv.utf8))
        #expect(first.status == 65)
        let report = try first.json
        #expect(report["ignored_columns"] == ["Shoe size"])
        #expect(report["added"] == 1 && report["proposed"] == 1 && report["refused"] == 1)
        let rows = try #require(report["rows"]?.array)
        #expect(rows.map { $0["row"] } == [2, 3, 4])
        #expect(rows[1]["problems"]?[0]?["column"] == "next_review_date")
        #expect(try await office.value("phone") == "+351 21 555 01 07")
        #expect(try await office.json(as: "dana", "review", "list").items.count == 1)

        let fixed = csv.replacing("2027-02-30", with: "2027-02-28")
        let second = try await office.json(as: "dana", "customers", "import", "-", input: fixed)
        #expect(second["added"] == 1 && second["unchanged"] == 2 && second["refused"] == 0)
        #expect(try await office.value("next_review_date", of: "cem") == "2027-02-28")
        let nothing = try await office.run(as: "dana", "customers", "import", "-")
        #expect(nothing.status == 65)
        #expect(try await office.run(as: "dana", "customers", "import", "nowhere.csv").status == 66)
    }

    @Test func rowsOfAnotherLengthThanTheHeaderAreSaidWithTheirLine() async throws {
        let office = try await Sandbox.office()
        let csv = "id,name,email\nben,Ben Brook\ncem,Cem Can,c@example.org\n"
        let report = try await office.json(as: "dana", "customers", "import", "-", input: csv)
        #expect(report["added"] == 2)
        #expect(report["warnings"] == ["Line 2 has 2 fields, the first one 3."])
        let told = try await office.run(["--user", "dana", "customers", "import", "-"], input: Data(csv.utf8))
        #expect(told.complaint.contains("Line 2 has 2 fields, the first one 3."))
    }

    @Test func customersWithoutIdsAreKnownByTheirNames() async throws {
        let office = try await Sandbox.office()
        let csv = "name,occupation\nBen Brook,Baker\nBen Brook,Butcher\n"
        let report = try await office.json(as: "dana", "customers", "import", "-", input: csv)
        #expect(report["rows"]?.array?.map { $0["status"] } == ["added", "proposed"])
        let again = try await office.json(as: "dana", "customers", "import", "-", input: csv)
        #expect(again["rows"]?.array?.map { $0["status"] } == ["unchanged", "unchanged"])
    }

    @Test func pendingProposalsFollowTheCustomerAndKeepThemFromBeingDeleted() async throws {
        let office = try await Sandbox.office()
        let id = try #require(
            try await office.propose(#"{"field_key":"occupation","proposed_value":"Partner"}"#).first)
        #expect(try await office.run(as: "dana", "customers", "assign", "ada", "--rm", "tomas").status == 77)
        #expect(try await office.json("customers", "assign", "ada", "--rm", "tomas")["rm_id"] == "tomas")
        #expect(try await office.run("customers", "assign", "ada", "--rm", "max").status == 65)
        #expect(try await office.run(as: "dana", "review", "accept", id).status == 77)
        #expect(try await office.run(as: "tomas", "customers", "delete", "ada").status == 65)
        #expect(try await office.run(as: "tomas", "review", "reject", id).status == 0)
        #expect(try await office.run(as: "tomas", "customers", "delete", "ada").status == 0)
        #expect(try await office.json("customers", "list").items.isEmpty)
    }

    @Test func erasureTakesTheValuesOutOfEveryFile() async throws {
        let office = try await Sandbox.office()
        #expect(try await office.run(as: "dana", "customers", "erase", "ada", "--reason", "asked").status == 77)
        #expect(try await office.run("customers", "erase", "ada").status == 64)
        try await office.done("customers", "erase", "ada", "--reason", "asked")
        for file in try FileManager.default.contentsOfDirectory(at: office.workspace, includingPropertiesForKeys: nil) {
            let bytes = try Data(contentsOf: file)
            for value in ["+351 21 555 01 07", "501 964 843", "Ada Okafor"] {
                #expect(bytes.firstRange(of: Data(value.utf8)) == nil, "\(value) in \(file.lastPathComponent)")
            }
        }
        try await office.done("rebuild")
        try await office.done("doctor")
    }

    @Test func theSchemaThatComesWithDocketHasTheFieldsOfTheContract() async throws {
        let office = try await Sandbox.office()
        let schema = try await office.json(as: "dana", "schema", "show")
        let fields = try #require(schema["fields"]?.array)
        #expect(fields.count >= 40)
        let labels = Dictionary(
            uniqueKeysWithValues: fields.map { ($0["key"]?.string ?? "", $0["label"]?.string ?? "") })
        for key in [
            "full_name", "email", "date_of_birth", "occupation", "employer", "marital_status",
        ] { #expect(labels[key] != nil) }
        #expect(labels["income_band_annual"] == "Annual income band" && labels["phone"] == "Phone number")
        #expect(labels["risk_tolerance"] == "Risk tolerance" && labels["next_review_date"] == "Next review date")
        #expect(Set(fields.compactMap { $0["type"]?.string }).count == 13)
        #expect(try await office.run("schema").text.contains("Annual income band"))
    }

    @Test func aSchemaIsReplacedUnderTheNextVersion() async throws {
        let office = try await Sandbox.office()
        let schema = try await office.json("schema", "show").serialized()
        #expect(try await office.run(["schema", "set", "-"], input: Data(schema.utf8)).text.contains("already"))
        let changed = schema.replacing("Occupation", with: "Profession")
        #expect(try await office.run(as: "dana", "schema", "set", "-", input: changed).status == 77)
        #expect(try await office.json("schema", "set", "-", input: Data(changed.utf8))["version"] == 2)
        let wrong = try await office.run(["schema", "set", "-", "--json"], input: Data("{\"groups\":[]}".utf8))
        #expect(wrong.status == 65)
        #expect(try wrong.error["code"] == "invalidArgument")
    }

    @Test func aFirmsRulesForNotesAreOfItsSchema() async throws {
        let office = try await Sandbox.office()
        func schema(_ pattern: String) -> Data {
            Data(
                """
                {"groups": [{"key": "all", "label": "All"}],
                 "fields": [{"key": "tier", "label": "Tier", "group": "all", "type": "choice", "options": ["gold"],
                             "notes": {"patterns": ["\(pattern)"]}}]}
                """.utf8)
        }
        let wrong = try await office.run(["schema", "set", "-", "--json"], input: schema("in [the {value}"))
        #expect(wrong.status == 65)
        #expect(try wrong.error["message"]?.string?.contains("“patterns” of the field “tier”") == true)
        let set = try await office.json("schema", "set", "-", input: schema("in the {value} tier"))
        #expect(set["fields"]?.array?.first?["notes"]?["patterns"] == ["in the {value} tier"])
    }
}
