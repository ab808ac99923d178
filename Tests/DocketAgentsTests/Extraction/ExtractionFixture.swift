import DocketAgents
import DocketDomain
import Foundation

/// The rules and the schema that come with docket.
enum ExtractionFixture {
    static func resource(_ name: String) throws -> Data {
        try Data(contentsOf: root.appending(path: "Resources/\(name)"))
    }

    static func data(_ text: String) -> Data { Data(text.utf8) }

    static func extractor() throws -> ProfileExtractor { try made.get() }

    private static let made = Result {
        try ProfileExtractor(
            schema: ProfileSchema(decoding: resource("schema.json")),
            rules: ExtractionRules(decoding: resource("extraction.json")))
    }

    static var root: URL { URL(filePath: #filePath).appending(path: "../../../..").standardized }

    static let day = CalendarDay(year: 2026, month: 3, day: 18)

    /// What is found in notes of a Wednesday with Marta Lindqvist, which Tom Abiola wrote.
    static func extract(
        _ text: String, kind: MeetingNotes.Kind = .text, locale: String = "en-GB"
    ) throws -> Extraction {
        guard let day else { throw DocketError(.internal, "No day.") }
        return try extractor().extract(
            from: MeetingNotes(
                text: text, kind: kind, day: day, customers: ["Marta Lindqvist"], advisers: ["Tom Abiola"],
                locale: locale))
    }

    /// The values that are found, by their fields' keys.
    static func values(
        _ text: String, kind: MeetingNotes.Kind = .text, locale: String = "en-GB"
    ) throws -> [String: JSON] {
        let found = try extract(text, kind: kind, locale: locale).found
        return Dictionary(found.map { ($0.fieldKey, $0.value) }, uniquingKeysWith: { _, last in last })
    }
}
