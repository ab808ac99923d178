import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Messages are folded one by one and all, and one goes from artifact to artifact.
@Suite struct FoldingTests {
    private func reading(_ screen: TestScreen) throws -> ReadingState {
        try #require(screen.state[BrowseScreen.self].reading)
    }

    @Test func oneMessageIsFoldedAndUnfolded() throws {
        var screen = TestScreen()
        try screen.press("enter")
        let before = try reading(screen).height(of: 0)
        try screen.press("z")
        #expect(try reading(screen).height(of: 0) == 3)
        #expect(screen.text.contains("folded"))
        #expect(try reading(screen).height(of: 1) > 3)
        try screen.press("z")
        #expect(try reading(screen).height(of: 0) == before)
    }

    @Test func whatWasSaidOtherwiseBeforeIsShownByAKey() throws {
        var plain = TestScreen()
        try plain.press("enter v")
        #expect(plain.text.contains("Nothing was said otherwise before in this thread"))

        var sample = SampleWorkspace.office
        sample.takeAnotherWay(in: sample.threads[0].id, before: "It was **0.45%** then.")
        var screen = TestScreen(sample, width: 80, height: 24)
        try screen.press("enter v")
        #expect(screen.text.contains("Earlier versions"))
        #expect(screen.text.contains("It was 0.45% then."))
        try screen.press("G k esc")
        #expect(!screen.text.contains("Earlier versions"))
    }

    @Test func allMessagesAreFoldedAndOneOfThemUnfolded() throws {
        var screen = TestScreen()
        try screen.press("enter Z")
        let count = try reading(screen).count
        #expect((0..<min(count, 8)).allSatisfy { (try? reading(screen).height(of: $0)) == 3 })
        try screen.press("z")
        #expect(try reading(screen).height(of: 0) > 3)
        try screen.press("Z")
        #expect(!screen.text.contains(" folded"))
    }

    @Test func oneGoesFromArtifactToArtifact() throws {
        var sample = SampleWorkspace.office
        let thread = sample.threads[0].id
        let shorter = sample.addMessage("Once more, shorter.", to: thread, role: .assistant, author: "advisor-agent")
        sample.addArtifact("In short", .doc, .doc(.inline("Balanced.")), in: thread, message: shorter)
        var screen = TestScreen(sample)
        try screen.press("enter M")
        var seen: [ArtifactID] = []
        for _ in 0..<20 {
            let message = try #require(try reading(screen).selection)
            let known = screen.state[BrowseScreen.self].artifacts.list
            let made = try #require(try reading(screen).artifacts(of: message, among: known).first)
            guard seen.last != made.id else { break }
            seen.append(made.id)
            try screen.press("M")
        }
        #expect(seen.count > 1)
        #expect(screen.text.contains("No artifact was made in the messages below"))
        try screen.press("B")
        let message = try #require(try reading(screen).selection)
        let known = screen.state[BrowseScreen.self].artifacts.list
        #expect(try reading(screen).artifacts(of: message, among: known).first?.id == seen.dropLast().last)
    }

    /// A thread of a thousand messages, of which some made an artifact, and one has a word of its own.
    private static func long(_ places: [Int], needle: Int) -> SampleWorkspace {
        var sample = SampleWorkspace()
        let thread = sample.addThread("Long")
        for number in 0..<1000 {
            let message = sample.addMessage(number == needle ? "The needle." : "Message \(number).", to: thread)
            guard places.contains(number) else { continue }
            sample.addArtifact("Of \(number)", .doc, .doc(.inline("Text.")), in: thread, message: message)
        }
        return sample
    }

    @Test func theNextArtifactLiesOnTheSideThatOneGoesTo() throws {
        var screen = TestScreen(Self.long([300, 900], needle: 600))
        try screen.press("enter / 'needle' enter")
        #expect(try reading(screen).view.selection == 600)
        try screen.press("M")
        #expect(try reading(screen).view.selection == 900)
        #expect(try reading(screen).selection != nil)
        try screen.press("M")
        #expect(screen.text.contains("No artifact was made in the messages below"))
        try screen.press("B")
        #expect(try reading(screen).view.selection == 300)
        try screen.press("B")
        #expect(screen.text.contains("No artifact was made in the messages above"))
        #expect(try reading(screen).view.selection == 300)
    }

    @Test func theNextArtifactMayLieWhereOneHasReadAlready() throws {
        var screen = TestScreen(Self.long([310, 900], needle: 310))
        try screen.press("enter / 'needle' enter")
        #expect(try reading(screen).view.selection == 310)
        try screen.press("g g")
        #expect(try reading(screen).view.selection == 0)
        let read = try reading(screen)
        #expect(read.message(at: 310) != nil && read.message(at: 200) == nil)
        try screen.press("M")
        #expect(try reading(screen).view.selection == 310)
    }

    @Test func anOpenArtifactGivesWayToTheNextOne() throws {
        var screen = TestScreen()
        try screen.press("3 enter")
        let first = try #require(screen.state[BrowseScreen.self].artifacts.viewer?.artifact.id)
        try screen.press("alt-down")
        let second = try #require(screen.state[BrowseScreen.self].artifacts.viewer?.artifact.id)
        #expect(first != second)
        #expect(screen.state[BrowseScreen.self].pane == .viewer)
        try screen.press("alt-up")
        #expect(screen.state[BrowseScreen.self].artifacts.viewer?.artifact.id == first)
        try screen.press("alt-up")
        #expect(screen.text.contains("This is the first artifact"))
    }
}
