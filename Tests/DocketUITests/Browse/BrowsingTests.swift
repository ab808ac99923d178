import DocketDomain
import DocketUI
import TerminalKit
import Testing

@Suite struct BrowsingTests {
    @Test func theFirstThreadIsShownAtTheStart() {
        let screen = TestScreen()
        #expect(screen.state.reading?.id == screen.sample.threads[0].id)
        #expect(screen.state.threadArtifacts.viewer?.artifact.title == "Fee comparison")
        #expect(screen.state.queries.isEmpty)
    }

    @Test func whatAStartReadsIsWhatItShows() {
        let screen = TestScreen(answers: false)
        #expect(Set(screen.state.queries.values) == [.threads(ThreadFilter(), page: 0, token: ""), .pendingCount])
    }

    @Test func movingInTheListShowsTheNextThread() throws {
        var screen = TestScreen()
        try screen.press("j")
        #expect(screen.state.reading?.id == screen.sample.threads[1].id)
        #expect(screen.state.threadArtifacts.list.isEmpty)
        #expect(screen.state.history.current == .thread(screen.sample.threads[1].id))
    }

    @Test func anAnswerForAThreadThatIsNotShownAnyMoreIsDropped() throws {
        var screen = TestScreen(answers: false)
        let first = screen.sample.threads[0]
        screen.handle(screen.sample.answer(.threads(ThreadFilter(), page: 0, token: "")))
        let late = Query.messages(first.id, 0..<4)
        #expect(screen.state.queries[late.slot] == late)
        try screen.press("j")
        #expect(screen.takeEffects().contains(.cancel(late.slot)))
        let before = screen.state
        screen.handle(screen.sample.answer(late))
        #expect(screen.state == before)
    }

    @Test func enterGoesInAndEscapeComesOut() throws {
        var screen = TestScreen()
        try screen.press("enter")
        #expect(screen.state.pane == .messages)
        try screen.press("j enter")
        #expect(screen.state.pane == .viewer)
        #expect(screen.state.history.current == .artifact(screen.sample.artifacts[0].id))
        try screen.press("esc")
        #expect(screen.state.pane == .messages)
        try screen.press("esc")
        #expect(screen.state.pane == .threads)
    }

    @Test func reasoningIsARowUntilItIsAskedFor() throws {
        var sample = SampleWorkspace.office
        sample.addMessage(
            "The fee is 0.45%.", to: sample.threads[0].id, role: .assistant, author: "agent",
            reasoning: "secret chain\nof thought")
        var screen = TestScreen(sample, width: 120, height: 40)
        try screen.press("enter G")
        #expect(screen.text.contains("▸ reasoning, 2 lines"))
        #expect(screen.text.contains("The fee is 0.45%.") && !screen.text.contains("secret chain"))
        try screen.press("m")
        #expect(screen.text.contains("▾ reasoning, 2 lines") && screen.text.contains("│ secret chain"))
        try screen.press("m")
        #expect(!screen.text.contains("secret chain"))
        try screen.press("/ 'secret' enter")
        #expect(screen.text.contains("“secret” is not in the messages"))
        try screen.press("esc g g m")
        #expect(screen.text.contains("This message has no reasoning to show"))
    }

    @Test func backAndForwardGoThroughAddresses() throws {
        var screen = TestScreen()
        let thread = Address.thread(screen.sample.threads[0].id)
        try screen.press("enter g a")
        #expect(screen.state.screen == .artifacts)
        try screen.press("{")
        #expect(screen.state.screen == .browse)
        #expect(screen.state.history.current == thread)
        try screen.press("}")
        #expect(screen.state.screen == .artifacts)
        #expect(screen.state.refusal(of: .forward) == "There is no place after this one")
    }

    @Test func theOtherEndOfAnArtifactIsItsMessage() throws {
        var screen = TestScreen()
        try screen.press("3 enter o")
        #expect(screen.state.pane == .messages)
        #expect(screen.state.reading?.view.selection == 1)
    }

