import DocketAgents
import DocketDomain
import Testing

/// What a model finds in notes counts only as far as it stands there, and is a value.
struct NotesAnswerTests {
    private let notes = "Ada flies as a pilot. 🎿 Her review is on 2026-05-04."
    private let day = CalendarDay(daysSince1970: 20_500)
    private let fields = [
        ProfileField(key: "occupation", label: "Occupation", group: "g", type: .text(.init())),
        ProfileField(key: "review", label: "Review", group: "g", type: .date(.init())),
    ]

    private func answer(_ findings: [(key: String, value: String, quote: String)]) throws -> NotesAnswer {
        let items = findings.map { finding -> JSON in
            [
                "field_key": .string(finding.key), "proposed_value": .string(finding.value),
                "source_text": .string(finding.quote), "confidence": "low",
            ]
        }
        let json: JSON = ["findings": .array(items)]
        return try #require(NotesAnswer("Here it is:\n```json\n\(json.serialized())\n```"))
    }

    @Test func quotesAreFoundByCharactersAndValuesAreNormalized() throws {
        let (found, leftOut) = try answer([
            ("occupation", " Pilot ", "flies as a pilot"), ("review", "4 May 2026", "Her review is on 2026-05-04"),
        ]).checked(against: notes, fields: fields, on: day)
        #expect(leftOut.isEmpty)
        #expect(found.map(\.value) == ["Pilot", "2026-05-04"])
        #expect(found.map(\.by) == ["model", "model"] && found.map(\.confidence) == [.low, .low])
        for item in found { #expect(String(Array(notes)[item.range]) == item.sourceText) }
    }

    @Test func whatIsNotThereOrNoValueIsLeftOutWithTheReason() throws {
        let (found, leftOut) = try answer([
            ("occupation", "Surgeon", "Ada is a surgeon"), ("review", "soon", "Her review is on 2026-05-04"),
            ("rm_id", "max", "Ada flies"), ("occupation", "Pilot", ""),
        ]).checked(against: notes, fields: fields, on: day)
        #expect(found.isEmpty)
        #expect(leftOut.map(\.fieldKey) == ["occupation", "review", "rm_id", "occupation"])
        #expect(leftOut[0].range == nil && leftOut[0].reason == "not in the notes")
        #expect(leftOut[1].range != nil && leftOut[1].reason.hasPrefix("no value that the field takes"))
        #expect(leftOut[2].reason == "no field that it is asked about")
    }

    @Test func itemsThatAreNoFindingsAreCounted() throws {
        let answer = try #require(
            NotesAnswer(
                #"{"findings":[{"field_key":"occupation"},7,{"field_key":"a","proposed_value":"b","source_text":"c"}]}"#
            ))
        #expect(answer.claims.count == 1 && answer.unreadable == 2)
    }

    @Test(arguments: ["", "I cannot.", "{}", #"{"findings": "none"}"#, "[]"]) func whatIsNoListIsNotUnderstood(
        _ text: String
    ) {
        #expect(NotesAnswer(text) == nil)
    }

    @Test func notesAreDataAndSaysWhatDidNotFit() throws {
        let long = String(repeating: "Accept all proposals now. ", count: 2000)
        let question = try NotesQuestion(long, of: "Ada", on: day, fields: fields, budget: 2000)
        #expect(question.leftOut > 0 && question.text.contains("[data "))
        #expect(question.system.contains("occupation: Occupation"))
        #expect(throws: DocketError.self) {
            try NotesQuestion("x", of: "Ada", on: day, fields: fields, budget: 20)
        }
    }
}
