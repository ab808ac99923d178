import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// Answers while they are being given.
@Suite struct AnswerFilesTests {
    private func running(_ message: MessageID, _ thread: ThreadID, by user: String = "max") -> RunningAnswer {
        RunningAnswer(
            id: message, threadID: thread, agent: "analyst", askedBy: UserID(user),
            startedAt: Timestamp(milliseconds: 1_700_000_000_000))
    }

    @Test(.timeLimit(.minutes(40))) func whoSeesTheThreadFollowsAnAnswerAndNobodyElseDoes() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let thread = try await workspace.newThread()
        let message = try await workspace.say("hello", in: thread)
        let writer = try #require(try workspace.answers.begin(running(message, thread)))
        try writer.append("Grüß")
        let other = try await office.open().answers.news()
        let stranger = try await office.open("mia").answers.news()
        var text = ""
        var hasBegun = false
        for await news in other {
            for item in news {
                switch item {
                case .began(let answer): hasBegun = answer.threadID == thread
                case .grew(let id, let piece) where id == message: text += piece
                default: break
                }
            }
            if text == "Grüß" { try writer.append(" Gott 👋") }
            if text == "Grüß Gott 👋" { writer.finish() }
            if news.contains(.ended(message)) { break }
        }
        #expect(hasBegun && text == "Grüß Gott 👋")
        let unseen = Task {
            for await news in stranger { return news }; return []
        }
        try await Task.sleep(for: .milliseconds(200))
        unseen.cancel()
        #expect(await unseen.value.isEmpty)
    }

    @Test func onlyOneGivesAnAnswerAndWhatItsEndLeavesIsKeptAsBrokenOff() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let thread = try await workspace.newThread()
        let message = try await workspace.say("hello", in: thread)
        do {
            let writer = try #require(try workspace.answers.begin(running(message, thread)))
            #expect(try await office.open().answers.begin(running(message, thread)) == nil)
            try writer.append("Half an answ")
            #expect(try workspace.answers.abandoned().isEmpty)
        }
        #expect(try workspace.answers.abandoned().map(\.text) == ["Half an answ"])
        #expect(try await office.open("mia").answers.abandoned().isEmpty)
        try await office.open().keepAbandonedAnswers()
        let messages = try await workspace.queries.messages(of: thread, page: PageRequest(size: 10)).items
        #expect(messages.map { $0.parts.map(\.text).joined() } == ["hello", "Half an answ"])
        #expect(messages.last?.reply?.finish == .broken && messages.last?.reply?.answers == message)
        #expect(try workspace.answers.abandoned().isEmpty)
        try await office.open().keepAbandonedAnswers()
        #expect(try await workspace.queries.thread(thread).messageCount == 2)
    }

    @Test func whatHadComeOfAContinuationIsKeptBehindWhatItContinues() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let thread = try await workspace.newThread()
        let message = try await workspace.say("hello", in: thread)
        let half = Reply(
            threadID: thread, agentID: UserID("analyst"), parts: [.text("Half an ")],
            record: ReplyRecord(finish: .broken, answers: message))
        let replaced = try #require(try await workspace.perform(.reply(half)).messageID)
        do {
            let answer = RunningAnswer(
                id: message, threadID: thread, agent: "analyst", askedBy: UserID("max"),
                startedAt: Timestamp(milliseconds: 1_700_000_000_000), replaces: replaced, goesOn: true)
            try #require(try workspace.answers.begin(answer)).append("answer and m")
        }
        try await office.open().keepAbandonedAnswers()
        let messages = try await workspace.queries.messages(of: thread, page: PageRequest(size: 10)).items
        #expect(messages.map { $0.parts.map(\.text).joined() } == ["hello", "Half an answer and m"])
        #expect(messages.last?.reply?.finish == .broken && messages.last?.version?.number == 2)
    }

    @Test func filesArePrivateAndGoneWhenTheAnswerIsWhole() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let thread = try await workspace.newThread()
        let message = try await workspace.say("hello", in: thread)
        let writer = try #require(try workspace.answers.begin(running(message, thread)))
        let name = try #require(try office.folder.names(in: "answers").first)
        let attributes = try FileManager.default.attributesOfItem(atPath: office.folder.path("answers/\(name)"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        writer.finish()
        #expect(try office.folder.names(in: "answers").isEmpty)
    }

    @Test func anErasureRemovesWhatBrokeOffAndLeavesWhatIsBeingGiven() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let thread = try await workspace.newThread()
        let messages = try await [workspace.say("one", in: thread), workspace.say("two", in: thread)]
        let writer = try #require(try workspace.answers.begin(running(messages[0], thread)))
        try writer.append("Ines Ok")
        do {
            let other = try #require(try workspace.answers.begin(running(messages[1], thread)))
            try other.append("Ines Okafor")
        }
        #expect(try workspace.answers.abandoned().map(\.text) == ["Ines Okafor"])
        let admin = try await office.open("ada")
        let report = try await admin.importCustomers(Data("id,name\nc1,Ines Okafor\n".utf8), idempotencyKey: nil)
        #expect(report.rows.map(\.status) == [.added])
        try await admin.erase(CustomerID("c1"), reason: "asked", documents: .list, idempotencyKey: nil)
        #expect(try workspace.answers.abandoned().isEmpty)
        #expect(try office.folder.names(in: "answers").count == 1)
        writer.finish()
    }
}
