import DocketDomain
import DocketUI
import TerminalKit
import Testing

@Suite struct SearchingTests {
    private func hit(_ sample: SampleWorkspace) -> SearchHit {
        let message = sample.messages[sample.threads[0].id]?[2]
        return SearchHit(
            kind: .messages, id: "m", address: .thread(sample.threads[0].id), messageID: message?.id, title: "Fees",
            snippet: [SnippetPiece(text: "cautious", isMatch: true)], score: 1, createdAt: SampleWorkspace.now)
    }

    @Test func eachLetterReplacesTheSearchBefore() throws {
        var screen = TestScreen()
        screen.answers = false
        try screen.press("ctrl-f 'fe'")
        #expect(screen.state.queries[.search] == .search(SearchQuery(text: "fe"), token: ""))
        screen.handle(
            .answered(
                .search(SearchQuery(text: "f"), token: ""), .search(SampleWorkspace.page([hit(screen.sample)], "")))
        )
        #expect(!screen.text.contains("cautious"))
    }

    @Test func enterJumpsToTheMessage() throws {
        var screen = TestScreen()
        screen.sample.hits = [hit(screen.sample)]
        try screen.press("j ctrl-f 'cautious' enter")
        #expect(screen.state.reading?.id == screen.sample.threads[0].id)
        #expect(screen.state.reading?.view.selection == 2)
        #expect(screen.state.pane == .messages)
        try screen.press("{")
        #expect(screen.state.reading?.id == screen.sample.threads[1].id)
    }

    @Test func aSearchInThePaneGoesOnWithN() throws {
        var screen = TestScreen()
        try screen.press("enter / 'mandate' enter")
        #expect(screen.state.reading?.view.selection == 0)
        try screen.press("n")
        #expect(screen.state.reading?.view.selection == 1)
        try screen.press("N")
        #expect(screen.state.reading?.view.selection == 0)
    }

    @Test func aSearchBeyondWhatIsLoadedLooksOnInTheThread() throws {
        var sample = SampleWorkspace()
        let thread = sample.addThread("Long")
        for number in 0..<1000 { sample.addMessage(number == 900 ? "the needle" : "hay", to: thread) }
        var screen = TestScreen(sample)
        try screen.press("enter / 'needle' enter")
        #expect(screen.state.reading?.view.selection == 900)
        #expect(screen.text.contains("the needle"))
    }

    @Test func aSearchInAListGoesRoundWhereAllIsLoaded() throws {
        var screen = TestScreen()
        let last = screen.sample.threads.count - 1
        try screen.press("G / 'fee' enter")
        #expect(screen.state.threads.view.selection == 0)
        try screen.press("/ 'zzz' enter")
        #expect(screen.text.contains("No thread here has “zzz” in its title"))
        try screen.press("G n")
        #expect(screen.state.threads.view.selection == last)
    }

    @Test func aSearchGoesThroughAllThreadsHoweverManyThereAre() throws {
        var sample = SampleWorkspace()
        for number in 0..<1000 { sample.addThread(number % 300 == 299 ? "Needle \(number)" : "Hay \(number)") }
        var screen = TestScreen(sample)
        try screen.press("j / 'needle' enter")
        for title in ["Needle 299", "Needle 599", "Needle 899", "Needle 299"] {
            #expect(screen.state.threads.selection?.title == title)
            #expect(screen.state.reading?.thread?.title == title)
            #expect(screen.state.threads.count == 1000)
            try screen.press("n")
        }
        for title in ["Needle 299", "Needle 899", "Needle 599"] {
            try screen.press("N")
            #expect(screen.state.threads.selection?.title == title)
        }
        try screen.press("esc j k")
        #expect(screen.state.threads.selection?.title == "Needle 599")
    }

