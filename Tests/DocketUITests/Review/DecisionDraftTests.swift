import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Values and reasons that are not stored yet outlast the program.
@Suite struct DecisionDraftTests {
    private static func kept(_ screen: inout TestScreen) -> [DraftKey: Draft] {
        var drafts: [DraftKey: Draft] = [:]
        for case .keepDraft(let key, let draft) in screen.takeEffects() { drafts[key] = draft }
        return drafts
    }

    @Test(arguments: ["e ' and more'", "r 'not yet'"]) func whatWasWrittenIsThereAfterTheNextStart(
        _ keys: String
    ) throws {
        var screen = TestScreen(.review)
        try screen.press("g r j \(keys)")
        screen.handle(.ending)
        let drafts = Self.kept(&screen)
        #expect(drafts.count == 1)
        var next = TestScreen(.review)
        next.restore(drafts)
        try next.press("g r j \(keys.prefix(1))")
        #expect(next.text.contains(keys.hasPrefix("e") ? " and more" : "not yet"))
    }

    @Test func aDecisionClearsThem() throws {
        var screen = TestScreen(.review)
        try screen.press("g r j r 'not yet' enter")
        #expect(screen.state.drafts.all.count == 1)
        screen.wait(150)
        #expect(screen.state.drafts.all.isEmpty)
    }

    @Test func escapeTwiceDropsThem() throws {
        var screen = TestScreen(.review)
        try screen.press("g r j r 'not yet' esc esc")
        #expect(screen.state.drafts.all.isEmpty)
    }

    @Test func whatCouldNotBeStoredComesBackWithTheReason() throws {
        var screen = TestScreen(.review)
        screen.decides = false
        try screen.press("g r j r 'not yet' enter")
        screen.wait(150)
        for case .perform(let request) in screen.takeEffects() {
            screen.handle(.performFailed(request, DocketError(.unavailable, "Another process is writing.")))
        }
        try screen.press("r")
        #expect(screen.state.drafts.all.count == 1)
        try screen.press("esc esc g g j r")
        #expect(screen.text.contains("not yet"))
        #expect(screen.text.contains("Another process is writing."))
    }

    @Test func aCorrectionIsKeptToo() throws {
        var screen = TestScreen(.review)
        try screen.press("g c enter j e 'Lagos'")
        let drafts = Self.kept(&screen)
        var next = TestScreen(.review)
        next.restore(drafts)
        try next.press("g c enter j e")
        #expect(next.text.contains("Lagos"))
    }

    @Test func whatWasTypedBeforeTheFirstScreenDecidesNothing() throws {
        var screen = TestScreen(.review)
        try screen.press("g r")
        _ = screen.takeEffects()
        screen.wait(1000)
        screen.handle(.arrived)
        screen.handle(.input(.key(Key("a"))))
        screen.wait(150)
        #expect(screen.takeEffects().decisions.isEmpty)
    }
}
