import DocketAgents
import DocketDomain
import Foundation
import Testing

/// A firm's own rules in its schema.
struct FirmRulesTests {
    private static let schema = """
        {"groups": [{"key": "all", "label": "All"}],
         "notes": {"traps": [
          {"kind": "history", "forward": ["in the days of"]},
          {"kind": "negation", "backward": ["has been vetoed"], "pseudo": ["not least"]},
          {"kind": "hypothetical", "forward": ["pencilled"], "terminators": ["firmly"], "within": 6}]},
         "fields": [
          {"key": "tier", "label": "Tier", "group": "all", "type": "choice", "options": ["gold", "silver"],
           "notes": {"labels": ["bucket"], "patterns": ["in [the]? {value} tier"],
            "synonyms": {"gold": ["top shelf"]}, "values": {"silver": ["second row"]},
            "except": ["{value} medal"]}},
          {"key": "lockers", "label": "Lockers", "group": "all", "type": "integer",
           "notes": {"nouns": ["lockers"], "patterns": ["rents {value} lockers"], "allows": ["negation"]}},
          {"key": "paperless", "label": "Paperless", "group": "all", "type": "boolean",
           "notes": {"values": {"true": ["no more paper"], "false": ["wants it printed"]}}},
          {"key": "occupation", "label": "Occupation", "group": "all", "type": "text",
           "notes": {"labels": ["calling"]}}]}
        """

    private func found(_ text: String) throws -> [String: JSON] {
        let extractor = try ProfileExtractor(
            schema: ProfileSchema(decoding: Data(Self.schema.utf8)),
            rules: ExtractionRules(decoding: ExtractionFixture.resource("extraction.json")))
        let day = try #require(ExtractionFixture.day)
        let extraction = extractor.extract(from: MeetingNotes(text: text, day: day, customers: ["Marta Lindqvist"]))
        return Dictionary(extraction.found.map { ($0.fieldKey, $0.value) }) { $1 }
    }

    @Test(
        arguments: [
            ("Bucket: gold", "tier", "gold"),
            ("She is in the silver tier.", "tier", "silver"),
            ("Tier: top shelf", "tier", "gold"),
            ("She sits in the second row.", "tier", "silver"),
            ("Marta rents 3 lockers.", "lockers", 3),
            ("No more paper for her.", "paperless", true),
            ("She wants it printed.", "paperless", false),
            ("Calling: beekeeper", "occupation", "beekeeper"),
        ] as [(String, String, JSON)])
    func whatAFirmAddsIsFound(text: String, key: String, value: JSON) throws {
        #expect(try found(text)[key] == value)
    }

    @Test(arguments: [
        "In the days of plenty she is in the gold tier.",
        "That she is in the gold tier has been vetoed.",
        "Pencilled: in the gold tier.",
        "In the gold medal tier.",
    ])
    func whatAFirmTakesIsLeftOut(text: String) throws {
        #expect(try found(text)["tier"] == nil)
    }

    @Test func aReachEndsWhereTheFirmSays() throws {
        #expect(try found("Pencilled at first, firmly in the gold tier.")["tier"] == "gold")
    }

    @Test(arguments: [
        (#""patterns": ["in [the {value}"]"#, "“patterns” of the field “tier”"),
        (#""patterns": ["in {valeu}"]"#, "“patterns” of the field “tier”"),
        (#""asks": ["%nonsense"]"#, "“nonsense”"),
    ])
    func aPatternThatCantBeReadIsNamed(notes: String, part: String) throws {
        let json = """
            {"groups": [{"key": "g", "label": "G"}],
             "fields": [{"key": "tier", "label": "T", "group": "g", "type": "text", "notes": {\(notes)}}]}
            """
        let schema = try ProfileSchema(decoding: Data(json.utf8))
        let error = #expect(throws: DocketError.self) {
            try ProfileExtractor(
                schema: schema, rules: ExtractionRules(decoding: ExtractionFixture.resource("extraction.json")))
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }
}
