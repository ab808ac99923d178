import DocketDomain
import Testing

@testable import DocketUI

/// Until the schema is read nobody knows which values are sensitive.
@Suite struct UnreadSchemaTests {
    /// A review that has just been opened, of which nothing is read yet.
    private static func screen() throws -> TestScreen {
        var screen = TestScreen(.review, width: 200, height: 60)
        screen.answers = false
        try screen.press("g r")
        return screen
    }

    /// Answers what is under way and what is asked for then, as far as it is wanted.
    private static func answer(_ screen: inout TestScreen, where isWanted: (Query) -> Bool) {
        while let query = screen.state.queries.values.first(where: isWanted) {
            screen.handle(screen.sample.answer(query))
        }
    }

    private static func rules(_ screen: TestScreen) -> ProposalRules {
        screen.state.review.rules(screen.state.shared)
    }

    @Test func noValueIsShown() throws {
        var screen = try Self.screen()
        Self.answer(&screen) { if case .proposals = $0 { true } else { false } }
        #expect(screen.state.review.schema == nil)
        #expect(screen.state.review.list.count == 9)
        #expect(!screen.rows(with: ShownValue.hidden).isEmpty)
        for value in ["CD987654E", "AB123456C", "cautious", "250000.00 EUR", "Göteborg"] {
            #expect(screen.rows(with: value).isEmpty)
        }
        screen.answerAll()
        #expect(!screen.rows(with: "balanced → cautious").isEmpty)
        #expect(screen.rows(with: "CD987654E").isEmpty && screen.rows(with: "AB123456C").isEmpty)
    }

    @Test func aFieldThatWasReadWithItsProposalIsKnown() throws {
        var screen = try Self.screen()
        Self.answer(&screen) { $0 != .schema }
        #expect(screen.state.review.schema == nil)
        #expect(screen.state.review.selection?.fieldKey == "income")
        #expect(!Self.rules(screen).shownValue("income").isHidden)
        #expect(Self.rules(screen).shownValue("tax_id").isHidden)
    }

    @Test func aFieldThatTheSchemaHasNoMoreIsShown() throws {
        var screen = try Self.screen()
        screen.answerAll()
        #expect(screen.state.review.schema != nil)
        #expect(!Self.rules(screen).shownValue("dropped").isHidden)
        #expect(Self.rules(screen).shownValue("tax_id").isHidden)
    }

    @Test func valuesAreNotLookedThrough() throws {
        let item = try #require(SampleWorkspace.review.proposals.first { $0.fieldKey == "tax_id" })
        let words = QueueWords(schema: nil, isRevealed: false)
        let (value, name) = try (#require(TextPattern("CD987654E")), #require(TextPattern("okafor")))
        #expect(!words.has(value, in: item))
        #expect(words.has(name, in: item))
    }

    @Test func theReviewIsShownWithItsValuesOrWithoutASchemaThatCannotBeRead() throws {
        var screen = try Self.screen()
        Self.answer(&screen) { $0 != .schema }
        #expect(screen.state.awaitsWhatIsSeen)
        screen.handle(.queryFailed(.schema, DocketError(.corrupt, "The file docket.db is damaged.")))
        #expect(!screen.state.awaitsWhatIsSeen)
    }
}