    @Test func aSearchFromTheEndOfAListFindsWhatItHasNotReadYet() throws {
        var sample = SampleWorkspace()
        for number in 0..<1000 { sample.addThread(number == 450 ? "Needle" : "Hay \(number)") }
        for key in ["n", "N"] {
            var screen = TestScreen(sample)
            try screen.press("G / 'needle' enter \(key)")
            #expect(screen.state.threads.selection?.title == "Needle", "\(key)")
        }
    }

    @Test func aSearchThatFindsNothingLeavesTheList() throws {
        var sample = SampleWorkspace()
        for number in 0..<1000 { sample.addThread("Hay \(number)") }
        var screen = TestScreen(sample)
        try screen.press("j j / 'needle' enter")
        #expect(screen.text.contains("No thread here has “needle” in its title"))
        #expect(screen.state.threads.count == 1000)
        #expect(screen.state.threads.selection?.title == "Hay 2")
    }

    @Test func aSearchGoesThroughAllArtifacts() throws {
        var sample = SampleWorkspace()
        for number in 0..<500 {
            sample.addArtifact(number == 400 ? "Needle" : "Hay \(number)", .doc, .doc(.inline("text")))
        }
        var screen = TestScreen(sample)
        try screen.press("g a / 'needle' enter")
        #expect(screen.state.allArtifacts.list.count == 500)
        #expect(screen.state.allArtifacts.selection?.title == "Needle")
        #expect(screen.state.allArtifacts.list.selection?.title == "Needle")
    }

    @Test func aLineToSearchOrFilterBeginsEmptyAndTheUpKeyBringsBackWhatWas() throws {
        var screen = TestScreen()
        try screen.press("/ 'fee' enter / 'onb' enter /")
        #expect(screen.rows(with: " / ").contains { !$0.contains("onb") })
        try screen.press("up")
        #expect(screen.text.contains("/ onb"))
        try screen.press("up")
        #expect(screen.text.contains("/ fee"))
        try screen.press("down esc \\ 'fee' enter \\")
        #expect(screen.text.contains("filter: "))
        #expect(!screen.text.contains("filter: fee"))
        try screen.press("up")
        #expect(screen.text.contains("filter: fee"))
        try screen.press("ctrl-u enter")
        #expect(screen.state.threads.count == 3)
    }

    @Test func wordsFilterArtifactsByTheirTitles() throws {
        var screen = TestScreen()
        try screen.press("g a \\ 'fee kind:table' enter")
        #expect(screen.state.allArtifacts.filter.text == "fee")
        #expect(screen.state.allArtifacts.filter.kind == .table)
        try screen.press("\\ up")
        #expect(screen.text.contains("filter: fee kind:table"))
    }

    @Test func aFilterOfThreadsNarrowsTheList() throws {
        var screen = TestScreen()
        try screen.press("\\ 'onboarding' enter")
        #expect(screen.state.threads.count == 1)
        try screen.press("esc")
        #expect(screen.state.threads.count == 3)
    }

    @Test func aFilterThatCannotBeReadSaysHow() throws {
        var screen = TestScreen()
        try screen.press("\\ 'visibility:secret' enter")
        #expect(screen.text.contains("visibility is private, team or public"))
    }

    @Test func thePaletteFindsCommandsAndRunsThem() throws {
        var screen = TestScreen()
        try screen.press(": 'artifacts all' enter")
        #expect(screen.state.screen == .artifacts)
    }

    @Test func thePaletteSaysWhyACommandIsOff() throws {
        var screen = TestScreen()
        try screen.press(": 'restore'")
        #expect(!screen.rows(with: "Only what was deleted can be restored").isEmpty)
        try screen.press("enter")
        #expect(screen.takeEffects().isEmpty)
    }

    @Test func aHiddenCommandIsFoundByItsWholeNameOnly() throws {
        var screen = TestScreen()
        try screen.press(": 'crash'")
        #expect(!screen.text.contains("Crash"))
        try screen.press("ctrl-u 'debug.crash' enter")
        #expect(screen.takeEffects() == [.crash])
    }
}
