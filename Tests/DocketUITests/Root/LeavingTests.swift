import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// Nothing that was asked for is lost on the way out without a word.
@Suite struct LeavingTests {
    /// The review, whose decisions are not answered.
    private func screen() throws -> TestScreen {
        var screen = TestScreen(.review)
        screen.decides = false
        try screen.press("g r")
        _ = screen.takeEffects()
        return screen
    }

    private func request(_ effects: [Effect]) throws -> Request {
        for case .perform(let request) in effects { return request }
        Issue.record("nothing was asked for")
        throw CancellationError()
    }

    @Test(arguments: ["q", "ctrl-c"]) func aDecisionThatIsHeldIsGivenAtOnce(_ key: String) throws {
        var screen = try screen()
        try screen.press("a")
        #expect(screen.takeEffects().decisions.isEmpty)
        try screen.press(key, every: 60)
        #expect(screen.takeEffects().decisions.count == 1)
    }

    @Test func anotherKeyAtOnceStillMakesItNoDecision() throws {
        var screen = try screen()
        try screen.press("a")
        try screen.press("j", every: 60)
        screen.wait(500)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test(arguments: ["q q", "q ctrl-c ctrl-c"]) func theProgramEndsWhenEverythingIsStored(_ keys: String) throws {
        var screen = try screen()
        try screen.press("a")
        try screen.press(keys, every: 20)
        let effects = screen.takeEffects()
        #expect(!effects.contains(.quit))
        #expect(screen.text.contains("Storing …"))
        #expect(screen.state.unstored == ["Accepting Annual income band"])
        #expect(effects.decisions.count == 1)
        screen.carryOut(try request(effects))
        #expect(screen.takeEffects() == [.quit])
        #expect(screen.state.unstored.isEmpty)
    }

    @Test func withNothingToStoreItEndsAtOnce() throws {
        var screen = try screen()
        try screen.press("q q")
        #expect(screen.takeEffects() == [.quit])
    }

    @Test func whereStoringTakesLongTheUserIsAsked() throws {
        var screen = try screen()
        try screen.press("a")
        try screen.press("q q", every: 20)
        screen.wait(1900)
        #expect(!screen.text.contains("Leave without storing?"))
        screen.wait(200)
        #expect(screen.text.contains("Leave without storing?"))
        #expect(screen.text.contains("Accepting Annual income band"))
        _ = screen.takeEffects()
        try screen.press("y")
        #expect(screen.takeEffects() == [.quit])
    }

    @Test func anyOtherKeyStays() throws {
        var screen = try screen()
        try screen.press("a")
        try screen.press("q q", every: 20)
        let request = try request(screen.takeEffects())
        screen.wait(2100)
        try screen.press("n")
        #expect(screen.state.overlay == nil)
        screen.carryOut(request)
        screen.wait(3000)
        #expect(screen.takeEffects().isEmpty)
    }

    @Test func whatIsStoredWhileTheUserIsAskedEndsTheProgram() throws {
        var screen = try screen()
        try screen.press("a")
        try screen.press("q q", every: 20)
        let request = try request(screen.takeEffects())
        screen.wait(2100)
        screen.carryOut(request)
        #expect(screen.takeEffects() == [.quit])
    }

    @Test func whatCannotBeStoredIsToldAndTheProgramStays() throws {
        var screen = TestScreen()
        try screen.press("R 'x' enter q")
        let request = try request(screen.takeEffects())
        screen.handle(.performFailed(request, DocketError(.unavailable, "Another process is writing.")))
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("Another process is writing."))
    }

    @Test func aDecisionThatCouldNotBeStoredIsToldWhereOneIs() throws {
        var screen = try screen()
        try screen.press("a")
        try screen.press("q q", every: 20)
        let request = try request(screen.takeEffects())
        screen.handle(.performFailed(request, DocketError(.unavailable, "Another process is writing.")))
        #expect(screen.state.screen == .browse)
        #expect(screen.text.contains("Another process is writing."))
        #expect(screen.takeEffects().isEmpty)
    }

    @Test func aSignalGivesWhatIsHeld() throws {
        var screen = try screen()
        try screen.press("a")
        screen.handle(.ending)
        #expect(screen.takeEffects().decisions.count == 1)
        #expect(screen.state.unstored == ["Accepting Annual income band"])
        #expect(screen.text.contains("Storing …"))
    }

    @Test func anAnswerThatSomethingIsNotStoredSaysWhatAndWhy() throws {
        var screen = try screen()
        try screen.press("a")
        screen.handle(.ending)
        let request = try request(screen.takeEffects())
        let failed = Action.performFailed(request, DocketError(.unavailable, "Another process is writing."))
        #expect(screen.state.refusal(in: failed) == "Accepting Annual income band. Another process is writing.")
        #expect(screen.state.refusal(in: .performed(request, CommandOutcome())) == nil)
        screen.handle(failed)
        #expect(screen.state.refusal(in: failed) == nil)
    }

    // MARK: Exports

    /// With an export under way.
    private func exporting() throws -> TestScreen {
        var screen = TestScreen()
        try screen.press("1 x p")
        screen.handle(.exports(.begun(ExportID("e1"), ticket: 1)))
        screen.handle(.exports(.progress(0.4, ticket: 1)))
        _ = screen.takeEffects()
        return screen
    }

    @Test func whileAFileIsMadeTheUserIsAsked() throws {
        var screen = try exporting()
        try screen.press("q")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("Leave, and give up what is being made?"))
        #expect(screen.text.contains("PDF 40 %"))
        try screen.press("n")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.state.overlay == nil)
        try screen.press("q y")
        #expect(screen.takeEffects() == [.quit])
    }

    @Test func whenTheFileIsThereNothingIsAsked() throws {
        var screen = try exporting()
        screen.handle(.exports(.finished(ticket: 1, name: "Fees.pdf", bytes: 1, notes: [])))
        try screen.press("q")
        #expect(screen.takeEffects() == [.quit])
    }
}
