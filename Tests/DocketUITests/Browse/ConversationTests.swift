import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// What can be done in a conversation: wait in a queue, go on, fork, choose who answers, look at what is sent.
@Suite struct ConversationTests {
    // MARK: The queue

    @Test func whatIsSentWhileAnAnswerRunsWaitsForItsEnd() throws {
        var conversing = try Conversing()
        conversing.begin("Hello")
        try conversing.screen.press("c 'And the minimums?' ctrl-s c 'Then a letter.' ctrl-s")
        #expect(conversing.store().isEmpty)
        #expect(conversing.screen.text.contains("queued: And the minimums?"))
        conversing.end()
        // One after the other: the second waits for the answer to the first.
        #expect(conversing.store("first").compactMap(Conversing.text) == ["And the minimums?"])
        let asked = conversing.takeAsks()
        #expect(asked == [AnswerAsk(MessageID("first"), in: conversing.thread)])
        #expect(conversing.screen.text.contains("queued: Then a letter."))
        conversing.screen.handle(.asked(asked[0], .answered(.complete)))
        #expect(conversing.store("second").compactMap(Conversing.text) == ["Then a letter."])
        #expect(!conversing.screen.text.contains("queued:"))
    }

    @Test func theQueueIsKeptAsDraftsAreAndHeldAfterARestart() throws {
        var conversing = try Conversing()
        conversing.begin("Hello")
        try conversing.screen.press("c 'And the minimums?' ctrl-s")
        var kept: [DraftKey: Draft] = [:]
        for case .keepDraft(let key, let draft) in conversing.screen.takeEffects() { kept[key] = draft }
        #expect(kept.values.map(\.text) == ["And the minimums?"])

        var later = try Conversing()
        later.screen.restore(kept)
        #expect(later.store().isEmpty)
        #expect(later.screen.text.contains("held: And the minimums?"))
        try later.screen.press("s")
        #expect(later.takeRequests().compactMap(Conversing.text) == ["And the minimums?"])
    }

    @Test func twoTerminalsWithOneQueueAskForEachMessageByTheSameKey() throws {
        var conversing = try Conversing(run: "a")
        conversing.begin("Hello")
        try conversing.screen.press("c 'And the minimums?' ctrl-s c 'Then a letter.' ctrl-s")
        let kept = conversing.takeDrafts().compactMapValues(\.self)
        let requests = try (0..<2).map { number in
            var later = try Conversing(run: "later \(number)")
            later.screen.restore(kept)
            try later.screen.press("s")
            return later.takeRequests()
        }
        #expect(requests[0].compactMap(Conversing.text) == ["And the minimums?"])
        #expect(requests[0] == requests[1] && requests[0].first?.idempotencyKey != nil)
    }

    @Test func noTwoQueuedMessagesHaveOneKey() throws {
        let keys = try ["a", "b"].map { run in
            var conversing = try Conversing(run: run)
            conversing.begin("Hello")
            try conversing.screen.press("c 'One' ctrl-s c 'Two' ctrl-s")
            return Set(conversing.takeDrafts().compactMapValues(\.self).keys)
        }
        #expect(keys.map(\.count) == [2, 2] && keys[0].isDisjoint(with: keys[1]))
    }

    @Test func whatAnotherTerminalHasSentOrTakenBackIsNotHeldAnyMore() throws {
        var conversing = try Conversing()
        conversing.begin("Hello")
        try conversing.screen.press("c 'One' ctrl-s c 'Two' ctrl-s")
        let kept = conversing.takeDrafts().compactMapValues(\.self)
        var later = try Conversing()
        later.screen.restore(kept)
        let taken = try #require(kept.first { $0.value.text == "One" }?.key)
        later.screen.handle(.takenElsewhere([taken]))
        #expect(!later.screen.text.contains("held: One") && later.screen.text.contains("held: Two"))
        #expect(later.screen.text.contains("was sent, or taken back, in another terminal"))
        try later.screen.press("s")
        #expect(later.takeRequests().compactMap(Conversing.text) == ["Two"])
    }

