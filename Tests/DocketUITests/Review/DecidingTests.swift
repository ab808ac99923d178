import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// One proposal after the other, as a relationship manager decides them.
@Suite struct DecidingTests {
    private static func screen(
        _ sample: SampleWorkspace = .review, width: Int = 120, height: Int = 40, role: Role = .rm
    ) throws -> TestScreen {
        var screen = TestScreen(sample, width: width, height: height, role: role)
        try screen.press("g r")
        _ = screen.takeEffects()
        return screen
    }

    private static func id(_ number: Int, of sample: SampleWorkspace = .review) -> ArtifactID {
        sample.proposals[number].id
    }

    @Test func oneKeyAccepts() throws {
        var screen = try Self.screen()
        try screen.press("a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(Self.id(0), .accept)])
        #expect(screen.text.contains("Accepted Annual income band of Ada Okafor: 50,000 – 100,000 → 100,000 –"))
    }

    @Test func afterADecisionTheNextPendingOneIsSelected() throws {
        var screen = try Self.screen()
        try screen.press("a")
        #expect(screen.state.review.selection?.id == Self.id(1))
        screen.wait(150)
        #expect(screen.state.review.selection?.id == Self.id(1))
        #expect(screen.state.review.list.count == 8)
    }

    @Test func aPersonWhoPressesEveryQuarterSecondDecidesWithEveryKey() throws {
        var screen = try Self.screen(.queue(120))
        for _ in 0..<100 { try screen.press("a", every: 250) }
        screen.wait(250)
        #expect(screen.takeEffects().decisions.count == 100)
        #expect(screen.state.review.decidedCount == 100)
        #expect(screen.state.review.list.count == 20)
    }

    @Test(arguments: [10, 33, 40, 92]) func aKeyThatIsHeldDownDecidesNothing(_ interval: Int) throws {
        var screen = try Self.screen(.queue(50))
        let first = screen.state.review.selection
        for _ in 0..<40 { try screen.press("a", every: interval) }
        screen.wait(500)
        #expect(screen.takeEffects().decisions.isEmpty)
        #expect(screen.state.review.selection?.id == first?.id)
        #expect(screen.text.contains("Keys came too fast: nothing was decided"))
    }

    /// The first press is read and meant; what a keyboard repeats after its first pause is not.
    @Test func aKeyHeldDownAfterADecisionDecidesOnlyTheOneThatWasRead() throws {
        var screen = try Self.screen(.queue(50))
        let first = try #require(screen.state.review.selection)
        try screen.press("a", every: 1000)
        try screen.press("a", every: 500)
        for _ in 0..<20 { try screen.press("a", every: 33) }
        screen.wait(500)
        #expect(screen.takeEffects().decisions == [ProposalDecision(first.id, .accept)])
    }

    @Test func textThatIsPastedWithoutBracketsDecidesNothing() throws {
        var screen = try Self.screen()
        screen.wait(1000)
        for character in "accept All\nand y, Reject r\nA y" {
            screen.handle(.input(.key(character == "\n" ? .enter : Key(character))))
        }
        screen.handle(.drawn(screen.state.now))
        screen.wait(1000)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test func pastedTextDecidesNothing() throws {
        var screen = try Self.screen()
        let before = screen.state.review
        screen.handle(.input(.paste("a\nA\ny\n")))
        screen.wait(1000)
        #expect(screen.state.review == before)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test func recentReasonsComeBackByArrows() throws {
        var screen = try Self.screen()
        try screen.press("r 'not yet' enter r 'wrong client' enter r up")
        #expect(screen.text.contains("Reason wrong client"))
        try screen.press("up")
        #expect(screen.text.contains("Reason not yet"))
        try screen.press("enter")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.last?.decision == .reject(reason: "not yet"))
    }

    @Test func aLongReasonIsSeenWhole() throws {
        var screen = try Self.screen()
        let reason = "She said twice that she does not want this before the house is sold and the loan is paid back"
        try screen.press("r '\(reason)'")
        #expect(screen.text.contains(reason))
    }

    @Test func aReasonIsDroppedOnlyWhenAskedTwice() throws {
        var screen = try Self.screen()
        try screen.press("r 'not yet' esc")
        #expect(screen.text.contains("drop the reason"))
        try screen.press("!")
        #expect(screen.text.contains("not yet!"))
        try screen.press("esc esc")
        #expect(screen.state.overlay == nil)
        screen.wait(150)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test func aProposalThatWasNotDrawnIsNotDecided() throws {
        var screen = try Self.screen()
        screen.wait(1000)
        screen.handle(.input(.key(Key("j"))))
        screen.handle(.time(Timestamp(milliseconds: screen.state.now.milliseconds + 500)))
        screen.handle(.input(.key(Key("a"))))
        screen.wait(500)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test func aStaleOneShowsThePresentValueAndAsks() throws {
        var screen = try Self.screen()
        try screen.press("j j a")
        screen.wait(300)
        #expect(screen.takeEffects().decisions.isEmpty)
        #expect(screen.text.contains("it was dynamic, it is balanced now"))
        try screen.press("y")
        screen.wait(150)
        let effects = screen.takeEffects()
        #expect(effects.decisions == [ProposalDecision(Self.id(2), .accept)])
        guard case .perform(let request) = effects.first, case .review(let review) = request.command else {
            Issue.record("nothing was decided")
            return
        }
        #expect(review.ifStale == .accept)
    }

    @Test func anotherKeyThanYDecidesNothing() throws {
        var screen = try Self.screen()
        try screen.press("j j a a")
        screen.wait(300)
        #expect(screen.state.overlay == nil)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test func aHiddenValueIsNotAcceptedBeforeItIsShown() throws {
        var screen = try Self.screen()
        try screen.press("j j j j")
        #expect(!screen.text.contains("CD987654E") && !screen.text.contains("AB123456C"))
        // In its row of the queue, and before and after the change.
        #expect(screen.rows(with: ShownValue.hidden).count == 3)
        try screen.press("a")
        screen.wait(300)
        #expect(screen.takeEffects().decisions.isEmpty)
        try screen.press("m")
        #expect(screen.text.contains("CD987654E"))
        try screen.press("a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(Self.id(4), .accept)])
    }

    @Test func rejectingTakesAReason() throws {
        var screen = try Self.screen()
        try screen.press("r 'not yet' enter")
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(Self.id(0), .reject(reason: "not yet"))])
        #expect(screen.text.contains("Rejected Annual income band of Ada Okafor: it stays 50,000 – 100,000"))
    }

    @Test func rejectingNeedsNoReason() throws {
        var screen = try Self.screen()
        try screen.press("r enter")
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(Self.id(0), .reject(reason: ""))])
    }

