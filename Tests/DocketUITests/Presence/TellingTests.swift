import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// What others are told of this screen, and when.
@Suite struct TellingTests {
    /// The office, at its list of threads, after the first place was told.
    private func telling(width: Int = 120, _ sample: SampleWorkspace = .office) -> TestScreen {
        var screen = TestScreen(sample, width: width, tells: true)
        screen.wait(300)
        _ = screen.takeEffects()
        return screen
    }

    private func told(_ screen: inout TestScreen) -> [Whereabouts] {
        screen.takeEffects().compactMap { effect -> Whereabouts? in
            if case .tell(let whereabouts) = effect { whereabouts } else { nil }
        }
    }

    private func open(_ screen: TestScreen, thread: Int) -> Set<StreamID> {
        let id = screen.sample.threads[thread].id
        let artifact = screen.sample.artifacts.first { $0.primaryThreadID == id }
        return Set([.thread(id)] + (artifact.map { [.artifact($0.id)] } ?? []))
    }

    @Test func nothingIsToldUnlessItIsWanted() throws {
        var screen = TestScreen()
        try screen.press("j enter c 'Hello'")
        screen.wait(10_000)
        #expect(told(&screen).isEmpty)
    }

    @Test func whatRestsForAMomentIsToldAndWhatTheSelectionRunsOverIsNot() throws {
        var screen = telling()
        let before = screen.state.reading?.id
        try screen.press("j j k", every: 40)
        #expect(told(&screen).isEmpty)
        screen.wait(250)
        #expect(told(&screen).isEmpty)
        screen.wait(60)
        let whereabouts = told(&screen)
        #expect(whereabouts.map(\.open) == [open(screen, thread: 1)])
        #expect(screen.state.reading?.id != before)
        screen.wait(60_000)
        #expect(told(&screen).isEmpty)
    }

    @Test func theScreenLooksAtTheClockForItAndThenNoMore() throws {
        var screen = telling()
        #expect(screen.state.wantedWake == nil)
        try screen.press("j")
        #expect(screen.state.wantedWake?.at == Timestamp(milliseconds: screen.state.now.milliseconds + 300))
        screen.wait(300)
        #expect(screen.state.wantedWake == nil)
    }

    @Test func whoTypesIsToldAtOnceAndNoMoreAfterFiveSeconds() throws {
        var screen = telling()
        let thread = screen.sample.threads[0].id
        try screen.press("c")
        #expect(told(&screen).isEmpty)
        try screen.press("'D'")
        #expect(told(&screen).map(\.writing) == [[thread]])
        screen.wait(4000)
        try screen.press("'ear'")
        screen.wait(4900)
        #expect(told(&screen).isEmpty)
        #expect(screen.state.wantedWake != nil)
        screen.wait(100)
        #expect(told(&screen).map(\.writing) == [[]])
        try screen.press("' Ada'")
        #expect(told(&screen).map(\.writing) == [[thread]])
        try screen.press("esc")
        #expect(told(&screen).map(\.writing) == [[]])
        // A draft that is opened again is no writing yet.
        try screen.press("c")
        #expect(told(&screen).isEmpty)
    }

    @Test func whatIsSentIsWrittenNoMore() throws {
        var screen = telling()
        try screen.press("c 'Hello'")
        _ = told(&screen)
        try screen.press("ctrl-s")
        let requests = screen.takeEffects().compactMap { effect -> Request? in
            if case .perform(let request) = effect { request } else { nil }
        }
        var outcome = CommandOutcome()
        outcome.threadID = screen.sample.threads[0].id
        for request in requests { screen.handle(.performed(request, outcome)) }
        #expect(told(&screen).last?.writing == [])
    }

    @Test func aThreadIsOpenWhereItsMessagesAreShown() throws {
        var narrow = telling(width: 60)
        #expect(narrow.state.pane == .threads)
        try narrow.press("enter")
        narrow.wait(300)
        #expect(told(&narrow).map(\.open) == [[.thread(narrow.sample.threads[0].id)]])
        try narrow.press("esc")
        narrow.wait(300)
        #expect(told(&narrow).map(\.open) == [[]])
    }

    @Test func proposalsAndArtifactsAreOpenOnTheirOwnScreensToo() throws {
        var screen = telling(.review)
        try screen.press("g r")
        screen.wait(300)
        let selected = try #require(screen.state.review.selection?.id)
        #expect(told(&screen).map(\.open) == [[.artifact(selected)]])
        try screen.press("g x")
        screen.wait(300)
        #expect(told(&screen).map(\.open) == [[]])
        screen = telling()
        try screen.press("g a")
        screen.wait(300)
        #expect(told(&screen).map(\.open) == [[.artifact(screen.sample.artifacts[0].id)]])
    }

    @Test func aClockThatWasSetBackHoldsNothingUp() throws {
        var screen = telling()
        try screen.press("j")
        screen.wait(-60_000)
        #expect(told(&screen).count == 1)
    }
}