    @Test func anArtifactIsFoundFromTheViewOfAll() throws {
        var screen = TestScreen()
        try screen.press("g a j enter")
        #expect(screen.state.allArtifacts.viewer?.artifact.title == "Quarterly fees")
        try screen.press("o")
        #expect(screen.state.screen == .browse)
        #expect(screen.state.reading?.id == screen.sample.threads[0].id)
    }

    @Test func anAddressOpensItsThread() {
        var screen = TestScreen()
        let thread = screen.sample.threads[2].id
        screen.handle(.visit(.thread(thread)))
        #expect(screen.state.reading?.id == thread)
        #expect(screen.state.threads.selection?.id == thread)
    }

    @Test func anAddressOpensItsArtifactInItsThread() {
        var screen = TestScreen()
        screen.handle(.visit(.artifact(screen.sample.artifacts[1].id)))
        #expect(screen.state.pane == .viewer)
        #expect(screen.state.threadArtifacts.viewer?.artifact.title == "Quarterly fees")
        #expect(screen.state.threadArtifacts.list.selection?.title == "Quarterly fees")
    }

    @Test func anAddressThatIsNotThereIsSaid() {
        var screen = TestScreen()
        screen.handle(.visit(.artifact(ArtifactID("nothing"))))
        #expect(screen.state.failure?.code == .notFound)
    }

    @Test(arguments: [(200, 60), (120, 40), (100, 30), (60, 20), (30, 8)])
    func theSelectionSurvivesEverySize(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(SampleWorkspace.crowd(50))
        try screen.press("j j j j j j j resize:\(width)x\(height) resize:20x5 resize:120x40")
        #expect(screen.state.threads.selection?.title == "Thread 7")
    }

    @Test func theSelectionStaysOnItsThreadWhenAnotherAppearsAboveIt() throws {
        var screen = TestScreen()
        try screen.press("j")
        let selected = screen.sample.threads[1].id
        screen.sample.threads.insert(SampleWorkspace.crowd(1).threads[0], at: 0)
        screen.handle(.changed([.thread(screen.sample.threads[0].id)]))
        #expect(screen.state.threads.selection?.id == selected)
        #expect(screen.state.reading?.id == selected)
    }

    @Test func aChangeReadsOnlyWhatIsShown() {
        var screen = TestScreen(answers: true)
        screen.answers = false
        screen.handle(.changed([.thread(screen.sample.threads[2].id)]))
        #expect(Array(screen.state.queries.values) == [.threads(ThreadFilter(), page: 0, token: "")])
    }

    @Test func ctrlCQuitsTheSecondTime() throws {
        var screen = TestScreen()
        try screen.press("ctrl-c")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.state.toast?.text == "Press ctrl-c again to quit")
        try screen.press("ctrl-c")
        #expect(screen.takeEffects() == [.quit])
    }

    @Test func aKeyBetweenTwoInterruptsKeepsTheProgram() throws {
        var screen = TestScreen()
        try screen.press("ctrl-c j ctrl-c")
        #expect(screen.takeEffects().isEmpty)
    }

    @Test func qStepsOutAndQuitsAtTheEnd() throws {
        var screen = TestScreen()
        try screen.press("3 enter q q")
        #expect(screen.takeEffects().isEmpty)
        try screen.press("q")
        #expect(screen.takeEffects() == [.quit])
    }

    @Test func aPrefixShowsWhatCanFollow() throws {
        var screen = TestScreen()
        try screen.press("g")
        #expect(screen.text.contains("Artifacts: all that you may see"))
        try screen.press("esc")
        #expect(screen.state.pendingKeys.isEmpty)
    }

    @Test func pastedTextGivesNoCommands() throws {
        var screen = TestScreen()
        var before = screen.state
        screen.handle(.input(.paste("q\nq\nd y")))
        // When something came is noted, and nothing else.
        before.decisionGuard = screen.state.decisionGuard
        #expect(screen.state == before)
        #expect(screen.takeEffects().isEmpty)
    }

    @Test func copyingIsAnEffectOfTheUsersKeyOnly() throws {
        var screen = TestScreen()
        try screen.press("enter y")
        #expect(screen.takeEffects() == [.copy("Compare our three mandates on fees and minimums.")])
    }
}
