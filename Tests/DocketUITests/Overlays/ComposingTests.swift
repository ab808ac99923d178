import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// Nothing that was written is lost before it is stored.
@Suite struct ComposingTests {
    private func request(_ screen: inout TestScreen) throws -> Request {
        for case .perform(let request) in screen.takeEffects() { return request }
        Issue.record("nothing was asked for")
        throw CancellationError()
    }

    @Test func aMessageThatCouldNotBeStoredStaysWithTheReason() throws {
        var screen = TestScreen()
        try screen.press("c 'Dear Ada' ctrl-s")
        let first = try request(&screen)
        #expect(screen.text.contains("Sending …"))
        screen.handle(.performFailed(first, DocketError(.unavailable, "Another process is writing.")))
        #expect(screen.text.contains("Dear Ada"))
        #expect(screen.text.contains("Another process is writing."))
        try screen.press("ctrl-s")
        let second = try request(&screen)
        #expect(second == first)
    }

    @Test func theSameMessageIsNotStoredTwice() throws {
        var screen = TestScreen()
        try screen.press("c 'Dear Ada' ctrl-s ctrl-s ctrl-s")
        #expect(screen.takeEffects().withoutDrafts.count == 1)
    }

    /// What would be kept for the next start.
    private func kept(_ screen: inout TestScreen, _ kept: inout [DraftKey: Draft]) {
        for case .keepDraft(let key, let draft) in screen.takeEffects() { kept[key] = draft }
    }

    @Test func whatIsWrittenIsKeptAtEachKeyAndForgottenWhenItIsStored() throws {
        var screen = TestScreen()
        var drafts: [DraftKey: Draft] = [:]
        for text in ["D", "De", "Dea", "Dear"] {
            try screen.press(text == "D" ? "c 'D'" : "'\(text.suffix(1))'")
            kept(&screen, &drafts)
            #expect(drafts.values.map(\.text) == [text])
        }
        screen.handle(.input(.paste(" Ada\nand Max")))
        kept(&screen, &drafts)
        #expect(drafts.values.map(\.text) == ["Dear Ada\nand Max"])
        screen.handle(.ending)
        kept(&screen, &drafts)
        #expect(drafts.count == 1)
        try screen.press("ctrl-s")
        var outcome = CommandOutcome()
        outcome.threadID = screen.sample.threads[0].id
        let effects = screen.takeEffects()
        for case .perform(let request) in effects { screen.handle(.performed(request, outcome)) }
        kept(&screen, &drafts)
        #expect(drafts.isEmpty)
    }

    @Test func aDraftOfAnEarlierRunComesBackWithTheReasonWhyItWasNotStored() throws {
        var first = TestScreen()
        try first.press("c 'Dear Ada' ctrl-s")
        let request = try request(&first)
        first.handle(.performFailed(request, DocketError(.notFound, "There is no such thread.")))
        var drafts: [DraftKey: Draft] = [:]
        kept(&first, &drafts)
        #expect(drafts.values.map(\.refusal) == ["There is no such thread."])

        var second = TestScreen()
        second.restore(drafts)
        #expect(second.text.contains("was not stored and is kept as a draft"))
        try second.press("c")
        #expect(second.text.contains("Dear Ada") && second.text.contains("There is no such thread."))
        try second.press("esc : 'drafts' enter")
        #expect(second.text.contains("Message in Fee comparison for Okafor"))
        try second.press("enter")
        #expect(second.text.contains("Dear Ada") && second.text.contains("ctrl-s send"))
    }

    @Test func aDraftOfAThreadThatIsGoneCanStillBeRead() throws {
        var screen = TestScreen()
        let key = DraftKey("message thread:0192f1c4-0000-7000-8000-999999999999")
        screen.restore([key: Draft(title: "Gone", text: "Keep this", refusal: "There is no such thread.")])
        try screen.press(": 'drafts' enter enter")
        #expect(screen.text.contains("Keep this") && screen.text.contains("Message in Gone"))
    }

    @Test func whatIsThereAlreadyIsNoDraft() throws {
        var screen = TestScreen()
        var drafts: [DraftKey: Draft] = [:]
        try screen.press("D esc")
        kept(&screen, &drafts)
        #expect(drafts.isEmpty)
    }

    @Test func aDraftIsClearedBySuccessOnly() throws {
        var screen = TestScreen()
        let thread = screen.sample.threads[0].id
        try screen.press("c 'Dear Ada' ctrl-s esc")
        let request = try request(&screen)
        try screen.press("c")
        #expect(screen.text.contains("Dear Ada"))
        try screen.press("esc")
        screen.handle(.performFailed(request, DocketError(.unavailable, "Another process is writing.")))
        #expect(screen.state.failure?.message == "Another process is writing.")
        try screen.press("esc c")
        #expect(screen.text.contains("Dear Ada"))
        try screen.press("ctrl-s")
        var outcome = CommandOutcome()
        outcome.threadID = thread
        screen.handle(.performed(try self.request(&screen), outcome))
        #expect(screen.state.overlay == nil)
        try screen.press("c")
        #expect(!screen.text.contains("Dear Ada"))
    }

    /// The thread is there by then: only its message is sent again.
    @Test func aFirstMessageThatFailsIsSentAgainToItsThread() throws {
        var screen = TestScreen()
        try screen.press("C 'Fees' ctrl-s")
        var outcome = CommandOutcome()
        outcome.threadID = ThreadID("new")
        screen.handle(.performed(try request(&screen), outcome))
        let message = try request(&screen)
        screen.handle(.performFailed(message, DocketError(.unavailable, "Another process is writing.")))
        #expect(screen.text.contains("Another process is writing."))
        try screen.press("ctrl-s")
        #expect(try request(&screen) == message)
    }
}
