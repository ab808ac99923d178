import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Values that are changed before they are accepted.
@Suite struct EditingTests {
    /// The review with the selection on the proposal of a field.
    private static func screen(_ field: String, width: Int = 120, height: Int = 40) throws -> TestScreen {
        let sample = SampleWorkspace.review
        let row = try #require(sample.proposals.firstIndex { $0.fieldKey == field })
        var screen = TestScreen(sample, width: width, height: height)
        try screen.press("g r" + String(repeating: " j", count: row))
        _ = screen.takeEffects()
        return screen
    }

    private static func edited(_ effects: [Effect]) -> JSON? {
        for effect in effects {
            guard case .perform(let request) = effect, case .review(let review) = request.command,
                case .edit(let value) = review.decisions.first?.decision
            else { continue }
            return value
        }
        return nil
    }

    @Test func aBandIsPicked() throws {
        var screen = try Self.screen("income")
        try screen.press("e j enter")
        screen.wait(150)
        #expect(Self.edited(screen.takeEffects()) == "250-500")
    }

    @Test func severalAreSwitchedOnAndOff() throws {
        var screen = try Self.screen("goals")
        try screen.press("e j space j space enter")
        screen.wait(150)
        #expect(Self.edited(screen.takeEffects()) == ["home", "education"])
    }

    @Test func anAmountIsReadWithItsCurrency() throws {
        var screen = try Self.screen("wealth")
        try screen.press("e ctrl-u '1,250,000' tab tab enter")
        screen.wait(150)
        let value = Self.edited(screen.takeEffects())
        #expect(value?.string?.hasSuffix("CHF") == true)
        #expect(value?.string?.hasPrefix("1250000") == true)
    }

    @Test(arguments: [
        ("'500'", "500 CHF"), ("'2.5m'", "2500000 CHF"), ("'500 usd'", "500 USD"), ("'€ 500'", "500 EUR"),
    ])
    func anAmountKeepsItsCurrencyUnlessItNamesOne(typed: String, stored: JSON) throws {
        var sample = SampleWorkspace.clients
        sample.propose("wealth", "250000 CHF", for: SampleWorkspace.lindqvist)
        var screen = TestScreen(sample)
        try screen.press("g r e ctrl-u \(typed) enter")
        screen.wait(150)
        #expect(Self.edited(screen.takeEffects()) == stored)
    }

    @Test func aDayMovesByArrows() throws {
        var screen = try Self.screen("review_on")
        try screen.press("e up up down enter")
        screen.wait(150)
        #expect(Self.edited(screen.takeEffects()) == "2026-06-02")
    }

    @Test func aWrongValueSaysWhatIsAllowed() throws {
        var screen = try Self.screen("review_on")
        try screen.press("e ctrl-u '2020-01-01' enter")
        screen.wait(150)
        #expect(Self.edited(screen.takeEffects()) == nil)
        #expect(screen.text.contains("Allowed: a day as YYYY-MM-DD, after today"))
    }

    @Test func theProposedValueUnchangedIsAnAcceptance() throws {
        var screen = try Self.screen("income")
        try screen.press("e enter")
        screen.wait(150)
        guard case .perform(let request) = screen.takeEffects().first, case .review(let review) = request.command else {
            Issue.record("nothing was decided")
            return
        }
        #expect(review.decisions.first?.decision == .accept)
    }

    @Test(arguments: [("wealth", "'5'"), ("notes", "' Sold.'"), ("goals", "j space"), ("income", "j")])
    func escapeAsksBeforeItDropsWhatWasChanged(field: String, change: String) throws {
        var screen = try Self.screen(field)
        try screen.press("e \(change) esc")
        #expect(screen.text.contains("esc again drops what you changed"))
        try screen.press("k")
        #expect(!screen.text.contains("esc again drops"))
        try screen.press("\(change) esc esc")
        screen.wait(150)
        #expect(screen.takeEffects().withoutDrafts.isEmpty)
        #expect(screen.state.drafts.all.isEmpty)
        #expect(screen.state.overlay == nil)
    }

    @Test(arguments: ["wealth", "notes", "goals", "income"]) func escapeAsksNothingWhereNothingWasChanged(
        _ field: String
    ) throws {
        var screen = try Self.screen(field)
        try screen.press("e esc")
        #expect(screen.state.overlay == nil)
    }

    @Test(arguments: [
        ("+3m", "2026-06-12", "Friday"), ("next monday", "2026-03-16", "Monday"), ("tomorrow", "2026-03-13", "Friday"),
        ("in 10 days", "2026-03-22", "Sunday"),
    ])
    func aDayIsTypedByItsDistance(typed: String, stored: String, weekday: String) throws {
        var screen = try Self.screen("review_on")
        try screen.press("e ctrl-u '\(typed)'")
        #expect(screen.text.contains("= \(stored), a \(weekday)"))
        try screen.press("enter")
        screen.wait(150)
        #expect(Self.edited(screen.takeEffects()) == .string(stored))
    }

    @Test func longTextIsWrittenOutsideAndLookedAtBeforeItCounts() throws {
        var screen = try Self.screen("notes")
        try screen.press("E")
        guard case .editOutside(let outside) = screen.takeEffects().first else {
            Issue.record("no editor was asked for")
            return
        }
        #expect(outside == "Family firm.\nPays suppliers on time.\nExpands to Norway.")
        screen.handle(.editedOutside("Family firm.\nSold in May.\n"))
        screen.handle(.drawn(screen.state.now))
        screen.wait(300)
        #expect(Self.edited(screen.takeEffects()) == nil)
        #expect(screen.text.contains("Sold in May."))
        try screen.press("ctrl-s")
        screen.wait(150)
        #expect(Self.edited(screen.takeEffects()) == "Family firm.\nSold in May.")
    }

    @Test func whereTheUsersEditorFailsNothingThatWasWrittenHereIsLost() throws {
        var screen = try Self.screen("notes")
        try screen.press("e ' Sold in May.' ctrl-g")
        guard case .editOutside(let outside) = screen.takeEffects().withoutDrafts.first else {
            Issue.record("no editor was asked for")
            return
        }
        screen.handle(.notice("vi ended with 1: the text is as it was."))
        guard let editing = screen.state.overlay?.content as? ValueEditor else {
            Issue.record("the editor is gone")
            return
        }
        #expect(editing.text == outside && editing.text.contains("Sold in May."))
        #expect(screen.text.contains("vi ended with 1"))
    }

    @Test func whatCannotBeSeenIsLeftOutOfTheEditor() throws {
        var screen = TestScreen(.hostileReview)
        try screen.press("g r j e")
        guard let editing = screen.state.overlay?.content as? ValueEditor else {
            Issue.record("no editor")
            return
        }
        #expect(editing.text == "safe txet desrever and zerowidth")
    }
}
