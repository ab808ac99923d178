import DocketDomain
import Testing

@testable import DocketUI

/// Proposals from what a message says of a customer.
@Suite struct NotesOverlayTests {
    private func item(_ key: String, _ label: String, _ text: String, _ quote: String) -> FoundInNotes.Item {
        FoundInNotes.Item(
            fieldKey: key, label: label, value: .string(text), text: text, sourceText: quote,
            range: 0..<quote.count, confidence: .high, by: "rules")
    }

    private func opened(width: Int = 80, height: Int = 24) throws -> TestScreen {
        var sample = SampleWorkspace.review
        sample.notes = FoundInNotes(
            items: [
                item("phone", "Phone number", "+351 21 555 01 84", "her new mobile is +351 21 555 01 84"),
                item("occupation", "Occupation", "vet", "she works as a vet"),
            ],
            leftOut: [
                FoundInNotes.LeftOut(
                    fieldKey: "real_estate", label: "Real estate", sourceText: "may buy a house", range: 0..<15,
                    reason: "hypothetical")
            ],
            questions: [FoundInNotes.Question(fieldKey: "email", question: "Which e-mail address does she use?")])
        var screen = TestScreen(sample, width: width, height: height)
        screen.decides = false
        try screen.press("g b enter p enter")
        return screen
    }

    @Test func whoIsNamedComesFirstAmongTheCustomers() throws {
        let customers = SampleWorkspace.review.customers.map(\.summary)
        let last = try #require(customers.last)
        #expect(Picker.sorted(customers, about: "Notes").map(\.id) == customers.map(\.id))
        let word = try #require(last.name.split(separator: " ").last)
        #expect(Picker.sorted(customers, about: "News of \(word.uppercased()), at last").first?.id == last.id)
    }

    private func submission(_ screen: inout TestScreen) -> Submission? {
        screen.takeEffects().lazy.compactMap { effect in
            if case .perform(let request) = effect, case .propose(let submission) = request.command {
                submission
            } else {
                nil
            }
        }.first
    }

    @Test(arguments: [(80, 24), (200, 60), (40, 12)]) func whatWasFoundIsShownWithItsQuotesBeforeItIsHandedIn(
        width: Int, height: Int
    ) throws {
        var screen = try opened(width: width, height: height)
        #expect(screen.text.contains("[x] Phone number"))
        if width >= 80 {
            #expect(screen.text.contains("“her new mobile is +351 21 555 01 84”"))
            #expect(screen.text.contains("hypothetical"))
            #expect(screen.text.contains("Which e-mail address"))
        }
        try screen.press("enter")
        let handedIn = submission(&screen)
        let submission = try #require(handedIn)
        #expect(submission.lines.map(\.fieldKey) == ["phone", "occupation"])
        #expect(submission.lines.allSatisfy { $0.sourceText?.isEmpty == false })
        #expect(submission.threadID == screen.state[BrowseScreen.self].reading?.id)
    }

    @Test func questionsAreAnsweredOrSkippedInTheSession() throws {
        var screen = try opened()
        try screen.press("j j j enter 'ada@example.org'")
        #expect(screen.text.contains("answer: ada@example.org"))
        try screen.press("enter")
        let requests = screen.takeEffects().compactMap { effect in
            if case .perform(let request) = effect { request } else { nil }
        }
        let request = try #require(requests.first)
        let thread = try #require(screen.state[BrowseScreen.self].reading?.id)
        let text = "Q: Which e-mail address does she use?\nA: ada@example.org"
        #expect(request.command == .send(OutgoingMessage(target: .thread(thread), text: text)))
        var outcome = CommandOutcome()
        outcome.threadID = thread
        outcome.messageID = MessageID("answer")
        screen.sample.notes = FoundInNotes(
            items: screen.sample.notes.items + [item("email", "E-mail", "ada@example.org", "ada@example.org")],
            leftOut: screen.sample.notes.leftOut, questions: [])
        _ = screen.takeQueries()
        screen.handle(.performed(request, outcome))
        let asked = screen.takeQueries().contains { query in
            if case .notes(let source, _) = query { source.answers == [MessageID("answer")] } else { false }
        }
        #expect(asked)
        #expect(screen.text.contains("[x] E-mail: ada@example.org"))
        #expect(screen.text.contains("Which e-mail address does she use?  answered"))
        try screen.press("space")
        #expect(screen.text.contains("It is answered already"))
    }

    @Test func aSkippedQuestionStaysSkippedWhenTheNotesAreReadAgain() throws {
        var screen = try opened()
        try screen.press("j j j space")
        #expect(screen.text.contains("Which e-mail address does she use?  skipped"))
        try screen.press("esc p enter")
        #expect(screen.text.contains("Which e-mail address does she use?  skipped"))
        try screen.press("j j j space")
        #expect(!screen.text.contains("skipped"))
        let isWritten = screen.takeEffects().contains { if case .perform = $0 { true } else { false } }
        #expect(!isWritten)
    }

    @Test func anAnswerThatIsNotGivenYetIsKeptForItsQuestion() throws {
        var screen = try opened()
        try screen.press("j j j enter 'ada@example' esc")
        #expect(screen.text.contains("Kept as a draft"))
        #expect(screen.text.contains("Which e-mail address does she use?  draft: ada@example"))
        // It outlasts the overlay, and the program.
        var kept: [DraftKey: Draft] = [:]
        for case .keepDraft(let key, let draft) in screen.takeEffects() { kept[key] = draft }
        #expect(kept.values.map(\.text) == ["ada@example"])
        var later = try opened()
        later.restore(kept)
        try later.press("j j j enter")
        #expect(later.text.contains("answer: ada@example"))
        try later.press("'.org' enter")
        for case .perform(let request) in later.takeEffects() {
            var outcome = CommandOutcome()
            outcome.messageID = MessageID("answer")
            later.handle(.performed(request, outcome))
        }
        let forgotten = later.takeEffects().contains { effect in
            if case .keepDraft(_, nil) = effect { true } else { false }
        }
        #expect(forgotten && !later.text.contains("draft:"))
    }

