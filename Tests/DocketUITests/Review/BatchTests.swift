import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Several proposals in one step.
@Suite struct BatchTests {
    private static func screen(_ sample: SampleWorkspace = .review) throws -> TestScreen {
        var screen = TestScreen(sample)
        try screen.press("g r")
        _ = screen.takeEffects()
        return screen
    }

    @Test func withoutMarksTheBatchIsMeant() throws {
        var screen = try Self.screen()
        try screen.press("A")
        #expect(screen.text.contains("Accept 3 of the 5 proposals of batch 0192f1c4 for Ada Okafor?"))
        #expect(screen.text.contains("1 stays pending (stale, each wants a look of its own): Risk tolerance"))
        try screen.press("y")
        screen.wait(150)
        let decided = screen.takeEffects().decisions
        #expect(decided.count == 3)
        #expect(decided.allSatisfy { $0.decision == .accept })
        #expect(screen.text.contains("Accepted 3 proposals"))
        #expect(screen.state.review.list.count == 6)
    }

    @Test func whatIsHiddenIsNotAcceptedWithOthersBeforeItIsShown() throws {
        var screen = try Self.screen()
        try screen.press("A")
        #expect(screen.text.contains("1 stays pending (hidden, m shows what it is): Tax id"))
        try screen.press("esc m A")
        #expect(screen.text.contains("Accept 4 of the 5 proposals of batch 0192f1c4 for Ada Okafor?"))
        #expect(screen.text.contains("CD987654E"))
    }

    @Test func oneMarkedProposalIsNotSeveral() throws {
        var screen = try Self.screen()
        try screen.press("space A")
        #expect(screen.text.contains("Accept the marked proposal for Ada Okafor?"))
    }

    @Test func theHintSaysHowManyAreMarked() throws {
        var screen = try Self.screen()
        #expect(screen.text.contains("A batch"))
        try screen.press("space space")
        #expect(screen.text.contains("A 2 marked"))
    }

    @Test func marksAreMeantWhereThereAreSome() throws {
        var screen = try Self.screen()
        try screen.press("space space A")
        #expect(screen.text.contains("Accept the 2 marked proposals for Ada Okafor?"))
        try screen.press("y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.map(\.proposal) == screen.sample.proposals.prefix(2).map(\.id))
        #expect(screen.state.review.markCount == 0)
    }

    @Test func aRangeIsMarkedFromHereToThere() throws {
        var screen = try Self.screen()
        try screen.press("v j j v")
        #expect(screen.state.review.markCount == 3)
        try screen.press("esc")
        #expect(screen.state.review.markCount == 0)
    }

    @Test func theKeyThatOpensADialogDoesNotConfirmIt() throws {
        var screen = try Self.screen()
        try screen.press("A A")
        screen.wait(300)
        #expect(screen.state.overlay == nil)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test func aConfirmationThatComesTooFastIsNone() throws {
        var screen = try Self.screen()
        try screen.press("A")
        try screen.press("y", every: 120)
        screen.wait(500)
        #expect(screen.takeEffects().decisions.isEmpty)
        try screen.press("y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 3)
    }

    @Test func manyAreRejectedForOneReason() throws {
        var screen = try Self.screen()
        try screen.press("space space R r 'wrong client' enter")
        screen.wait(150)
        let decided = screen.takeEffects().decisions
        #expect(decided.count == 2)
        #expect(decided.allSatisfy { $0.decision == .reject(reason: "wrong client") })
    }

    @Test func manyAreRejectedWithoutAReason() throws {
        var screen = try Self.screen()
        try screen.press("R y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 5)
    }

    @Test func whatIsNotWhatItSeemsWantsALookOfItsOwn() throws {
        var screen = try Self.screen(.hostileReview)
        try screen.press("A")
        #expect(screen.text.contains("None of the 3 proposals"))
        try screen.press("y")
        screen.wait(300)
        #expect(screen.takeEffects().decisions.isEmpty)
    }
}
