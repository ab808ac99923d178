import DocketUI
import TerminalKit
import Testing

/// Messages step by step, and what the screen waits for.
@Suite struct PageTurningTests {
    private func reading(messages count: Int) throws -> TestScreen {
        var sample = SampleWorkspace()
        let thread = sample.addThread("Long", minutesAgo: 1)
        for number in 0..<count {
            sample.addMessage(String(repeating: "Message \(number). ", count: 20), to: thread, author: "Dana Reyes")
        }
        var screen = TestScreen(sample)
        try screen.press("2 g g")
        return screen
    }

    @Test func steppingDownMovesTheMarkOnlyUntilAPageTurns() throws {
        var screen = try reading(messages: 60)
        var tops: [Int] = []
        for step in 1...40 {
            try screen.press("j")
            let view = try #require(screen.state.reading?.view)
            #expect(view.selection == step)
            #expect(view.top == tops.last ?? 0 || view.top == step, "a turned page begins with the selection")
            tops.append(view.top)
        }
        #expect(Set(tops).count < 15)
        #expect(tops.last ?? 0 > 20)
    }

    @Test func steppingUpShowsTheSelectedMessageLast() throws {
        var screen = try reading(messages: 60)
        try screen.press("G")
        for _ in 0..<50 {
            let before = try #require(screen.state.reading?.view)
            try screen.press("k")
            let view = try #require(screen.state.reading?.view)
            #expect(view.selection == before.selection - 1)
            #expect(view.top <= view.selection)
            // A turned page has room above for what was said before.
            #expect(view.top == before.top || view.top < view.selection || view.selection == 0)
        }
    }

    @Test func theScreenWaitsForWhatIsSeenAndForNothingElse() throws {
        #expect(TestScreen(answers: false).state.awaitsWhatIsSeen)
        var screen = TestScreen()
        #expect(!screen.state.awaitsWhatIsSeen)
        screen.answers = false
        try screen.press("j")
        #expect(screen.state.awaitsWhatIsSeen)
        var searching = TestScreen()
        searching.answers = false
        try searching.press("ctrl-f 'fees'")
        #expect(!searching.state.awaitsWhatIsSeen)
    }
}
