import DocketDomain
import Foundation
import TerminalKit
import Testing

@testable import DocketUI

/// What each size of screen shows of the same queue. The files in `Screens` are read like code.
@Suite struct ReviewScreenTests {
    static let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)]

    @Test(arguments: sizes) func review(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r")
        try expectGolden(screen.text, "Screens/review-\(width)x\(height)")
    }

    @Test(arguments: sizes) func stale(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r j j 2")
        try expectGolden(screen.text, "Screens/review-stale-\(width)x\(height)")
    }

    @Test(arguments: sizes) func longText(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r G k 2")
        try expectGolden(screen.text, "Screens/review-long-\(width)x\(height)")
    }

    @Test(arguments: sizes) func wideCharacters(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r G 2")
        try expectGolden(screen.text, "Screens/review-wide-\(width)x\(height)")
    }

    @Test(arguments: sizes) func hostileValues(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.hostileReview, width: width, height: height)
        try screen.press("g r j 2")
        try expectGolden(screen.text, "Screens/review-hostile-\(width)x\(height)")
    }

    @Test(arguments: sizes) func afterADecision(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r enter a")
        screen.wait(150)
        try expectGolden(screen.text, "Screens/review-decided-\(width)x\(height)")
    }

    @Test(arguments: sizes) func batchDialog(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r enter A")
        try expectGolden(screen.text, "Screens/review-batch-\(width)x\(height)")
    }

    @Test(arguments: sizes) func editor(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r enter e")
        try expectGolden(screen.text, "Screens/review-edit-\(width)x\(height)")
    }

    @Test(arguments: sizes) func history(_ width: Int, _ height: Int) throws {
        var sample = SampleWorkspace.review
        sample.history = [
            HistoryLine(
                id: "2", text: "Dana Reyes accepted Annual income band: 50,000 – 100,000 → 100,000 – 250,000",
                actor: SampleWorkspace.owner, at: SampleWorkspace.time(minutesAgo: 1)),
            HistoryLine(
                id: "1", text: "profile-agent proposed Annual income band: 50,000 – 100,000 → 100,000 – 250,000",
                actor: UserID("profile-agent"), at: SampleWorkspace.time(minutesAgo: 60)),
        ]
        var screen = TestScreen(sample, width: width, height: height)
        try screen.press("g r enter i")
        try expectGolden(screen.text, "Screens/review-history-\(width)x\(height)")
    }

    @Test func empty() throws {
        var screen = TestScreen(.office)
        try screen.press("g r")
        try expectGolden(screen.text, "Screens/review-empty-120x40")
    }

    @Test func accessible() throws {
        var screen = TestScreen(.review, width: 80, height: 24, appearance: Appearance(colors: 0, isAccessible: true))
        try screen.press("g r")
        let list = screen.text
        try screen.press("j j enter")
        try expectGolden(list + "\n" + screen.text, "Screens/review-accessible-80x24")
    }

    @Test func ascii() throws {
        var screen = TestScreen(.review, appearance: Appearance(colors: 0, isASCII: true))
        try screen.press("g r")
        try expectGolden(screen.text, "Screens/review-ascii-120x40")
    }

    /// With colours and attributes: changed words stand out without colour, too.
    @Test(arguments: [0, 256]) func changedWordsStandOut(_ colors: Int) throws {
        var screen = TestScreen(.review, appearance: Appearance(colors: colors))
        try screen.press("g r G k")
        let frame = screen.frame
        let row = try #require(frame.rows.firstIndex { $0.contains("Pays suppliers ") && $0.contains("on time") })
        let column = try #require(Self.column(of: "on time", in: frame.rows[row]))
        let kept = try #require(Self.column(of: "suppliers", in: frame.rows[row]))
        #expect(frame[column, row].style.attributes.contains([.bold, .underline]))
        #expect(!frame[kept, row].style.attributes.contains(.underline))
    }

    @Test func nothingHostileReachesTheCells() throws {
        var screen = TestScreen(.hostileReview)
        for keys in ["g r", "j", "j", "a"] {
            try screen.press(keys)
            #expect(!screen.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        }
    }

    @Test func theWarningOfALongValueIsInSight() throws {
        var sample = SampleWorkspace.office
        sample.addCustomer("Ada Okafor", SampleWorkspace.ada)
        sample.propose("notes", .string(String(repeating: "word \u{200B}", count: 600)), for: SampleWorkspace.ada)
        var screen = TestScreen(sample, width: 80, height: 24)
        try screen.press("g r")
        #expect(screen.text.contains("Not what it seems: U+200B can't be seen"))
    }

    @Test(arguments: [(80, 24), (120, 40)]) func aFilterIsSeen(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r \\ enter")
        #expect(screen.state.review.filter.customerID == SampleWorkspace.ada)
        #expect(screen.text.contains(width < 100 ? "only Ada Okafor · 0 decided" : "Queue: Ada Okafor"))
        try screen.press("esc")
        #expect(!screen.text.contains("only Ada") && !screen.text.contains("Queue: Ada"))
    }

    @Test func aLookalikeIsNamed() throws {
        var screen = TestScreen(.hostileReview)
        try screen.press("g r")
        #expect(screen.text.contains("U+0430 CYRILLIC SMALL LETTER A"))
        try screen.press("a")
        screen.wait(300)
        #expect(screen.text.contains("Sure?"))
        #expect(screen.takeEffects().isEmpty)
    }

    /// Only what is seen and what surrounds it is read, however long the queue is.
    @Test func aLongQueueIsReadInPages() throws {
        var screen = TestScreen(.queue(5000))
        try screen.press("g r")
        for _ in 0..<30 { try screen.press("ctrl-d") }
        try screen.press("G")
        #expect(screen.state.review.selection?.id == screen.sample.proposals.last?.id)
        try screen.press("g g")
        #expect(screen.state.review.selection?.id == screen.sample.proposals.first?.id)
        #expect(screen.state.review.list.loaded.count <= 700)
    }

    private static func column(of text: String, in row: String) -> Int? {
        row.range(of: text).map { row.distance(from: row.startIndex, to: $0.lowerBound) }
    }
}
