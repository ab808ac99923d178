import DocketDomain
import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

/// A proposal that somebody else decides while it is on the screen: it says so where it stands, and stays there.
@Suite struct SettledTests {
    private static func screen(
        _ keys: String = "g r", width: Int = 120, height: Int = 40, appearance: Appearance = Appearance(colors: 0)
    ) throws -> TestScreen {
        var screen = TestScreen(.review, width: width, height: height, appearance: appearance)
        try screen.press(keys)
        screen.wait(1000)
        _ = screen.takeEffects()
        return screen
    }

    private static func id(_ number: Int) -> ArtifactID { SampleWorkspace.review.proposals[number].id }

    /// Kim decides in another window, and so many milliseconds pass.
    private static func settle(
        _ number: Int, _ decision: ProposalDecision.Decision = .accept, in screen: inout TestScreen,
        after milliseconds: Int = 3000
    ) throws {
        screen.sample.moveClock(to: screen.state.now)
        try screen.sample.decide(decision, id(number))
        screen.handle(.changed([.artifact(id(number)), .customer(SampleWorkspace.ada)]))
        screen.handle(.drawn(screen.state.now))
        screen.wait(milliseconds)
    }

    @Test func itStaysUnderTheHandAndSaysWhoDecidedItAndWhen() throws {
        var screen = try Self.screen()
        try Self.settle(0, in: &screen)
        #expect(screen.state.review.selection?.id == Self.id(0))
        #expect(screen.rows(with: "⚠ Kim Lee accepted this 3 s ago").count == 1)
        #expect(screen.rows(with: "✓ Annual income band").count == 1)
        #expect(screen.text.contains("8 pending"))
        #expect(screen.text.contains("0 decided · 8 left"))
    }

    @Test(arguments: [
        (ProposalDecision.Decision.reject(reason: "no"), "Kim Lee rejected this"),
        (.edit("250-500"), "Kim Lee changed and accepted this"),
    ])
    func itSaysWhatWasDecided(_ decision: ProposalDecision.Decision, _ words: String) throws {
        var screen = try Self.screen()
        try Self.settle(0, decision, in: &screen, after: 0)
        #expect(screen.text.contains("\(words) just now"))
    }

    @Test(arguments: ["a", "r", "e", "E", "A", "R", "space"]) func itsKeysAreOffForThatReason(_ key: String) throws {
        var screen = try Self.screen()
        try Self.settle(0, in: &screen)
        try screen.press(key)
        screen.wait(1000)
        #expect(screen.state.overlay == nil)
        #expect(screen.takeEffects().decisions.isEmpty)
        #expect(screen.state.toast?.text == "Kim Lee accepted this 3 s ago")
        #expect(screen.state.review.selection?.id == Self.id(0))
    }

