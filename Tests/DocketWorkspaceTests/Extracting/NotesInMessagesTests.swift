import DocketDomain
import DocketWorkspace
import Foundation
import Testing

/// Messages are read together for what they say of a customer, each quote at its place in its message.
@Suite struct NotesInMessagesTests {
    private let office: TestOffice
    private let workspace: LocalWorkspace
    private let customer: CustomerID
    private let rules: Data

    init() async throws {
        office = try await TestOffice()
        let resources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources")
        var features = LocalWorkspace.Features()
        features.review.builtInSchema = try ProfileSchema(
            decoding: try Data(contentsOf: resources.appending(path: "schema.json")))
        workspace = try await office.open("ada", features: features)
        customer = CustomerID("mbeki")
        try await workspace.perform(.addCustomer(NewCustomer(id: customer, name: "Ines Mbeki")))
        rules = try Data(contentsOf: resources.appending(path: "extraction.json"))
    }

    private func message(_ id: String, _ text: String, day: Int = 0) -> Message {
        Message(
            id: MessageID(id), threadID: ThreadID("t"), ordinal: 0, role: .user, parts: [.text(text)], attachments: [],
            author: "ada", createdAt: Timestamp(milliseconds: 1_773_309_600_000 + Int64(day) * 86_400_000),
            mention: nil)
    }

    private func found(in messages: [Message]) async throws -> FoundInNotes {
        try await NotesExtractor(workspace, rules: rules).find(in: messages, of: customer)
    }

    private func expectQuotesStand(_ found: FoundInNotes, in messages: [Message]) throws {
        for item in found.items {
            let message = try #require(messages.first { $0.id == item.message })
            let text = Array(message.parts.map(\.text).joined())
            #expect(String(text[item.range]) == item.sourceText)
        }
    }

    @Test func eachQuoteStandsAtItsPlaceInItsMessage() async throws {
        let messages = [
            message("one", "Zoë’s café 👩‍👩‍👧 first.\r\nMet Ines Mbeki at our office."),
            message("two", "Ines Mbeki works as a vet now."),
            message("three", "Her new mobile is +351 21 555 01 84."),
        ]
        let found = try await found(in: messages)
        #expect(found.items.first { $0.fieldKey == "phone" }?.message == MessageID("three"))
        #expect(found.items.first { $0.fieldKey == "occupation" }?.message == MessageID("two"))
        try expectQuotesStand(found, in: messages)
    }

    @Test func whatIsSaidLaterTakesThePlaceOfWhatWasSaidBeforeOnAnyDay() async throws {
        for day in [0, 3] {
            let messages = [
                message("one", "Her mobile is +351 21 555 01 84."),
                message("two", "Her mobile is +351 21 555 99 99.", day: day),
            ]
            let found = try await found(in: messages)
            let phones = found.items.filter { $0.fieldKey == "phone" }
            #expect(phones.map(\.message) == [MessageID("two")], "\(day) days later")
            #expect(found.leftOut.contains { $0.fieldKey == "phone" && $0.message == MessageID("one") })
            try expectQuotesStand(found, in: messages)
        }
    }

    @Test func aDayIsCountedFromItsOwnMessage() async throws {
        let messages = [
            message("one", "Met Ines Mbeki."), message("two", "Her next review is tomorrow.", day: 10),
        ]
        let review = try await found(in: messages).items.first { $0.fieldKey == "next_review_date" }
        #expect(review?.value == "2026-03-23")
    }

    @Test func anAnswerBelowItsQuestionIsFound() async throws {
        let asked = try await found(in: [message("one", "Met Ines Mbeki at our office.")])
        let question = try #require(asked.questions.first { $0.fieldKey == "date_of_birth" })
        let messages = [
            message("one", "Met Ines Mbeki at our office."),
            message("two", "Q: \(question.question)\nA: 12 March 1979"),
        ]
        let found = try await found(in: messages)
        let item = try #require(found.items.first { $0.fieldKey == "date_of_birth" })
        #expect(item.value == "1979-03-12" && item.message == MessageID("two"))
        #expect(!found.questions.contains(question))
        try expectQuotesStand(found, in: messages)
    }
}