    @Test(
        arguments: [
            AnswerEnd.answered(.cancelled), .answered(.broken), .nobody("Nobody."), .failed(.init(.unavailable, "x")),
        ])
    func anAnswerThatIsNotWholeHoldsTheQueue(_ end: AnswerEnd) throws {
        var conversing = try Conversing()
        try conversing.screen.press("c 'First' ctrl-s")
        conversing.store("first")
        try conversing.screen.press("c 'Second' ctrl-s")
        #expect(conversing.screen.text.contains("queued: Second"))
        conversing.screen.handle(.asked(AnswerAsk(MessageID("first"), in: conversing.thread), end))
        #expect(conversing.store().isEmpty)
        #expect(conversing.screen.text.contains("held: Second"))
    }

    @Test func aKeyTakesTheNewestBackIntoTheComposer() throws {
        var conversing = try Conversing()
        conversing.begin("Hello")
        try conversing.screen.press("c 'One' ctrl-s c 'Two' ctrl-s e")
        #expect(conversing.screen.text.contains("Message in Fee comparison") && conversing.screen.text.contains("Two"))
        try conversing.screen.press("'!' ctrl-s")
        #expect(conversing.screen.text.contains("queued: One") && conversing.screen.text.contains("queued: Two!"))
        try conversing.screen.press("e ctrl-u esc")
        #expect(conversing.screen.text.contains("queued: One"))
    }

    @Test func whatCannotBeStoredIsHeldAndNotLost() throws {
        var conversing = try Conversing()
        conversing.begin("Hello")
        try conversing.screen.press("c 'One' ctrl-s")
        conversing.end()
        for case .perform(let request) in conversing.screen.takeEffects() {
            conversing.screen.handle(.performFailed(request, DocketError(.unavailable, "Another process is writing.")))
        }
        #expect(conversing.screen.text.contains("Another process is writing."))
        try conversing.screen.press("esc")
        #expect(conversing.screen.text.contains("held: One"))
    }

    @Test func aMessageAboutAnArtifactWaitsInItsDiscussionToo() throws {
        var conversing = try Conversing()
        try conversing.screen.press("3 c 'Why?' ctrl-s")
        conversing.store("first")
        try conversing.screen.press("3 c 'And this?' ctrl-s")
        #expect(conversing.store().isEmpty)
        #expect(conversing.screen.state.shared.queued(in: conversing.thread).map(\.text) == ["And this?"])
    }

    // MARK: Going on and stopping

    @Test func onlyWhatIsUnfinishedIsGoneOnWith() throws {
        var whole = try Conversing(asking: "Why?", answer: ("Because.", ReplyRecord()))
        try whole.screen.press(",")
        #expect(whole.screen.text.contains("Only what was broken off or stopped is gone on with"))
        var broken = try Conversing(asking: "Why?", answer: ("Becau", ReplyRecord(finish: .broken)))
        let message = try broken.last
        try broken.screen.press(",")
        let asked = broken.takeAsks()
        let replaced = Reply.Replaced(id: message.id, ordinal: message.ordinal)
        let question = try #require(message.reply?.answers)
        #expect(asked == [AnswerAsk(question, in: broken.thread, replaces: replaced, goesOn: true)])
    }

    @Test func anAnswerThatIsGivenAgainIsSeenWhileItComes() throws {
        var conversing = try Conversing(asking: "Why?", answer: ("Becau", ReplyRecord(finish: .broken)))
        let message = try conversing.last
        let answer = RunningAnswer(
            id: try #require(message.reply?.answers), threadID: conversing.thread, agent: "analyst",
            askedBy: SampleWorkspace.owner, startedAt: SampleWorkspace.now, replaces: message.id)
        conversing.screen.handle(.answers([.began(answer), .grew(answer.id, by: "For a better reason")]))
        #expect(conversing.screen.text.contains("For a better reason"))
    }

    @Test func oneCanStopFromAnyMessageOfTheThread() throws {
        var conversing = try Conversing()
        try conversing.screen.press("c 'First' ctrl-s")
        conversing.store("q")
        _ = conversing.screen.takeEffects()
        conversing.begin("Hello")
        try conversing.screen.press("g g ctrl-x")
        #expect(conversing.screen.takeEffects().contains(.stopAnswer(MessageID("q"))))
    }