    @Test func anAnswerThatCannotBeStoredStaysWithTheReason() throws {
        var screen = try opened()
        try screen.press("j j j enter 'ada@example.org' enter")
        for case .perform(let request) in screen.takeEffects() {
            screen.handle(.performFailed(request, DocketError(.unavailable, "Another process is writing.")))
        }
        #expect(screen.text.contains("answer: ada@example.org"))
        #expect(screen.text.contains("Another process is writing."))
        try screen.press("esc")
        #expect(!screen.text.contains("Another process is writing."))
    }

    @Test(arguments: [(80, 24), (200, 60)]) func questionsAreShownWithWhatBecameOfThem(
        _ width: Int, _ height: Int
    ) throws {
        var screen = try opened(width: width, height: height)
        try screen.press("j j j space enter 'ada@example.org'")
        try expectGolden(screen.text, "Screens/notes-question-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (200, 60)]) func findingsAreShownWithTheirQuotes(
        _ width: Int, _ height: Int
    ) throws {
        try expectGolden(opened(width: width, height: height).text, "Screens/notes-findings-\(width)x\(height)")
    }

    @Test func anAnswerThatIsKeptIsSeenBesideItsQuestion() throws {
        var screen = try opened()
        try screen.press("j j j enter 'ada@example' esc")
        try expectGolden(screen.text, "Screens/notes-draft-80x24")
    }

    // MARK: Several messages

    @Test func markedMessagesAreReadTogether() throws {
        var screen = TestScreen(.review, width: 80, height: 24)
        try screen.press("g b enter g g space")
        let reading = try #require(screen.state[BrowseScreen.self].reading)
        try #require(reading.storedCount > 2)
        #expect(screen.text.contains("Messages · 1 marked"))
        try screen.press("G *")
        #expect(screen.text.contains("\(reading.storedCount) marked"))
        try screen.press("p enter")
        #expect(screen.text.contains("What \(reading.storedCount) messages say of"))
        let source = NotesSource(reading.id, Array(0..<reading.storedCount))
        let asked = screen.takeQueries().contains { query in
            if case .notes(source, _) = query { true } else { false }
        }
        #expect(asked)
        try screen.press("esc esc")
        #expect(screen.text.contains("Nothing is marked any more"))
        try screen.press("*")
        #expect(screen.text.contains("Mark where it begins first: space"))
    }

    @Test func aMarkIsTakenAwayByTheSameKey() throws {
        var screen = TestScreen(.review, width: 80, height: 24)
        try screen.press("g b enter g g space k space")
        #expect(!screen.text.contains("marked"))
    }

    @Test(arguments: [(80, 24), (200, 60)]) func markedMessagesAreSeen(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g b enter g g space space")
        try expectGolden(screen.text, "Screens/messages-marked-\(width)x\(height)")
    }

    @Test func aFindingCanBeLeftOutAndWithoutAnyNothingIsHandedIn() throws {
        var screen = try opened()
        try screen.press("space")
        #expect(screen.text.contains("[ ] Phone number"))
        try screen.press("enter")
        let handedIn = submission(&screen)
        #expect(handedIn?.lines.map(\.fieldKey) == ["occupation"])

        screen = try opened()
        try screen.press("space j space enter")
        let nothing = submission(&screen)
        #expect(nothing == nil)
        #expect(screen.text.contains("Nothing is left to hand in"))
        try screen.press("esc")
        #expect(!screen.text.contains("What this says of"))
    }

    @Test func whatAnAssistantFindsComesLaterAndLeavesTheChoiceAlone() throws {
        let rules = FoundInNotes(
            items: [
                item("phone", "Phone number", "+351 21 555 01 84", "her new mobile is +351 21 555 01 84"),
                item("occupation", "Occupation", "vet", "she works as a vet"),
            ], leftOut: [], questions: [])
        var sample = SampleWorkspace.review
        sample.notes = rules
        var screen = TestScreen(
            sample, width: 80, height: 24,
            agents: [AgentChoice(name: "analyst", model: "qwen3:8b", isStandard: true)])
        screen.decides = false
        try screen.press("g b enter p")
        screen.answers = false
        try screen.press("enter")
        let read = try #require(screen.takeQueries().last)
        screen.handle(.answered(read, .notes(rules)))
        #expect(screen.text.contains("analyst reads it too …"))
        try screen.press("j space")
        #expect(screen.text.contains("[ ] Occupation"))
        let employer = FoundInNotes.Item(
            fieldKey: "employer", label: "Employer", value: "Aer Norte", text: "Aer Norte",
            sourceText: "for Aer Norte", range: 0..<13, confidence: .low, by: "model")
        let more = FoundInNotes(
            items: [rules.items[0], employer, rules.items[1]], leftOut: [], questions: [],
            asked: FoundInNotes.Asked(agent: "analyst", refused: 1))
        let asked = try #require(screen.takeQueries().last)
        screen.handle(.answered(asked, .notes(more)))
        #expect(screen.text.contains("[x] Employer: Aer Norte  low, model"))
        #expect(screen.text.contains("[ ] Occupation"))
        #expect(screen.text.contains("analyst: 1 finding left out"))
        try screen.press("enter")
        let handedIn = submission(&screen)
        #expect(handedIn?.lines.map(\.fieldKey) == ["phone", "employer"])
    }
}
