import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Files are attached to a message in the composer, by their paths.
@Suite struct AttachingTests {
    private static let fees = AttachableFile(
        path: "/home/dana/fees.csv", particulars: ["fees.csv", "text/csv", "12 KB"])
    private static let scan = AttachableFile(
        path: "/home/dana/scan.png", particulars: ["scan.png", "image/png", "340 KB"], ignoredBy: "analyst")

    private func conversing(width: Int = 80, height: Int = 24) throws -> Conversing {
        var conversing = try Conversing(width: width, height: height)
        conversing.screen.sample.files = [
            "~/fees.csv": Self.fees, "scan.png": Self.scan, Self.fees.path: Self.fees, Self.scan.path: Self.scan,
        ]
        return conversing
    }

    private func kept(_ conversing: inout Conversing) -> [Draft?] {
        conversing.screen.takeEffects().compactMap { if case .keepDraft(_, let draft) = $0 { draft } else { nil } }
    }

    @Test func aFileIsAttachedByItsPathAndSentWithTheMessage() throws {
        var conversing = try conversing()
        try conversing.screen.press("c 'Which?' ctrl-o '~/fees.csv' enter")
        #expect(conversing.screen.text.contains("⌁ fees.csv · text/csv · 12 KB"))
        #expect(kept(&conversing).last??.files == ["/home/dana/fees.csv"])
        try conversing.screen.press("'!' ctrl-s")
        let request = try #require(conversing.takeRequests().first)
        #expect(request.files == ["/home/dana/fees.csv"])
        #expect(Conversing.text(request) == "Which?!")
    }

    @Test func aFileAloneIsAMessageAndAThread() throws {
        var conversing = try conversing()
        try conversing.screen.press("c ctrl-o '~/fees.csv' enter ctrl-s")
        let request = try #require(conversing.takeRequests().first)
        #expect(request.command == .send(OutgoingMessage(target: .thread(conversing.thread), parts: [])))
        var other = try self.conversing()
        try other.screen.press("C ctrl-o '~/fees.csv' enter ctrl-s")
        let created = try #require(other.takeRequests().first)
        guard case .createThread(let new) = created.command else { throw CancellationError() }
        #expect(new.title == "fees.csv")
        var outcome = CommandOutcome()
        outcome.threadID = ThreadID("new")
        other.screen.handle(.performed(created, outcome))
        #expect(other.takeRequests().map(\.files) == [["/home/dana/fees.csv"]])
    }

    @Test func whatCannotBeAttachedIsToldWhereItIsTypedAndTheTextIsKept() throws {
        var conversing = try conversing()
        try conversing.screen.press("c 'Dear Ada' ctrl-o 'none.txt' enter")
        #expect(conversing.screen.text.contains("There is no file none.txt."))
        #expect(conversing.screen.text.contains("Dear Ada"))
        try conversing.screen.press("esc")
        #expect(!conversing.screen.text.contains("There is no file"))
        try conversing.screen.press("' Lovelace' ctrl-s")
        #expect(conversing.takeRequests().map(\.files) == [[]])
    }

    @Test func theSameFileIsAttachedOnce() throws {
        var conversing = try conversing()
        try conversing.screen.press("c ctrl-o '~/fees.csv' enter ctrl-o '~/fees.csv' enter")
        #expect(conversing.screen.text.contains("It is attached already."))
    }

    @Test func oneIsTakenOffAtOnceAndOfSeveralTheOneThatIsChosen() throws {
        var conversing = try conversing()
        try conversing.screen.press("c 'x' ctrl-o '~/fees.csv' enter ctrl-o 'scan.png' enter ctrl-t k enter")
        #expect(conversing.screen.text.contains("fees.csv is not attached any more"))
        #expect(conversing.screen.text.contains("⌁ scan.png"))
        try conversing.screen.press("ctrl-t")
        #expect(!conversing.screen.text.contains("⌁ scan.png"))
        try conversing.screen.press("ctrl-t")
        #expect(conversing.screen.text.contains("Nothing is attached"))
        #expect(kept(&conversing).last??.files == [])
    }

    @Test func whoAnswersAndTakesNoPicturesIsNamedBeforeAnythingIsSent() throws {
        var conversing = try conversing()
        try conversing.screen.press("c ctrl-o 'scan.png' enter")
        #expect(conversing.screen.text.contains("analyst takes no pictures"))
    }

    @Test func filesAreKeptWithADraftAndLookedAtAgain() throws {
        var conversing = try conversing()
        try conversing.screen.press("c ctrl-o '~/fees.csv' enter esc")
        #expect(conversing.screen.text.contains("Kept as a draft"))
        var kept: [DraftKey: Draft] = [:]
        for case .keepDraft(let key, let draft) in conversing.screen.takeEffects() { kept[key] = draft }
        var later = try Conversing()
        later.screen.restore(kept)
        try later.screen.press("c")
        #expect(later.screen.text.contains("✗ fees.csv: There is no file /home/dana/fees.csv."))
        try later.screen.press("'Dear Ada' ctrl-s")
        #expect(later.takeRequests().isEmpty)
        #expect(later.screen.text.contains("fees.csv cannot be attached; ctrl-t takes it off"))
        try later.screen.press("ctrl-t ctrl-s")
        #expect(later.takeRequests().map(\.files) == [[]])
    }

    @Test func filesAreQueuedWithTheirMessage() throws {
        var conversing = try conversing()
        conversing.begin("Hello")
        try conversing.screen.press("c ctrl-o '~/fees.csv' enter ctrl-s")
        #expect(conversing.screen.text.contains("queued: ⌁ fees.csv"))
        try conversing.screen.press("e")
        #expect(conversing.screen.text.contains("⌁ fees.csv · text/csv"))
        try conversing.screen.press("ctrl-s")
        conversing.end()
        #expect(conversing.takeRequests().map(\.files) == [["/home/dana/fees.csv"]])
    }

    @Test func theContextIsAskedForWithTheFiles() throws {
        var conversing = try conversing()
        try conversing.screen.press("c 'Which?' ctrl-o '~/fees.csv' enter ctrl-g")
        let queries = conversing.screen.takeQueries()
        #expect(
            queries.contains(
                .context(words: "Which?", files: ["/home/dana/fees.csv"], to: .thread(conversing.thread))))
    }

    @Test(arguments: [(80, 24), (200, 60)]) func whatIsAttachedIsListedBelowTheText(_ width: Int, _ height: Int) throws
    {
        var conversing = try conversing(width: width, height: height)
        try conversing.screen.press("c 'Which of these suits her?' ctrl-o '~/fees.csv' enter ctrl-o 'scan.png' enter")
        try expectGolden(conversing.screen.text, "Screens/conversation-attached-\(width)x\(height)")
        try conversing.screen.press("ctrl-o 'none.txt' enter")
        try expectGolden(conversing.screen.text, "Screens/conversation-attaching-\(width)x\(height)")
    }
}
