import DocketDomain
import DocketUI
import TerminalKit
import Testing

@Suite struct PagedListTests {
    @Test(arguments: [1, 99, 100, 101, 250, 1000]) func movingToTheEndReadsEveryPageOnTheWay(_ count: Int) throws {
        var screen = TestScreen(SampleWorkspace.crowd(count))
        for _ in 0..<count + 10 { try screen.press("j") }
        #expect(screen.state.threads.selection?.title == "Thread \(count - 1)")
        for _ in 0..<count + 10 { try screen.press("k") }
        #expect(screen.state.threads.selection?.title == "Thread 0")
    }

    @Test func aPageOfAHistoryThatComesLateTakesNoOthersPlace() throws {
        var sample = SampleWorkspace.office
        sample.history = (0..<150).map { number in
            HistoryLine(
                id: "\(number)", text: "Event \(number).", actor: SampleWorkspace.owner,
                at: SampleWorkspace.time(minutesAgo: number))
        }
        var screen = TestScreen(sample)
        try screen.press("i")
        screen.answers = false
        try screen.press("G g")
        screen.answerAll()
        #expect(!screen.rows(with: "Event 0.").isEmpty)
        try screen.press("G G")
        #expect(!screen.rows(with: "Event 149.").isEmpty)
    }

    @Test func onlyPagesAroundTheViewAreKept() throws {
        var screen = TestScreen(SampleWorkspace.crowd(2000))
        for _ in 0..<150 { try screen.press("pgdn") }
        #expect(screen.state.threads.view.selection > 1500)
        #expect(screen.state.threads.loaded.count <= 600)
    }

    @Test func theEndIsReachedWithoutThePagesBetween() throws {
        var screen = TestScreen(SampleWorkspace.crowd(1050))
        try screen.press("G")
        #expect(screen.state.threads.selection?.title == "Thread 1049")
        #expect(screen.state.threads.loaded.count <= 200)
        for _ in 0..<300 { try screen.press("k") }
        #expect(screen.state.threads.selection?.title == "Thread 749")
        try screen.press("g g")
        #expect(screen.state.threads.selection?.title == "Thread 0")
    }
}
