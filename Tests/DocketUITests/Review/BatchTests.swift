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

    @Test func withoutMarksWhatTheFilterShowsIsMeant() throws {
        var screen = try Self.screen()
        try screen.press("\\ enter A")
        #expect(screen.text.contains("Accept 3 of the 5 proposals shown for Ada Okafor?"))
        #expect(screen.text.contains("1 stays pending (stale, each wants a look of its own): Risk tolerance"))
        try screen.press("y")
        screen.wait(150)
        let decided = screen.takeEffects().decisions
        #expect(decided.count == 3)
        #expect(decided.allSatisfy { $0.decision == .accept })
        #expect(screen.text.contains("Accepted 3 proposals"))
        #expect(screen.state.review.list.count == 2)
    }

    @Test func withoutAFilterTheWholeQueueIsMeant() throws {
        var screen = try Self.screen()
        try screen.press("A")
        #expect(screen.text.contains("Accept 6 of the 9 proposals shown for 2 customers?"))
        try screen.press("y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 6)
    }

    /// Every way to name several: what the hint tells is what is decided, and nothing else.
    @Test(arguments: [
        ("", "all 9", 9), ("\\ enter", "5 shown of 9", 5), ("\\ 'phone' enter", "1 shown of 9", 1),
        ("space space", "2 marked", 2), ("j j v j j", "3 in range", 3), ("j j v k", "2 in range", 2),
        ("space j j v j", "1 marked", 1), ("\\ enter space", "1 marked", 1),
        ("\\ 'lindqvist' enter v G", "4 in range", 4), ("space space \\ 'lindqvist' enter", "4 shown of 9", 4),
    ])
    func theHintTellsWhichAndHowManyBeforeTheKeyIsPressed(keys: String, hint: String, count: Int) throws {
        var screen = try Self.screen()
        try screen.press(keys)
        #expect(screen.text.contains("A \(hint)"))
        try screen.press("R y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == count)
    }

    @Test func whatAFilterHidesIsNotMarkedAnyMore() throws {
        var screen = try Self.screen()
        try screen.press("space space \\ 'lindqvist' enter")
        #expect(screen.text.contains("2 marked before: not marked any more"))
        #expect(screen.state.review.markCount == 0)
    }

    @Test func anotherOrderKeepsTheMarks() throws {
        var screen = try Self.screen()
        try screen.press("space space s j enter")
        #expect(screen.state.review.markCount == 2)
    }

    @Test func whatSomebodyElseHasDecidedIsNotMarkedAnyMore() throws {
        var screen = try Self.screen()
        try screen.press("space space")
        let id = screen.sample.proposals[0].id
        try screen.sample.decide(.accept, id)
        screen.handle(.changed([.artifact(id)]))
        #expect(screen.text.contains("A 1 marked"))
    }

    @Test func anOpenRangeIsDrawn() throws {
        var screen = try Self.screen()
        try screen.press("v j j")
        func marked(_ screen: TestScreen) -> Int {
            screen.rows(with: "• ").count { $0.prefix(6).contains("•") }
        }
        #expect(marked(screen) == 3)
        try screen.press("k")
        #expect(marked(screen) == 2)
        try screen.press("esc")
        #expect(marked(screen) == 0)
    }

    @Test func everythingThatTheFilterShowsTakesTwoKeys() throws {
        var screen = try Self.screen(.queue(20))
        try screen.press("A y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 20)
    }

    /// What does not fit is turned to, page by page, before it is decided.
    @Test func ofManyEachPageIsSeenFirst() throws {
        var screen = try Self.screen(.queue(120))
        try screen.press("A")
        var pages = 0
        while screen.state.overlay != nil, pages < 20 {
            #expect(screen.takeEffects().decisions.isEmpty)
            try screen.press("y", every: 600)
            pages += 1
        }
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 120)
        #expect(pages > 2)
    }

    /// One key has all pages drawn, and one more decides: three, however many there are.
    @Test(arguments: [(80, 24), (120, 40)]) func everyPageTurnsByItself(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.queue(300), width: width, height: height)
        try screen.press("g r A")
        _ = screen.takeEffects()
        var read = screen.text
        try screen.press("y")
        #expect(screen.takeEffects().decisions.isEmpty)
        for _ in 0..<200 {
            screen.wait(300)
            read += screen.text
        }
        #expect(screen.state.overlay != nil)
        #expect(screen.takeEffects().decisions.isEmpty)
        let names = Set(screen.sample.proposals.map(\.customerName))
        #expect(names.allSatisfy(read.contains))
        try screen.press("y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 300)
    }

    @Test func pagesStopWhereOneScrolls() throws {
        var screen = try Self.screen(.queue(120))
        try screen.press("A y j")
        let text = screen.text
        screen.wait(20_000)
        #expect(screen.text == text)
    }

    /// Whoever has the screen read to them is not hurried.
    @Test func pagesStandStillForWhoeverListens() throws {
        var screen = TestScreen(.queue(120), appearance: Appearance(colors: 0, isAccessible: true))
        try screen.press("g r A y")
        let text = screen.text
        screen.wait(20_000)
        #expect(screen.text == text)
    }

    @Test func whatIsHiddenIsNotAcceptedWithOthersBeforeItIsShown() throws {
        var screen = try Self.screen()
        try screen.press("A")
        #expect(screen.text.contains("1 stays pending (hidden, m shows what it is): Ada Okafor: Tax id"))
        try screen.press("esc m A")
        #expect(screen.text.contains("Accept 7 of the 9 proposals shown for 2 customers?"))
        #expect(screen.text.contains("CD987654E"))
    }

    @Test func oneMarkedProposalIsNotSeveral() throws {
        var screen = try Self.screen()
        try screen.press("space A")
        #expect(screen.text.contains("Accept the marked proposal for Ada Okafor?"))
    }

    @Test func theHintSaysHowManyAreMarked() throws {
        var screen = try Self.screen()
        #expect(screen.text.contains("A all 9"))
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
        #expect(screen.takeEffects().decisions.count == 6)
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
        #expect(screen.takeEffects().decisions.count == 9)
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