    @Test func whatSomebodyElseHasDecidedIsTold() throws {
        var screen = try Self.screen()
        try screen.press("a")
        try screen.sample.decide(.reject(reason: ""), Self.id(0))
        screen.wait(150)
        #expect(screen.text.contains("Annual income band was rejected by kim at 2026-03-12T10:00:00"))
        #expect(screen.state.review.decidedCount == 0)
    }

    @Test func aFailureToStoreIsToldAndTheProposalWaitsOn() throws {
        var screen = try Self.screen()
        screen.decides = false
        try screen.press("a")
        screen.wait(150)
        guard case .perform(let request) = screen.takeEffects().first else {
            Issue.record("nothing was asked for")
            return
        }
        screen.handle(.performFailed(request, DocketError(.unavailable, "The disk is full.")))
        #expect(screen.text.contains("The disk is full."))
        #expect(screen.state.review.decided.isEmpty)
        #expect(screen.state.review.list.count == 9)
    }

    @Test func takingBackAsksTheWorkspaceForTheNewest() throws {
        var screen = try Self.screen()
        try screen.press("a u")
        let effects = screen.takeEffects()
        #expect(effects.last == .perform(Request(.undo(.newest), then: .tookBack)))
    }

    @Test func aDecisionIsTakenBack() throws {
        var screen = try Self.screen()
        try screen.press("a")
        screen.wait(150)
        #expect(screen.state.review.list.count == 8)
        try screen.press("u")
        #expect(screen.state.review.list.count == 9)
        #expect(screen.sample.proposals[0].status == .pending)
    }

    @Test func whenItsTimeIsOverADecisionStands() throws {
        var screen = try Self.screen()
        try screen.press("a")
        screen.wait(150)
        screen.wait(61_000)
        try screen.press("u")
        #expect(screen.text.contains("No decision of yours can be taken back"))
        #expect(screen.sample.proposals[0].status == .accepted)
    }

