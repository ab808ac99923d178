import DocketDomain
import TestSupport
import Testing

/// Threads that begin with the messages of another one.
@Suite struct ForkTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCast()
    }

    private func messages(of thread: ThreadID) -> [MessageAdded] {
        var messages = ThreadMessages()
        for case .thread(let event) in ledger.events(of: .thread(thread)) { messages.apply(event) }
        return messages.shown
    }

    private func texts(of thread: ThreadID) -> [String] { messages(of: thread).map { $0.parts.map(\.text).joined() } }

    private func fork(_ thread: ThreadID, through index: Int, as viewer: Viewer) throws -> ThreadID {
        let outcome = try ledger.perform(
            .forkThread(ThreadOrigin(threadID: thread, messageID: messages(of: thread)[index].id)), as: viewer)
        #expect(outcome.threadCreated)
        return try #require(outcome.threadID)
    }

    @Test func aForkHasTheMessagesUpToTheChosenOneAsTheyWere() throws {
        let thread = try ledger.newThread(.team, by: Cast.member)
        try ledger.send("one", to: thread, by: Cast.member)
        try ledger.send("two", to: thread, by: Cast.manager)
        try ledger.send("three", to: thread, by: Cast.member)
        let before = messages(of: thread)
        let fork = try fork(thread, through: 1, as: Cast.colleague)
        #expect(texts(of: fork) == ["one", "two"])
        #expect(messages(of: fork).map(\.author) == before.prefix(2).map(\.author))
        #expect(messages(of: fork).map(\.createdAt) == before.prefix(2).map(\.createdAt))
        #expect(messages(of: fork).map(\.copyOf) == before.prefix(2).map(\.id))
        #expect(Set(messages(of: fork).map(\.id)).isDisjoint(with: before.map(\.id)))
        let state = try #require(ledger.thread(fork))
        #expect(state.title == "Plans (fork)")
        #expect(state.ownerID == Cast.colleague.userID && state.visibility == .private)
        // The old thread knows nothing of it.
        #expect(messages(of: thread) == before)
        let texts = ledger.events.filter { $0.stream == .thread(fork) }.map { $0.text(actorName: "Kim") }
        #expect(texts.first == "Kim started the thread “Plans (fork)” with the messages of another one")
        #expect(texts.last == "Kim copied what \(Cast.manager.userID) wrote: two")
    }

    @Test func anAnswerIsCopiedWithTheQuestionThatItAnswersAndItsTokensCountOnce() throws {
        let thread = try ledger.newThread(by: Cast.member)
        try ledger.perform(.thread(thread, .setAgent("analyst")), as: Cast.member)
        try ledger.send("why?", to: thread, by: Cast.member)
        let question = messages(of: thread)[0].id
        let record = ReplyRecord(
            model: "m", usage: TokenUsage(input: 1, output: 2), finish: .broken, reason: "It broke.", answers: question)
        try ledger.perform(
            .reply(Reply(threadID: thread, agentID: UserID("analyst"), parts: [.text("since")], record: record)),
            as: Cast.member)
        let fork = try fork(thread, through: 1, as: Cast.member)
        let copies = messages(of: fork)
        #expect(copies[1].reply?.answers == copies[0].id)
        #expect(copies[1].reply?.usage == nil && copies[1].reply?.finish == .broken)
        #expect(copies[1].author == "analyst" && copies[1].role == .assistant)
        #expect(ledger.thread(fork)?.chosenAgent == "analyst")
    }

    @Test func anEarlierVersionIsNotCopiedAndNoPlaceToForkFrom() throws {
        let thread = try ledger.newThread(by: Cast.member)
        try ledger.send("why?", to: thread, by: Cast.member)
        func answer(_ text: String, _ replaced: Reply.Replaced? = nil) throws {
            try ledger.perform(
                .reply(
                    Reply(
                        threadID: thread, agentID: UserID("analyst"), parts: [.text(text)], replaces: replaced)),
                as: Cast.member)
        }
        try answer("first")
        let first = messages(of: thread)[1].id
        try answer("second", Reply.Replaced(id: first, ordinal: 1))
        #expect(texts(of: try fork(thread, through: 1, as: Cast.member)) == ["why?", "second"])
        #expect(
            refusal {
                try ledger.perform(.forkThread(ThreadOrigin(threadID: thread, messageID: first)), as: Cast.member)
            }
                == .notFound)
    }

    @Test func whatTheMessagesMentionIsReferencedByTheForkAsFarAsItIsSeen() throws {
        let thread = try ledger.newThread(by: Cast.member)
        try ledger.send("a table, please", to: thread, by: Cast.member)
        let outcome = try ledger.perform(
            .reply(
                Reply(
                    threadID: thread, agentID: UserID("analyst"), parts: [.text("here")],
                    artifacts: [.create(kind: .doc, title: "Fees", content: .doc(.inline("1")))])), as: Cast.member)
        let artifact = try #require(outcome.artifactID)
        let fork = try fork(thread, through: 1, as: Cast.member)
        #expect(ledger.artifact(artifact)?.relation(to: fork) == .referenced)
        #expect(ledger.artifact(artifact)?.relation(to: thread) == .created)
        #expect(messages(of: fork)[1].mention == messages(of: thread)[1].mention)
        // What does not belong to the thread any more is not brought into another one.
        try ledger.perform(.artifact(artifact, .unlink(thread)), as: Cast.member)
        let other = try self.fork(thread, through: 1, as: Cast.member)
        #expect(ledger.artifact(artifact)?.relation(to: other) == nil)
    }

    @Test func aThreadThatIsNotSeenOrDeletedIsNotForked() throws {
        let thread = try ledger.newThread(by: Cast.member)
        try ledger.send("secret", to: thread, by: Cast.member)
        let command = Command.forkThread(ThreadOrigin(threadID: thread, messageID: messages(of: thread)[0].id))
        #expect(refusal { try ledger.perform(command, as: Cast.colleague) } == .notFound)
        try ledger.perform(.thread(thread, .delete), as: Cast.member)
        #expect(refusal { try ledger.perform(command, as: Cast.member) } == .failedPrecondition)
    }
}
