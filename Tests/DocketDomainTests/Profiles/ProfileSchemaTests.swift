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
                field("phone", .phone), field("country", .country),
            ])
        #expect(try ProfileSchema(decoding: Data(schema.json.serialized(pretty: true).utf8)) == schema)
        #expect(try JSONDecoder().decode(ProfileSchema.self, from: JSONEncoder().encode(schema)) == schema)
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
    ])
    func aWrongSchemaIsRefusedWithThePlace(json: String, part: String) {
        let error = #expect(throws: DocketError.self) { try ProfileSchema(decoding: Data(json.utf8)) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }

    private static func fields(_ fields: String) -> String {
        #"{"groups":[{"key":"g","label":"G"}],"fields":["# + fields + "]}"
    }

    private func field(_ key: String, _ type: FieldType) -> ProfileField {
        ProfileField(key: key, label: key, group: "a", type: type, hint: "h", isSensitive: key == "past")
    }
}