    @Test func whereNothingCanBeTakenBackTheScreenSaysSo() throws {
        var screen = try Self.screen(width: 80, height: 24)
        #expect(!screen.text.contains("u undo"))
        try screen.press("u")
        #expect(screen.text.contains("No decision of yours can be taken back"))
        try screen.press("j")
        #expect(!screen.text.contains("No decision of yours"))
    }

    @Test func aNarrowScreenTellsTheDecisionBeforeTheProgress() throws {
        var screen = try Self.screen(width: 80, height: 24)
        try screen.press("j j j a")
        screen.wait(150)
        #expect(screen.text.contains("Accepted Next review date of Ada Okafor: nothing → 2026-06-01"))
        #expect(screen.text.contains("u undo"))
    }

    /// Rule 3: the other is told who decided, what and when; the proposal by its name.
    @Test func whoHasDecidedAlreadyIsSeenOnANarrowScreen() throws {
        var screen = try Self.screen(width: 80, height: 24)
        screen.decides = false
        try screen.press("a")
        screen.wait(150)
        guard case .perform(let request) = screen.takeEffects().first else {
            Issue.record("nothing was asked for")
            return
        }
        var outcome = CommandOutcome()
        let message = "Proposal \(Self.id(0)) was rejected by kim at 2026-03-09T10:11:12.345Z."
        outcome.review = ReviewOutcome()
        outcome.review?.skipped = [.init(proposal: Self.id(0), code: .alreadyDecided, message: message)]
        screen.handle(.performed(request, outcome))
        #expect(screen.text.contains("Annual income band was rejected by kim at 2026-03-09T10:11:12.345Z."))
    }

    @Test func whatWasDecidedBeforeTheListKnewOfItIsToldNotDecided() throws {
        var screen = try Self.screen()
        screen.wait(1000)
        try screen.sample.decide(.reject(reason: ""), Self.id(0))
        screen.answers = false
        screen.handle(.changed([.artifact(Self.id(0))]))
        screen.handle(screen.sample.answer(.proposal(Self.id(0), isAhead: false)))
        screen.handle(.drawn(screen.state.now))
        try screen.press("a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.isEmpty)
        #expect(screen.text.contains("! Kim Lee rejected this 1 s ago"))
    }

    @Test func whatIsDecidedIsNotDescribedOrDeleted() throws {
        var screen = try Self.screen()
        for key in ["D", "L", "U", "d"] {
            try screen.press(key)
            #expect(screen.state.overlay == nil)
            #expect(screen.text.contains("A proposal is decided, and else stays as it is"))
        }
    }

    @Test func theCountdownTicksOnlyWhileSomethingCanBeTakenBack() throws {
        var screen = try Self.screen()
        #expect(screen.state.wantedWake == nil)
        try screen.press("a")
        screen.wait(150)
        #expect(screen.text.contains("u 59 s") || screen.text.contains("u 60 s"))
        #expect(screen.state.wantedWake != nil)
        screen.wait(61_000)
        #expect(!screen.text.contains("u 59 s") && !screen.text.contains("u 60 s"))
        #expect(screen.state.wantedWake == nil)
    }

    @Test func whereTheProposalIsNotShownNothingIsDecided() throws {
        var screen = try Self.screen(width: 40, height: 12)
        try screen.press("a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.isEmpty)
        try screen.press("enter a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(Self.id(0), .accept)])
    }

    @Test func anAdminSaysSo() throws {
        var sample = SampleWorkspace.office
        sample.addCustomer("Ada Okafor", SampleWorkspace.ada, rm: UserID("kim"))
        let id = sample.propose("children", 2, for: SampleWorkspace.ada)
        var screen = try Self.screen(sample, role: .admin)
        try screen.press("a")
        screen.wait(300)
        #expect(screen.text.contains("Kim Lee decides this. You decide as an admin, and that is recorded."))
        try screen.press("y")
        screen.wait(150)
        let effects = screen.takeEffects()
        #expect(effects.decisions == [ProposalDecision(id, .accept)])
        guard case .perform(let request) = effects.first, case .review(let review) = request.command else {
            Issue.record("nothing was decided")
            return
        }
        #expect(review.asAdmin)
    }

    @Test func nobodyElseDecides() throws {
        var sample = SampleWorkspace.office
        sample.addCustomer("Ada Okafor", SampleWorkspace.ada, rm: UserID("kim"))
        sample.propose("children", 2, for: SampleWorkspace.ada)
        var screen = try Self.screen(sample, role: .member)
        try screen.press("a r A")
        screen.wait(150)
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("Kim Lee decides this"))
    }
}
