import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Several proposals in one step.
@Suite struct BatchTests {
    private static func screen(_ sample: SampleWorkspace = .desk) throws -> TestScreen {
        var screen = TestScreen(sample)
        try screen.press("g r")
        _ = screen.takeEffects()
        return screen
    }

    private static func verdicts(_ effects: [Effect]) -> [ProposalVerdict] {
        effects.flatMap { effect -> [ProposalVerdict] in
            guard case .perform(let request) = effect, case .review(let review) = request.command else { return [] }
            return review.verdicts
        }
    }

    @Test func withoutMarksTheBatchIsMeant() throws {
        var screen = try Self.screen()
        try screen.press("A")
        #expect(screen.text.contains("Accept 4 of the 5 proposals of batch 0192f1c4 of Ada Okafor?"))
        #expect(screen.text.contains("1 stays pending (stale, each wants a look of its own): Risk tolerance"))
        try screen.press("y")
        screen.wait(150)
        let decided = Self.verdicts(screen.takeEffects())
        #expect(decided.count == 4)
        #expect(decided.allSatisfy { $0.verdict == .accept })
        #expect(screen.text.contains("Accepted 4 proposals"))
        #expect(screen.state.review.list.count == 5)
    }

    @Test func marksAreMeantWhereThereAreSome() throws {
        var screen = try Self.screen()
        try screen.press("space space A")
        #expect(screen.text.contains("Accept the 2 proposals that are marked of Ada Okafor?"))
        try screen.press("y")
        screen.wait(150)
        #expect(Self.verdicts(screen.takeEffects()).map(\.proposal) == screen.sample.proposals.prefix(2).map(\.id))
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
        #expect(Self.verdicts(screen.takeEffects()).isEmpty)
    }

    @Test func aConfirmationThatComesTooFastIsNone() throws {
        var screen = try Self.screen()
        try screen.press("A")
        try screen.press("y", every: 120)
        screen.wait(500)
        #expect(Self.verdicts(screen.takeEffects()).isEmpty)
        try screen.press("y")
        screen.wait(150)
        #expect(Self.verdicts(screen.takeEffects()).count == 4)
    }

    @Test func manyAreRejectedForOneReason() throws {
        var screen = try Self.screen()
        try screen.press("space space R r 'wrong client' enter")
        screen.wait(150)
        let decided = Self.verdicts(screen.takeEffects())
        #expect(decided.count == 2)
        #expect(decided.allSatisfy { $0.verdict == .reject(reason: "wrong client") })
    }

    @Test func manyAreRejectedWithoutAReason() throws {
        var screen = try Self.screen()
        try screen.press("R y")
        screen.wait(150)
        #expect(Self.verdicts(screen.takeEffects()).count == 5)
    }

    @Test func whatIsNotWhatItSeemsWantsALookOfItsOwn() throws {
        var screen = try Self.screen(.hostileDesk)
        try screen.press("A")
        #expect(screen.text.contains("None of the 3 proposals"))
        try screen.press("y")
        screen.wait(300)
        #expect(Self.verdicts(screen.takeEffects()).isEmpty)
    }
}
