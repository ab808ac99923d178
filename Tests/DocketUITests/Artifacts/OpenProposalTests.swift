import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// A proposal shows the same wherever it is met, and is decided there by the same keys.
@Suite struct OpenProposalTests {
    private static var sample: SampleWorkspace {
        var sample = SampleWorkspace.review
        sample.listsProposals = true
        return sample
    }

    /// A screen on which a proposal is open.
    private static func screen(
        _ place: String, _ proposal: Int = 0, width: Int = 120, height: Int = 40, _ sample: SampleWorkspace = sample
    ) throws -> TestScreen {
        var screen = TestScreen(sample, width: width, height: height)
        try screen.press(place == "artifacts" ? "g a" : "g b enter 3")
        let row = 5 + proposal
        try screen.press(String(repeating: "j ", count: row) + "enter")
        _ = screen.takeEffects()
        return screen
    }

    @Test(arguments: ["artifacts", "browse"], [(80, 24), (120, 40), (200, 60)])
    func itSaysWhatTheReviewSays(_ place: String, _ size: (width: Int, height: Int)) throws {
        let screen = try Self.screen(place, width: size.width, height: size.height)
        let text = screen.text.replacing("│", with: "").split { $0.isWhitespace }.joined(separator: " ")
        #expect(text.contains("- now 50,000 – 100,000"))
        #expect(text.contains("+ proposed 100,000 – 250,000"))
        #expect(text.contains("● high"))
        #expect(text.contains("Proposed by profile-agent"))
        #expect(screen.text.contains("[her"))
        #expect(!screen.text.contains("field_key"))
        try expectGolden(screen.text, "Screens/open-proposal-\(place)-\(size.width)x\(size.height)")
    }

    @Test(arguments: ["artifacts", "browse"]) func itIsAccepted(_ place: String) throws {
        var screen = try Self.screen(place)
        try screen.press("a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions == [ProposalDecision(screen.sample.proposals[0].id, .accept)])
        #expect(screen.text.contains("✓ Accepted Annual"))
        #expect(screen.text.contains("Accepted by Dana Reyes"))
    }

    @Test(arguments: ["artifacts", "browse"]) func itIsRejectedWithAReason(_ place: String) throws {
        var screen = try Self.screen(place)
        try screen.press("r 'not yet' enter")
        screen.wait(150)
        #expect(
            screen.takeEffects().decisions
                == [ProposalDecision(screen.sample.proposals[0].id, .reject(reason: "not yet"))])
        #expect(screen.text.contains("Rejected by Dana Reyes"))
    }

    @Test(arguments: ["artifacts", "browse"]) func itIsAcceptedWithAnotherValue(_ place: String) throws {
        var screen = try Self.screen(place)
        try screen.press("e j enter")
        screen.wait(150)
        #expect(
            screen.takeEffects().decisions == [ProposalDecision(screen.sample.proposals[0].id, .edit("250-500"))])
    }

    @Test func aDecisionIsTakenBack() throws {
        var screen = try Self.screen("artifacts")
        try screen.press("a")
        screen.wait(150)
        try screen.press("u")
        screen.wait(150)
        #expect(screen.sample.proposals[0].status == .pending)
        #expect(screen.text.contains("Took back"))
        _ = screen.takeEffects()
        try screen.press("a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 1)
    }

    @Test func aStaleOneAsks() throws {
        var screen = try Self.screen("artifacts", 2)
        #expect(screen.text.contains("The profile has changed since this was proposed."))
        try screen.press("a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.isEmpty)
        #expect(screen.text.contains("it was dynamic, it is balanced now"))
        try screen.press("y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 1)
    }

    @Test func aHiddenValueIsShownFirst() throws {
        var screen = try Self.screen("artifacts", 4)
        #expect(!screen.text.contains("CD987654E"))
        try screen.press("a J")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.isEmpty)
        #expect(!screen.text.contains("CD987654E"))
        try screen.press("m a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 1)
    }

    @Test(arguments: [10, 40, 92]) func aKeyThatIsHeldDownDecidesNothing(_ interval: Int) throws {
        var screen = try Self.screen("artifacts")
        for _ in 0..<20 { try screen.press("a", every: interval) }
        screen.wait(500)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    @Test func whereItIsOnlySelectedItIsNotDecided() throws {
        var screen = try Self.screen("artifacts")
        try screen.press("esc a")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.isEmpty)
    }

    /// Rule 13, as in the review.
    @Test(arguments: ChangeCase.all, [(80, 24)])
    func rule13NothingIsAcceptedUnread(_ change: ChangeCase, _ size: (width: Int, height: Int)) throws {
        var sample = change.sample
        sample.listsProposals = true
        var screen = try Self.screen("artifacts", 0, width: size.width, height: size.height, sample)
        var read = [screen.text]
        for _ in 0..<300 {
            try screen.press(screen.state.overlay == nil ? "a" : "y")
            if screen.state.overlay == nil { read.append(screen.text) }
            screen.wait(150)
            guard !screen.takeEffects().decisions.isEmpty else { continue }
            for word in change.words {
                let wanted = Array(word.unicodeScalars)
                #expect(
                    read.contains { text in
                        let scalars = Array(text.unicodeScalars)
                        return scalars.indices.contains { scalars[$0...].starts(with: wanted) }
                    })
            }
            return
        }
        Issue.record("it can't be accepted")
    }

    @Test(arguments: 0..<6) func anyArtifactIsShownAsJSON(_ row: Int) throws {
        var screen = TestScreen(Self.sample)
        try screen.press("g a" + String(repeating: " j", count: row) + " enter")
        let before = screen.text
        try screen.press("J")
        // What is no kind that docket knows is shown as JSON anyway.
        #expect(screen.text != before || row == 4)
        #expect(screen.text.contains("\":"))
        try screen.press("J")
        #expect(screen.text == before)
    }

    @Test func listsSayWhatAProposalChanges() throws {
        var screen = TestScreen(Self.sample, width: 200, height: 60)
        try screen.press("g a +")
        #expect(
            screen.text.contains("Annual income band: 50,000 – 100,000 → 100,000 – 250,000 · Ada Okafor"))
        #expect(screen.text.contains("Next review date: nothing → 2026-06-01 · Ada Okafor"))
        #expect(screen.text.contains("Tax id: •••••• → •••••• · Ada Okafor"))
        #expect(!screen.text.contains("CD987654E"))
    }

    @Test(arguments: [(120, 40), (200, 60)]) func theQueueSaysWhatWouldChange(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r")
        #expect(screen.rows(with: "Risk tolerance").contains { $0.contains("balanced → cautious") } || width < 200)
        #expect(!screen.text.contains("CD987654E"))
    }
}
