import Foundation
import TestSupport
import Testing

@testable import DocketDomain

/// Reading and writing of profile schemas.
@Suite struct ProfileSchemaTests {
    @Test func aSchemaComesBackAsItWasWritten() throws {
        let schema = ProfileSchema(
            version: 3,
            groups: [.init(key: "a", label: "A"), .init(key: "b", label: "B")],
            fields: [
                field("text", .text(.init(maxLength: 10, pattern: "[a-z]+"))),
                field("long", .longText(.init(maxLength: 9))),
                field("whole", .integer(.init(minimum: 1, maximum: 2, unit: "years"))),
                field("part", .decimal(.init())),
                field("money", .money(.init(currencies: ["EUR", "CHF"], isNegativeAllowed: true))),
                field("past", .date(.init(lies: .past))), field("day", .date(.init())), field("flag", .boolean),
                field("one", .choice([.init(value: "x", label: "X", aliases: ["ex"]), .init(value: "y", label: "y")])),
                field("many", .multiChoice([.init(value: "x", label: "x")])),
                field("band", .rangeBand([.init(value: "1 – 2", label: "1 – 2")])), field("mail", .email),
                field("phone", .phone), field("country", .country), field("tier", .choice(tiers), notes: tierNotes),
            ], traps: [trap])
        #expect(try ProfileSchema(decoding: Data(schema.json.serialized(pretty: true).utf8)) == schema)
        #expect(try JSONDecoder().decode(ProfileSchema.self, from: JSONEncoder().encode(schema)) == schema)
    }

    private var tiers: [FieldType.Option] { [.init(value: "gold", label: "gold")] }

    private var tierNotes: FieldNotesRules {
        var notes = FieldNotesRules()
        notes.labels = ["bucket"]
        notes.nouns = ["tier"]
        notes.patterns = ["in the {value} tier"]
        notes.values = ["gold": ["top row"]]
        notes.synonyms = ["gold": ["top shelf"]]
        notes.asks = ["which tier"]
        notes.except = ["{value} medal"]
        notes.allows = [.negation, .thirdPerson]
        return notes
    }

    private var trap: NotesTrap {
        var trap = NotesTrap(kind: .history)
        trap.forward = ["in the days of"]
        trap.backward = ["in those days"]
        trap.sentence = ["long ago"]
        trap.pseudo = ["these days"]
        trap.terminators = ["today"]
        trap.within = 5
        return trap
    }

    @Test(arguments: [
        ("[]", "no object"), ("{", "no JSON"), (#"{"groups":[],"fields":[]}"#, "1 to 1000 fields"),
        (#"{"fields":[]}"#, "“groups”"),
        (#"{"groups":[{"key":"g","label":"G"},{"key":"g","label":"H"}],"fields":[]}"#, "twice"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"color"}"#), "is one of text"),
        (fields(#"{"key":"a","label":"A","group":"g"}"#), "“type”"),
        (fields(#"{"key":"a","label":"A","group":"h","type":"text"}"#), "group “h”"),
        (fields(#"{"key":"A b","label":"A","group":"g","type":"text"}"#), "lower-case"),
        (fields(#"{"key":"a","label":" ","group":"g","type":"text"}"#), "“label”"),
        (
            fields(
                #"{"key":"a","label":"A","group":"g","type":"text"},{"key":"a","label":"B","group":"g","type":"text"}"#),
            "“a” twice"
        ),
        (fields(#"{"key":"a","label":"A","group":"g","type":"text","max_lenght":3}"#), "max_lenght"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"text","pattern":"(["}"#), "regular expression"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"choice","options":[]}"#), "“options”"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"choice","options":["x","x"]}"#), "every value once"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"range_band","options":["lots"]}"#), "“lots” is none"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"money"}"#), "“currencies”"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"integer","minimum":3,"maximum":2}"#), "“minimum”"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"date","lies":"soon"}"#), "“past”"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"date","notes":[]}"#), "“notes” of the field “a”"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"date","notes":{"lables":["x"]}}"#), "lables"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"date","notes":{"patterns":["x"]}}"#), "a place for"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"boolean","notes":{"patterns":["{value}"]}}"#), "values"),
        (fields(#"{"key":"a","label":"A","group":"g","type":"date","notes":{"labels":[" "]}}"#), "short texts"),
        (
            fields(
                #"{"key":"a","label":"A","group":"g","type":"choice","options":["x"],"notes":{"values":{"y":[]}}}"#),
            "“y”, which is no option"
        ),
        (fields(#"{"key":"a","label":"A","group":"g","type":"date","notes":{"allows":["doubt"]}}"#), "negation, "),
        (traps(#"{"kind":"doubt","forward":["x"]}"#), "trap 1 of “notes”"),
        (traps(#"{"kind":"wish"}"#), "must be there"),
        (traps(#"{"kind":"wish","forward":["x"],"within":0}"#), "“within”"),
    ])
    func aWrongSchemaIsRefusedWithThePlace(json: String, part: String) {
        let error = #expect(throws: DocketError.self) { try ProfileSchema(decoding: Data(json.utf8)) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }

    private static func fields(_ fields: String) -> String {
        #"{"groups":[{"key":"g","label":"G"}],"fields":["# + fields + "]}"
    }

    private static func traps(_ trap: String) -> String {
        #"{"groups":[{"key":"g","label":"G"}],"fields":[{"key":"a","label":"A","group":"g","type":"text"}],"#
            + #""notes":{"traps":["# + trap + "]}}"
    }

    private func field(_ key: String, _ type: FieldType, notes: FieldNotesRules? = nil) -> ProfileField {
        ProfileField(
            key: key, label: key, group: "a", type: type, hint: "h", isSensitive: key == "past", notes: notes)
    }
}
