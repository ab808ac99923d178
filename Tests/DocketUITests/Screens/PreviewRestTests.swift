import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// What follows a selection waits while keys come fast.
@Suite struct PreviewRestTests {
    private func previews(_ queries: [Query]) -> [Query] {
        queries.filter { query in
            switch query {
            case .proposal, .messages, .content, .customer: true
            default: false
            }
        }
    }

    @Test(arguments: ["g r", "g t", "g a", "g c"])
    func keysThatComeFastReadNothingButTheList(_ entrance: String) throws {
        var screen = TestScreen(entrance == "g r" ? .review : .office)
        try screen.press(entrance)
        try screen.press("j")
        _ = screen.takeQueries()
        try screen.press("j k j k j", every: 10)
        let fast = previews(screen.takeQueries())
        screen.wait(29)
        let early = previews(screen.takeQueries())
        screen.wait(1)
        // The first of them came after a rest: it may read.
        #expect(fast.count <= 2, "\(entrance): \(fast)")
        #expect(early.isEmpty, "\(entrance): \(early)")
    }

    @Test func theSelectionMovesAtOnceAndWhatItShowsComesWhenKeysRest() throws {
        var screen = TestScreen(.review)
        try screen.press("g r")
        try screen.press("j j", every: 10)
        let moved = screen.text
        #expect(screen.state[ReviewScreen.self].list.view.selection == 2)
        screen.wait(30)
        var slow = TestScreen(.review)
        try slow.press("g r j j")
        #expect(screen.text.contains("3 of") && moved.contains("3 of"))
        #expect(
            screen.state[ReviewScreen.self].selectedDetails?.item.id == screen.state[ReviewScreen.self].selection?.id)
        #expect(screen.rows(with: "│").count == slow.rows(with: "│").count)
    }

    @Test func theClockIsLookedAtWhenKeysWillHaveRested() throws {
        var screen = TestScreen()
        try screen.press("g t")
        try screen.press("j j", every: 10)
        #expect(screen.state.wantedWake?.at.milliseconds == screen.state.now.milliseconds + 30)
        screen.wait(30)
        #expect(screen.state.wantedWake == nil)
    }

    @Test func scrollingInWhatIsShownWaitsForNothing() throws {
        var screen = TestScreen(.review, height: 16)
        try screen.press("g r")
        try screen.press("tab")
        let before = screen.state[ReviewScreen.self].selectedDetails?.item.id
        try screen.press("j j j", every: 5)
        #expect(screen.state[ReviewScreen.self].selectedDetails?.item.id == before)
        #expect(previews(screen.takeQueries()).count <= 4)
    }
}
