import DocketDomain
import DocketUI
import TerminalKit
import Testing

@Suite struct AddressTests {
    /// What is copied by `Y` after some keys.
    private func copied(_ keys: String, _ sample: SampleWorkspace = .office, role: Role = .rm) throws -> String? {
        var screen = TestScreen(sample, role: role)
        try screen.press(keys)
        _ = screen.takeEffects()
        try screen.press("Y")
        return screen.takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }.first
    }

    @Test func theAddressOfWhatIsSelectedIsCopiedInEveryView() throws {
        let office = SampleWorkspace.office
        let (threads, artifacts) = (office.threads, office.artifacts)
        #expect(try copied("") == "thread:\(threads[0].id)")
        #expect(try copied("j") == "thread:\(threads[1].id)")
        #expect(try copied("enter j") == "thread:\(threads[0].id)")
        #expect(try copied("3 j") == "artifact:\(artifacts[1].id)")
        #expect(try copied("3 enter") == "artifact:\(artifacts[0].id)")
        #expect(try copied("g a") == "artifact:\(artifacts[0].id)")
        #expect(try copied("g a j j") == "artifact:\(artifacts[2].id)")
        #expect(try copied("g a j enter") == "artifact:\(artifacts[1].id)")
        #expect(try copied("g x") == "exports")
    }

    @Test func inTheReviewItIsTheProposalAndAmongCustomersTheCustomer() throws {
        let sample = SampleWorkspace.review
        let ada = SampleWorkspace.ada
        #expect(try copied("g c", sample) == "customer:\(ada)")
        #expect(try copied("g c enter", sample) == "customer:\(ada)")
        var screen = TestScreen(sample)
        try screen.press("g r j")
        let selected = try #require(screen.state.review.selection).id
        #expect(try copied("g r j", sample) == "artifact:\(selected)")
    }

    @Test func anAddressIsGoneToByABeginningOrAnEnding() throws {
        let office = SampleWorkspace.office
        let thread = office.threads[1]
        for typed in [
            thread.id.rawValue, thread.id.short, "thread:\(thread.id)", "thread:\(thread.id.short)",
            String(thread.id.rawValue.suffix(20)),
        ] {
            var screen = TestScreen(office)
            try screen.press("g o")
            screen.handle(.input(.paste(typed)))
            try screen.press("enter")
            #expect(screen.state.reading?.id == thread.id, "\(typed)")
            #expect(screen.state.threads.selection?.id == thread.id)
        }
        var screen = TestScreen(office)
        try screen.press("g o 'review' enter")
        #expect(screen.state.screen == .review)
    }

    @Test func severalCandidatesAreShownAndNoneIsTakenByItself() throws {
        var screen = TestScreen()
        try screen.press("g o '0192f1c4'")
        let titles = screen.sample.threads.map(\.title)
        #expect(titles.allSatisfy { !screen.rows(with: $0).isEmpty })
        screen.answers = false
        try screen.press("'-0000-7000-8' enter")
        screen.answerAll()
        #expect(screen.state.overlay != nil)
        try screen.press("down enter")
        #expect(screen.state.reading?.id == screen.sample.threads[1].id)
    }

    @Test func theListSelectsTheThreadThatIsShownHoweverFarItIs() throws {
        var sample = SampleWorkspace.crowd(1000)
        let far = sample.threads[700].id
        let message = sample.addMessage("the needle", to: far)
        sample.hits = [
            SearchHit(
                kind: .messages, id: "m", address: .thread(far), messageID: message, title: "Thread 700",
                snippet: [SnippetPiece(text: "needle", isMatch: true)], score: 1, createdAt: SampleWorkspace.now)
        ]
        var screen = TestScreen(sample)
        func expectSame(_ id: ThreadID, _ what: String) {
            #expect(screen.state.reading?.id == id, "\(what)")
            #expect(screen.state.threads.selection?.id == id, "\(what)")
        }
        try screen.press("j j ctrl-f 'needle' enter")
        expectSame(far, "search")
        #expect(screen.text.contains("Threads until"))
        let remembered = screen.state.remembered
        try screen.press("{")
        expectSame(sample.threads[2].id, "back")
        try screen.press("}")
        expectSame(far, "forward")
        try screen.press("1 j")
        expectSame(sample.threads[701].id, "down")
        try screen.press("esc")
        #expect(screen.state.threads.count == 1000)
        expectSame(sample.threads[0].id, "all")
        screen.restart(with: remembered)
        expectSame(far, "restart")
    }

    @Test func aThreadThatAFilterLeavesOutIsSelectedAllTheSame() throws {
        var screen = TestScreen()
        let onboarding = screen.sample.threads[2].id
        try screen.press("\\ 'fee' enter")
        screen.handle(.visit(.thread(onboarding)))
        #expect(screen.state.reading?.id == onboarding)
        #expect(screen.state.threads.selection?.id == onboarding)
    }
}