    @Test func whereNothingHadComeStoppingIsNoFault() throws {
        var conversing = try Conversing()
        let ask = AnswerAsk(MessageID("q"), in: conversing.thread)
        conversing.screen.handle(.asked(ask, .failed(DocketError(.cancelled, "The reply was cancelled."))))
        #expect(conversing.screen.state.failure == nil)
        #expect(conversing.screen.text.contains("Stopped; nothing had come"))
    }

    @Test func whereNobodyAnsweredOneCanAskAgainAtOnce() throws {
        var conversing = try Conversing()
        try conversing.ask()
        conversing.begin()
        let ask = AnswerAsk(MessageID("q"), in: conversing.thread)
        conversing.screen.handle(.asked(ask, .failed(DocketError(.unavailable, "Nobody is there."))))
        // That the answer has ended is told later.
        #expect(!conversing.screen.text.contains("answering …"))
        #expect(conversing.screen.text.contains("Nobody is there."))
    }

    // MARK: Forking

    @Test func aForkIsMadeThroughTheSelectedMessageAndOpened() throws {
        var conversing = try Conversing()
        try conversing.screen.press("g g j F")
        let message = try #require(conversing.screen.sample.messages[conversing.thread]?[1].id)
        let requests = conversing.takeRequests()
        #expect(requests.map(\.command) == [.forkThread(ThreadOrigin(threadID: conversing.thread, messageID: message))])
        let fork = conversing.screen.sample.addThread("Fee comparison for Okafor (fork)")
        conversing.screen.sample.addMessage("Compare", to: fork)
        var outcome = CommandOutcome()
        outcome.threadID = fork
        conversing.screen.handle(.performed(requests[0], outcome))
        #expect(conversing.screen.state.address == .thread(fork))
        #expect(conversing.screen.text.contains("Forked: this is a new thread"))
    }

    // MARK: Who answers

    @Test func anAssistantIsChosenForTheThread() throws {
        var conversing = try Conversing()
        try conversing.screen.press("a j j enter")
        let commands = conversing.takeRequests().map(\.command)
        #expect(commands == [.thread(conversing.thread, .setAgent("analyst"))])
        try conversing.screen.press(": 'assistant answers' enter enter")
        let reset = conversing.takeRequests().map(\.command)
        #expect(reset == [.thread(conversing.thread, .setAgent(nil))])
        let chosen = try Conversing(agent: "writer")
        #expect(chosen.screen.text.contains("Messages · writer"))
        // A model that an import has brought answers nothing here.
        let imported = try Conversing(agent: "gpt-4")
        #expect(!imported.screen.text.contains("gpt-4"))
    }

    // MARK: What is sent

    @Test func lookingAtWhatIsSentSendsNothingAndLeavesTheTextAsItIs() throws {
        var conversing = try Conversing()
        conversing.screen.sample.context = .sample
        try conversing.screen.press("c 'Dear Ada' left left left ctrl-g")
        #expect(conversing.screen.text.contains("Left out: The 2 oldest messages"))
        #expect(!conversing.screen.text.contains("\u{1B}") && conversing.screen.text.contains("⟨RLO⟩"))
        try conversing.screen.press("j k pgdn esc '_'")
        #expect(conversing.screen.text.contains("Dear _Ada"))
        let effects = conversing.screen.takeEffects().withoutDrafts
        #expect(effects.isEmpty)
        let queries = conversing.screen.takeQueries()
        #expect(queries.contains(.context(words: "Dear Ada", to: .thread(conversing.thread))))
    }

    @Test func whatIsBuiltInSendsNothingAnywhereAndSaysSo() throws {
        var conversing = try Conversing()
        try conversing.screen.press("c 'Sum?' ctrl-g")
        #expect(conversing.screen.text.contains("offline is built in: it computes here"))
    }

    @Test func whyItCannotBePutTogetherIsTold() throws {
        var conversing = try Conversing()
        conversing.screen.sample.failure = DocketError(.invalidArgument, "500 tokens are too few.")
        try conversing.screen.press("c 'Sum?' ctrl-g")
        #expect(conversing.screen.text.contains("500 tokens are too few."))
        try conversing.screen.press("esc")
        #expect(conversing.screen.text.contains("ctrl-s send"))
    }
}
