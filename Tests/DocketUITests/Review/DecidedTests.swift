import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// What was decided, and what becomes of it.
@Suite struct DecidedTests {
    private static func screen(width: Int = 120, height: Int = 40) throws -> TestScreen {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r a r 'not yet' enter")
        screen.wait(150)
        _ = screen.takeEffects()
        return screen
    }

    @Test(arguments: [(40, 12), (80, 24), (120, 40), (200, 60)]) func theList(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r enter a r 'not yet' enter")
        screen.wait(150)
        try screen.press("t")
        try expectGolden(screen.text, "Screens/review-decided-list-\(width)x\(height)")
    }

    @Test func whoDecidedWhatAndWhyIsTold() throws {
        var screen = try Self.screen()
        try screen.press("t")
        #expect(screen.text.contains("Decided today, by you"))
        #expect(screen.text.contains("✗ Ada Okafor: Phone number  not +44 20 7946 0123"))
        #expect(screen.text.contains("✓ Ada Okafor: Annual income band  50,000 – 100,000 → 100,000 – 250,000"))
        #expect(screen.text.contains("Rejected by Dana Reyes"))
        #expect(screen.text.contains("Reason: not yet"))
    }

    @Test func todayThisWeekAndEverAreOneKeyApart() throws {
        var screen = try Self.screen()
        screen.wait(26 * 3_600_000)
        try screen.press("t")
        #expect(screen.text.contains("Nothing was decided today by you"))
        try screen.press("tab")
        #expect(screen.text.contains("Decided this week, by you"))
        #expect(screen.text.contains("Reason: not yet"))
        screen.wait(9 * 86_400_000)
        try screen.press("esc t tab")
        #expect(screen.text.contains("Nothing was decided this week by you"))
        try screen.press("tab")
        #expect(screen.text.contains("Reason: not yet"))
    }

    /// All that was ever decided, in two pages of which the first one is read.
    private static func longList() throws -> TestScreen {
        let sample = SampleWorkspace.queue(120)
        for item in sample.proposals { try sample.decide(.reject(reason: "no"), item.id) }
        var screen = TestScreen(sample)
        try screen.press("g r t b tab tab")
        screen.answers = false
        return screen
    }

    private static func list(_ screen: TestScreen) throws -> PagedList<ReviewItem> {
        try #require(screen.state.overlay?.content as? DecidedOverlay).list
    }

    @Test func aPageThatComesLateTakesItsOwnPlace() throws {
        var screen = try Self.longList()
        try screen.press("G")
        #expect(screen.state.queries[.decided(page: 1)] != nil)
        try screen.press("g")
        screen.answerAll()
        let decisions = screen.sample.decisions(DecisionFilter())
        let list = try Self.list(screen)
        #expect(list.count == 120)
        #expect(list.selection?.id == decisions[0].id)
        #expect((0..<120).allSatisfy { list[$0]?.id == decisions[$0].id })
    }

    @Test func aPageOfAListThatWasLeftIsNotWaitedFor() throws {
        var screen = try Self.longList()
        try screen.press("G")
        let left = try #require(screen.state.queries[.decided(page: 1)])
        try screen.press("tab tab tab")
        #expect(screen.state.queries[.decided(page: 1)] == nil)
        screen.handle(screen.sample.answer(left))
        #expect(try !Self.list(screen).isLoaded)
        screen.answerAll()
        #expect(try Self.list(screen)[0]?.id == screen.sample.decisions(DecisionFilter())[0].id)
    }

    @Test func everybodysDecisionsAreOneKeyAway() throws {
        var screen = try Self.screen()
        try screen.sample.decide(.reject(reason: "no"), screen.sample.proposals[5].id)
        try screen.press("t")
        #expect(!screen.text.contains("Net worth"))
        try screen.press("b")
        #expect(screen.text.contains("✗ Lindqvist AB: Net worth"))
        #expect(screen.text.contains("Rejected by Kim Lee"))
    }

    @Test func oneKeyCorrects() throws {
        var screen = try Self.screen()
        screen.wait(120_000)
        try screen.press("t j e j enter")
        let corrected = screen.takeEffects().compactMap { effect -> Command? in
            if case .perform(let request) = effect { request.command } else { nil }
        }
        #expect(corrected == [.correct(SampleWorkspace.ada, ["income": "250-500"], asAdmin: false)])
        #expect(screen.text.contains("Corrected Annual income band of Ada Okafor"))
    }

    @Test func whatIsHiddenStaysHidden() throws {
        var screen = TestScreen(.review)
        try screen.press("g r j j j j m a")
        screen.wait(150)
        try screen.press("m t")
        #expect(!screen.text.contains("CD987654E"))
        try screen.press("e")
        #expect(screen.text.contains("The value is hidden"))
    }

    @Test func theSelectedDecisionIsTakenBack() throws {
        var screen = try Self.screen()
        try screen.press("t j u")
        #expect(screen.sample.proposals[0].status == .pending)
        #expect(screen.sample.proposals[1].status == .rejected)
        screen.wait(120_000)
        try screen.press("t u")
        #expect(screen.text.contains("It is final by now: correct it instead"))
    }

    @Test func aCorrectionIsTakenBackWhereItWasMade() throws {
        var screen = TestScreen(.review)
        try screen.press("g c enter j e 'Lagos' enter")
        #expect(screen.text.contains("u takes it back"))
        try screen.press("u")
        #expect(screen.text.contains("Took back the correction of City: the profile is as it was"))
        #expect(screen.sample.customers[0].values["city"] == nil)
        #expect(screen.sample.proposals.count { $0.status == .pending } == 9)
    }

    /// What was corrected in one screen is nobody's proposal in the other.
    @Test func aCorrectionThatIsTakenBackInTheReviewProposesNothing() throws {
        var screen = TestScreen(.review)
        try screen.press("g c enter j e 'Lagos' enter g r")
        #expect(screen.state.review.list.count == 9)
        try screen.press("u")
        #expect(screen.text.contains("Took back the correction of City of Ada Okafor: the profile is as it was"))
        #expect(screen.state.review.list.count == 9)
        #expect(screen.sample.proposals.last?.status == .withdrawn)
        try screen.press("u")
        #expect(screen.text.contains("No decision of yours can be taken back"))
    }

    @Test func fieldsTellThatSomethingWaitsForThem() throws {
        var screen = TestScreen(.review)
        try screen.press("g c enter")
        let pending = screen.rows(with: "1 pending")
        #expect(pending.contains { $0.contains("Phone number") } && pending.contains { $0.contains("Risk tolerance") })
        #expect(!pending.contains { $0.contains("City") })
    }
}
