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
        #expect(screen.text.contains("Storing …"))
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
        #expect(screen.takeEffects().count == 1)
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
