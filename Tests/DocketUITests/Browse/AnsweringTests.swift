import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Answers that come while a thread is read.
@Suite struct AnsweringTests {
    private func answer(in thread: ThreadID, _ text: String = "", id: String = "q") -> RunningAnswer {
        RunningAnswer(
            id: MessageID(id), threadID: thread, agent: "analyst", askedBy: SampleWorkspace.owner,
            startedAt: SampleWorkspace.now, text: text)
    }

    private func opened(width: Int = 80, height: Int = 24) throws -> (TestScreen, ThreadID) {
        var screen = TestScreen(.office, width: width, height: height)
        try screen.press("enter G")
        return (screen, screen.sample.threads[0].id)
    }

    @Test func anAnswerIsReadWhileItComesAndTheViewStaysAtItsEnd() throws {
        var (screen, thread) = try opened()
        screen.handle(.answers([.began(answer(in: thread))]))
        #expect(screen.text.contains("answering …"))
        for number in 0..<60 { screen.handle(.answers([.grew(MessageID("q"), by: "Line \(number) of it.\n\n")])) }
        #expect(screen.text.contains("Line 59 of it."))
        #expect(!screen.text.contains("Line 2 of it."))
        // Who goes up stays there.
        try screen.press("ctrl-u ctrl-u ctrl-u ctrl-u")
        let before = screen.text
        screen.handle(.answers([.grew(MessageID("q"), by: "Line 60 of it.\n\n")]))
        #expect(screen.text == before)
    }

    @Test func oneStepUpIsEnoughToStay() throws {
        var (screen, thread) = try opened()
        screen.handle(.answers([.began(answer(in: thread))]))
        for number in 0..<60 { screen.handle(.answers([.grew(MessageID("q"), by: "Line \(number) of it.\n\n")])) }
        try screen.press("ctrl-u")
        let top = screen.text.split(separator: "\n")[2]
        for number in 60..<90 { screen.handle(.answers([.grew(MessageID("q"), by: "Line \(number) of it.\n\n")])) }
        #expect(screen.text.split(separator: "\n")[2] == top)
        #expect(!screen.text.contains("Line 89 of it."))
    }

    @Test func whereTheReaderIsElsewhereNothingMoves() throws {
        var (screen, thread) = try opened()
        try screen.press("g g")
        let before = screen.text
        screen.handle(.answers([.began(answer(in: thread)), .grew(MessageID("q"), by: "Hello")]))
        let lines = (before.split(separator: "\n"), screen.text.split(separator: "\n"))
        // The list of threads says that one is being answered; the messages stay where they were.
        #expect(zip(lines.0, lines.1).count { $0 != $1 } <= 3)
        #expect(screen.text.contains("answering …") || !before.contains("▤"))
    }

    @Test func escStopsOnesOwnAnswerAndNobodyElses() throws {
        var (screen, thread) = try opened()
        screen.handle(.answers([.began(answer(in: thread, "Hello"))]))
        _ = screen.takeEffects()
        try screen.press("ctrl-x")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("only they can stop it"))
    }

    @Test func aMessageThatIsSentIsAnswered() throws {
        var (screen, thread) = try opened()
        let last = try #require(screen.sample.messages[thread]?.last)
        guard last.role == .assistant, last.reply == nil else { return }
        try screen.press(".")
        #expect(screen.text.contains("no answer that an assistant of yours gave"))
        screen.handle(.asked(AnswerAsk(MessageID("x"), in: thread), .nobody("No model is configured.")))
        #expect(screen.text.contains("No model is configured."))
    }

    @Test func anAnswerThatEndedIsGone() throws {
        var (screen, thread) = try opened()
        let before = screen.text
        screen.handle(.answers([.began(answer(in: thread)), .grew(MessageID("q"), by: "Hello")]))
        #expect(screen.text != before)
        screen.handle(.answers([.ended(MessageID("q"))]))
        #expect(!screen.text.contains("answering …"))
    }
}
