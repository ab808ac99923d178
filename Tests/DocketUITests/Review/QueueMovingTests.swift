import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Going through the queue, and looking for something in it.
@Suite struct QueueMovingTests {
    private static func screen(
        _ sample: SampleWorkspace = .review, width: Int = 120, height: Int = 40
    ) throws -> TestScreen {
        var screen = TestScreen(sample, width: width, height: height)
        try screen.press("g r")
        return screen
    }

    private static func customer(_ screen: TestScreen) -> String? { screen.state.review.selection?.customerName }

    @Test func keysGoFromCustomerToCustomer() throws {
        var screen = try Self.screen(.queue(100))
        try screen.press("j j ]")
        #expect(screen.state.review.list.view.selection == 10)
        try screen.press("] ] j [")
        #expect(screen.state.review.list.view.selection == 20)
        try screen.press("[ [ [")
        #expect(screen.state.review.list.view.selection == 0)
        #expect(screen.text.contains("There is no customer before"))
    }

    @Test func theLastCustomerOfALongQueueIsReached() throws {
        var screen = try Self.screen(.queue(2000))
        for _ in 0..<260 { try screen.press("]") }
        #expect(screen.state.review.selection?.customerID == CustomerID("customer-199"))
        #expect(screen.text.contains("There is no customer after this one"))
    }

    @Test(arguments: [(40, 12), (80, 24), (120, 40)]) func theProposalsPaneScrolls(_ width: Int, _ height: Int) throws {
        var sample = SampleWorkspace.clients
        let long = (1...80).map { "Line \($0) of it." }.joined(separator: "\n")
        sample.propose("notes", .string(long), for: SampleWorkspace.ada)
        sample.propose("city", "Lagos", for: SampleWorkspace.ada)
        var screen = try Self.screen(sample, width: width, height: height)
        let first = screen.state.review.selection
        try screen.press("enter j j j")
        #expect(screen.state.review.selection == first)
        try screen.press("G")
        #expect(screen.text.contains("Line 80 of it."))
        #expect(screen.state.review.selection == first)
        try screen.press("g g")
        #expect(!screen.text.contains("Line 80 of it."))
        try screen.press(">")
        #expect(screen.state.review.selection?.fieldKey == "city")
        try screen.press("<")
        #expect(screen.state.review.selection == first)
    }

    @Test func theEvidenceScrolls() throws {
        var sample = SampleWorkspace.clients
        let rows = (1...200).map { "Row \($0)." }.joined(separator: "\n")
        let evidence = Evidence(
            before: rows, quote: "the quote", after: rows, threadID: nil, threadTitle: nil, messageID: nil, author: nil,
            writtenAt: nil)
        sample.propose("city", "Lagos", for: SampleWorkspace.ada, evidence: evidence)
        var screen = try Self.screen(sample)
        try screen.press("3 g g")
        #expect(screen.text.contains("Row 1."))
        try screen.press("G")
        #expect(screen.text.contains("Row 200."))
    }

    @Test(arguments: [
        ("phone", 1), ("PHONE", 1), ("okafor", 5), ("okafor band", 1), ("göteborg", 1), ("nothing of it", 0),
        ("confidence:low", 2), ("is:stale", 1), ("field:phone", 1), ("okafor confidence:high", 3),
    ])
    func wordsAreLookedForInTheQueue(typed: String, count: Int) throws {
        var screen = try Self.screen()
        try screen.press("\\ '\(typed)' enter")
        #expect(screen.state.review.list.count == count)
        try screen.press("esc")
        #expect(screen.state.review.list.count == 9)
    }

    @Test func whatWasLookedForComesBackByTheUpKey() throws {
        var screen = try Self.screen()
        try screen.press("\\ 'okafor' enter \\ up ' band' enter")
        #expect(screen.state.review.list.count == 1)
    }

    @Test func whatCannotBeReadIsNotTaken() throws {
        var screen = try Self.screen()
        for typed in ["colour:red", "confidence:maybe", "field:nothing", "is:blue"] {
            try screen.press("\\ '\(typed)' enter")
            #expect(screen.state.overlay != nil)
            try screen.press("esc")
        }
        #expect(screen.state.review.list.count == 9)
    }

    @Test func whatASearchFindsFarAwayIsWarnedOf() throws {
        var sample = SampleWorkspace.queue(1000)
        let zed = sample.addCustomer("Zed", CustomerID("zed"), values: ["city": "paypal"])
        let hostile = sample.propose("city", "p\u{430}yp\u{430}l", for: zed)
        var screen = try Self.screen(sample)
        try screen.press("/ 'zed' enter")
        #expect(screen.state.review.selection?.id == hostile)
        #expect(screen.state.review.isDeceptive(hostile))
    }

    @Test func rowsSayWhatBecomesOfTheValueOfNow() throws {
        var sample = SampleWorkspace.clients
        let first = sample.propose("city", "Lagos", for: SampleWorkspace.ada)
        sample.propose("city", "Accra", for: SampleWorkspace.ada)
        var screen = try Self.screen(sample, width: 200, height: 60)
        #expect(screen.rows(with: "nothing → Accra").count == 1)
        try screen.sample.decide(.accept, first)
        screen.handle(.changed([.artifact(first), .customer(SampleWorkspace.ada)]))
        #expect(screen.rows(with: "Lagos → Accra").count == 1)
    }

    @Test func rowsWarnOfValuesThatAreNotWhatTheySeem() throws {
        var screen = try Self.screen(.hostileReview)
        #expect(screen.rows(with: "⚠ ").count { $0.contains("✎") } == 3)
        try screen.press("g c")
        #expect(screen.rows(with: "Okafor").contains { $0.contains("⚠") })
    }
}