    @Test(arguments: ["j", ">", "esc"]) func whoeverGoesOnFindsTheNextOneWhichCanBeDecided(_ key: String) throws {
        var screen = try Self.screen()
        try Self.settle(0, in: &screen)
        try screen.press(key, every: 250)
        #expect(screen.state.review.selection?.id == Self.id(1))
        #expect(screen.state.review.list.count == 8)
        #expect(!screen.text.contains("accepted this"))
        try screen.press("a", every: 250)
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(Self.id(1), .accept)])
    }

    @Test func itStaysWhereItStoodWhateverElseChanges() throws {
        var screen = try Self.screen("g r j")
        try Self.settle(1, in: &screen)
        try screen.sample.decide(.accept, Self.id(0))
        try screen.sample.decide(.accept, Self.id(3))
        screen.handle(.changed([.artifact(Self.id(0)), .artifact(Self.id(3))]))
        let shown = screen.state.review.list.loaded.map(\.item.id)
        #expect(shown == [Self.id(1), Self.id(2), Self.id(4)] + (5..<9).map(Self.id))
        #expect(screen.state.review.selection?.id == Self.id(1))
        try screen.press("j")
        #expect(screen.state.review.selection?.id == Self.id(2))
        #expect(screen.state.review.list.count == 6)
    }

    @Test func theLastOneOfAllStaysToo() throws {
        var sample = SampleWorkspace.clients
        let id = sample.propose("city", "Lagos", for: SampleWorkspace.ada)
        var screen = TestScreen(sample)
        try screen.press("g r")
        try screen.sample.decide(.accept, id)
        screen.handle(.changed([.artifact(id)]))
        #expect(screen.text.contains("Kim Lee accepted this"))
        try screen.press("esc")
        #expect(screen.text.contains("Nothing waits for a decision"))
    }

    @Test func whatIsTakenBackWaitsAgainWhereItStands() throws {
        var screen = try Self.screen()
        try Self.settle(0, in: &screen)
        try screen.sample.ledger.perform(.undo(.proposals([Self.id(0)])), as: SampleWorkspace.kim)
        screen.handle(.changed([.artifact(Self.id(0))]))
        screen.handle(.drawn(screen.state.now))
        #expect(screen.state.review.list.count == 9)
        #expect(!screen.text.contains("accepted this"))
        try screen.press("a", every: 1000)
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(Self.id(0), .accept)])
    }

    @Test func onesOwnDecisionGoesAsBefore() throws {
        var screen = try Self.screen()
        try screen.press("a")
        screen.wait(150)
        #expect(screen.state.review.list.count == 8)
        #expect(!screen.text.contains("accepted this"))
        #expect(screen.state.review.selection?.id == Self.id(1))
    }

    @Test func theSecondsAreCountedForAMinuteAndThenNothingTicks() throws {
        var screen = try Self.screen()
        try Self.settle(0, in: &screen, after: 0)
        let wait = try #require(screen.state.wantedWake).at.milliseconds - screen.state.now.milliseconds
        #expect((900...1100).contains(wait))
        screen.wait(59_500)
        #expect(screen.text.contains("59 s ago"))
        screen.wait(1500)
        #expect(screen.text.contains("1m ago"))
        #expect(screen.state.wantedWake == nil)
    }

    @Test func aQuestionAboutItSaysSoAndDecidesNothing() throws {
        for key in ["r", "e"] {
            var screen = try Self.screen()
            try screen.press(key)
            #expect(screen.state.overlay != nil)
            try Self.settle(0, in: &screen, after: 0)
            #expect(screen.text.contains("Kim Lee accepted this just now"))
            try screen.press("enter")
            screen.wait(1000)
            #expect(screen.takeEffects().decisions.isEmpty)
            #expect(screen.state.overlay != nil)
        }
        // A stale one is asked about.
        var screen = try Self.screen("g r j j")
        try screen.press("a")
        try Self.settle(2, .reject(reason: ""), in: &screen, after: 1000)
        #expect(screen.text.contains("Kim Lee rejected this"))
        try screen.press("y")
        screen.wait(1000)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test func aQuestionAboutManyLeavesItOut() throws {
        var screen = try Self.screen("g r space space A")
        #expect(screen.text.contains("Accept the 2 marked proposals"))
        try Self.settle(0, in: &screen, after: 1000)
        #expect(screen.text.contains("Accept 1 of the 2 marked proposals"))
        try screen.press("y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(Self.id(1), .accept)])
    }

    @Test func aProposalThatIsNotThereForTheViewerAnyMoreSaysSo() throws {
        var screen = try Self.screen()
        screen.answers = false
        screen.handle(.changed([.artifact(Self.id(0))]))
        let error = DocketError(.notFound, "There is no proposal.")
        screen.handle(.queryFailed(.proposal(Self.id(0), isAhead: false), error))
        #expect(screen.text.contains("This does not wait for you any more"))
        #expect(screen.state.failure == nil)
        try screen.press("a")
        screen.wait(1000)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test(arguments: ["g a", "g b enter 3"]) func anOpenArtifactSaysSoToo(_ place: String) throws {
        var sample = SampleWorkspace.review
        sample.listsProposals = true
        var screen = TestScreen(sample)
        try screen.press(place + " j j j j j enter")
        screen.wait(1000)
        try Self.settle(0, in: &screen)
        #expect(screen.rows(with: "⚠ Kim Lee accepted this 3 s ago").count == 1)
        try screen.press("a")
        #expect(screen.state.toast?.text == "Kim Lee accepted this 3 s ago")
        screen.wait(1000)
        #expect(screen.takeEffects().decisions.isEmpty)
        // Opened again it is one that was decided before.
        try screen.press("esc k enter esc j enter")
        #expect(!screen.text.contains("⚠ Kim Lee accepted this"))
        #expect(screen.text.contains("Accepted by Kim Lee"))
    }

    @Test(arguments: [(40, 12), (80, 24), (120, 40), (200, 60)])
    func itIsDrawn(_ width: Int, _ height: Int) throws {
        var screen = try Self.screen("g r enter", width: width, height: height)
        try Self.settle(0, in: &screen)
        try expectGolden(screen.text, "Screens/review-settled-\(width)x\(height)")
    }

    @Test func itIsRead() throws {
        var screen = try Self.screen(
            "g r enter", width: 80, height: 24, appearance: Appearance(colors: 0, isAccessible: true))
        try Self.settle(0, in: &screen)
        #expect(screen.text.contains("Warning: Kim Lee accepted this 3 s ago"))
    }
}
