import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// What frames wait for: what is seen on the screen that is shown, and nothing else.
@Suite struct AwaitingTests {
    private static let screens: [(ScreenID, String)] = [
        (.browse, "g b"), (.review, "g r"), (.artifacts, "g a"), (.customers, "g c"), (.exports, "g x"),
    ]
    private static let sizes = [(120, 40), (80, 24), (40, 12)]

    /// A screen that has just been opened for the first time.
    private func opening(_ keys: String, _ size: (Int, Int), isEmpty: Bool = false) throws -> TestScreen {
        var screen = TestScreen(
            isEmpty ? SampleWorkspace() : .review, width: size.0, height: size.1, answers: keys != "g b")
        screen.answers = false
        try screen.press(keys)
        return screen
    }

    @Test(arguments: screens, sizes)
    func everyScreenWaitsUntilWhatItShowsIsThere(_ opened: (ScreenID, String), _ size: (Int, Int)) throws {
        var screen = try opening(opened.1, size)
        #expect(screen.state.screen == opened.0)
        #expect(screen.state.awaitsWhatIsSeen)
        screen.answerAll()
        #expect(!screen.state.awaitsWhatIsSeen)
    }

    @Test(arguments: screens) func anEmptyScreenIsWaitedForOnce(_ opened: (ScreenID, String)) throws {
        var screen = try opening(opened.1, (120, 40), isEmpty: true)
        #expect(screen.state.awaitsWhatIsSeen)
        screen.answerAll()
        #expect(!screen.state.awaitsWhatIsSeen)
    }

    @Test(arguments: screens) func noScreenWaitsForWhatItDoesNotShow(_ opened: (ScreenID, String)) throws {
        var screen = try opening(opened.1, (120, 40))
        screen.answerAll()
        screen.answers = false
        screen.handle(.changed([.schema]))
        #expect(screen.state.queries[.schema] == .schema)
        #expect(!screen.state.awaitsWhatIsSeen)
    }

    @Test(arguments: screens) func whatIsReadAgainIsNotWaitedFor(_ opened: (ScreenID, String)) throws {
        var screen = try opening(opened.1, (120, 40))
        screen.answerAll()
        screen.answers = false
        try screen.press("ctrl-l")
        #expect(!screen.state.queries.isEmpty)
        #expect(!screen.state.awaitsWhatIsSeen)
    }

    @Test(arguments: screens) func whatCannotBeReadIsNotWaitedFor(_ opened: (ScreenID, String)) throws {
        var screen = try opening(opened.1, (120, 40))
        screen.sample.failure = DocketError(.corrupt, "The file docket.db is damaged.")
        screen.answerAll()
        #expect(!screen.state.awaitsWhatIsSeen)
        #expect(screen.state.failure?.code == .corrupt)
    }

    @Test func theNextProposalIsReadAheadWithoutAWait() throws {
        var screen = try opening("g r", (120, 40))
        screen.answerAll()
        screen.answers = false
        try screen.press("j")
        #expect(screen.state.queries[.proposal(isAhead: true)] != nil)
        #expect(!screen.state.awaitsWhatIsSeen)
        try screen.press("j")
        #expect(screen.state.awaitsWhatIsSeen)
    }
}
