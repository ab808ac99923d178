import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// Each test states all that a key makes happen.
@Suite struct ChangingTests {
    @Test func renamingSendsTheNewTitle() throws {
        var screen = TestScreen()
        let thread = screen.sample.threads[0].id
        try screen.press("R ctrl-u 'Fees' enter")
        #expect(
            screen.takeEffects().withoutDrafts == [
                .perform(Request(.thread(thread, .rename("Fees")), then: .say("Renamed")))
            ])
    }

    @Test func anArtifactIsRenamedInTheListAndWhereItIsOpen() throws {
        for keys in ["3 k", "3 enter"] {
            var screen = TestScreen()
            try screen.press(keys)
            let artifact = try #require(screen.state.threadArtifacts.selection)
            try screen.press("R")
            #expect(screen.text.contains("title: \(artifact.title)"))
            try screen.press("ctrl-u 'Fees' enter")
            let request = Request(.artifact(artifact.id, .rename("Fees")), then: .say("Renamed"))
            #expect(screen.takeEffects().withoutDrafts == [.perform(request)])
        }
    }

    @Test func whereThereIsNoExportTheLineStaysWithWhatWasTyped() throws {
        var screen = TestScreen()
        try screen.press("I '/nowhere/chats.zip' enter")
        #expect(screen.text.contains("There is no file “/nowhere/chats.zip”."))
        #expect(screen.takeEffects().isEmpty)
        try screen.press("backspace")
        #expect(screen.text.contains("file: /nowhere/chats.zi"))
        try screen.press("ctrl-u '~/chats.zip' enter")
        #expect(screen.takeEffects() == [.importFile(path: "~/chats.zip")])
        #expect(screen.text.contains("Importing…"))
    }

    @Test func deletingAsksAndOnlyYDeletes() throws {
        var screen = TestScreen()
        let thread = screen.sample.threads[0].id
        try screen.press("d")
        #expect(screen.text.contains("Delete the thread “Fee comparison for Okafor”?"))
        try screen.press("d")
        #expect(screen.takeEffects().isEmpty)
        try screen.press("d y")
        #expect(
            screen.takeEffects().withoutDrafts == [
                .perform(Request(.thread(thread, .delete), then: .say("Thread deleted")))
            ])
    }

    @Test func visibilityIsChosenFromAList() throws {
        var screen = TestScreen()
        let thread = screen.sample.threads[0].id
        try screen.press("V j enter")
        #expect(
            screen.takeEffects() == [
                .perform(Request(.thread(thread, .setVisibility(.public)), then: .say("The thread is public now")))
            ])
    }

    @Test func tagsAreAddedAndRemoved() throws {
        var screen = TestScreen()
        let thread = screen.sample.threads[0].id
        try screen.press("t ctrl-u 'okafor 2026' enter")
        let command = ThreadCommand.tag(add: ["okafor", "2026"], remove: ["fees"])
        #expect(
            screen.takeEffects().withoutDrafts == [
                .perform(Request(.thread(thread, command), then: .say("Tags changed")))
            ])
    }

    @Test func aMessageIsComposedAndStored() throws {
        var screen = TestScreen()
        let thread = screen.sample.threads[0]
        try screen.press("c 'Hello' enter 'Ada' ctrl-s")
        let message = OutgoingMessage(target: .thread(thread.id), parts: [.text("Hello\nAda")])
        let next = Completion.openThread(.thread(thread.id), title: thread.title)
        #expect(screen.takeEffects().withoutDrafts == [.perform(Request(.send(message), then: next))])
    }

    @Test func anUnfinishedMessageIsKeptAsADraft() throws {
        var screen = TestScreen()
        try screen.press("c 'Half a thou' esc")
        #expect(screen.takeEffects().withoutDrafts.isEmpty)
        try screen.press("c")
        #expect(screen.text.contains("Half a thou"))
    }

    @Test func aNewThreadIsMadeThenWrittenTo() throws {
        var screen = TestScreen()
        try screen.press("C 'Fees of 2026' enter 'Which?' ctrl-s")
        let made = Request(
            .createThread(NewThread(title: "Fees of 2026", visibility: .private)),
            then: .sendFirst("Fees of 2026\nWhich?"))
        #expect(screen.takeEffects().withoutDrafts == [.perform(made)])
        var outcome = CommandOutcome()
        outcome.threadID = ThreadID("new")
        screen.handle(.performed(made, outcome))
        let message = OutgoingMessage(target: .thread(ThreadID("new")), parts: [.text("Fees of 2026\nWhich?")])
        let next = Completion.openThread(.thread(ThreadID("new")), title: "Fees of 2026")
        #expect(screen.takeEffects().withoutDrafts == [.perform(Request(.send(message), then: next))])
    }

    @Test func anArtifactIsLinkedToAThreadThatIsFoundByTyping() throws {
        var screen = TestScreen()
        let (artifact, thread) = (screen.sample.artifacts[0].id, screen.sample.threads[2])
        try screen.press("3 L 'Onb' enter")
        let request = Request(
            .artifact(artifact, .link(thread.id, .referenced)), then: .say("Linked to “\(thread.title)”"))
        #expect(screen.takeEffects().withoutDrafts == [.perform(request)])
    }

    @Test func aStatusIsOneOfThoseThatTheKindHas() throws {
        var screen = TestScreen()
        let artifact = screen.sample.artifacts[0].id
        try screen.press("3 D j j enter j enter")
        let request = Request(.artifact(artifact, .setStatus("deprecated")), then: .say("Status: deprecated"))
        #expect(screen.takeEffects().withoutDrafts == [.perform(request)])
    }

    @Test(arguments: ["c", "C", "R", "V", "t", "d", "D", "I"]) func aReadOnlyWorkspaceRefusesAndSaysWhy(
        _ key: String
    ) throws {
        var screen = TestScreen(isReadOnly: true)
        try screen.press(key)
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.state.overlay == nil)
        #expect(screen.state.toast?.text == "The workspace is open for reading only")
    }

    @Test func whatFailedIsSaidUntilItIsDismissed() throws {
        var screen = TestScreen()
        try screen.press("R 'x' enter")
        guard case .perform(let request)? = screen.takeEffects().first else { return #expect(Bool(false)) }
        screen.handle(.performFailed(request, DocketError(.permissionDenied, "The thread is not yours.")))
        try screen.press("j")
        #expect(screen.text.contains("The thread is not yours."))
        try screen.press("esc")
        #expect(!screen.text.contains("The thread is not yours."))
    }
}
