import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Customers, their profiles and what was made for them.
@Suite struct CustomersScreenTests {
    static let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)]

    @Test(arguments: sizes) func customers(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g c")
        try expectGolden(screen.text, "Screens/customers-\(width)x\(height)")
    }

    @Test(arguments: sizes) func profile(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g c enter")
        try expectGolden(screen.text, "Screens/profile-\(width)x\(height)")
    }

    @Test func sensitiveValuesAreHiddenUntilAskedFor() throws {
        var screen = TestScreen(.review)
        try screen.press("g c enter")
        #expect(!screen.text.contains("AB123456C"))
        try screen.press("m")
        #expect(screen.text.contains("AB123456C"))
    }

    @Test func valuesThatAreNotWhatTheySeemAreWarnedOf() throws {
        var sample = SampleWorkspace.office
        sample.addCustomer(
            "Ada Okafor", SampleWorkspace.ada, values: ["city": "p\u{430}yp\u{430}l", "notes": "fine"])
        var screen = TestScreen(sample)
        try screen.press("g c enter")
        #expect(screen.rows(with: "City").contains { $0.contains("⚠ ") })
        #expect(screen.rows(with: "⚠ ").count == 1)
    }

    @Test func anEmptyFieldLeadsNowhereAndSaysWhy() throws {
        var screen = TestScreen(.review)
        try screen.press("g c enter j enter")
        #expect(screen.text.contains("The field is empty"))
        try screen.press("k enter")
        #expect(screen.text.contains("The value came with the customer"))
    }

    @Test func theFirstFieldIsSeenWithItsGroup() throws {
        var screen = TestScreen(.review, width: 40, height: 12)
        try screen.press("g c enter")
        #expect(screen.text.contains("Contact"))
        try screen.press("G g g")
        #expect(screen.text.contains("Contact"))
    }

    @Test func aCorrectionIsOneCommand() throws {
        var screen = TestScreen(.review)
        try screen.press("g c enter")
        _ = screen.takeEffects()
        try screen.press("j e 'Lagos' enter")
        guard case .perform(let request) = screen.takeEffects().withoutDrafts.first else {
            Issue.record("nothing was asked for")
            return
        }
        #expect(request.command == .correct(SampleWorkspace.ada, ["city": "Lagos"], asAdmin: false))
    }

    /// A proposal of the customer is read and decided where it is opened, and left to the customer again.
    @Test func aProposalIsDecidedFromTheCustomer() throws {
        var sample = SampleWorkspace.review
        sample.listsProposals = true
        var screen = TestScreen(sample)
        try screen.press("g c enter 3 enter")
        #expect(screen.text.contains("of Ada Okafor"))
        _ = screen.takeEffects()
        try screen.press("esc")
        #expect(screen.state.address == .customer(SampleWorkspace.ada))
    }

    @Test func aCorrectionIsSeenInTheProfile() throws {
        var screen = TestScreen(.review)
        try screen.press("g c enter j e 'Lagos' enter")
        #expect(screen.text.contains("Lagos"))
    }

    @Test func anAdminAttachesAnotherManager() throws {
        var sample = SampleWorkspace.review
        sample.users = [
            User(id: SampleWorkspace.owner, name: "Dana Reyes", role: .rm),
            User(id: UserID("kim"), name: "Kim Lee", role: .rm),
        ]
        var screen = TestScreen(sample, role: .admin)
        try screen.press("g c R j enter")
        #expect(
            screen.takeEffects() == [
                .perform(
                    Request(
                        .customer(SampleWorkspace.ada, .assign(rm: UserID("kim"))), then: .say("Kim Lee decides now")))
            ])
    }

    @Test func onlyAnAdminAttachesAManager() throws {
        var screen = TestScreen(.review)
        try screen.press("g c R")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("Only an admin attaches another relationship manager"))
    }

    @Test func anAddressShowsTheCustomerAgain() throws {
        var screen = TestScreen(.review)
        screen.handle(.visit(.customer(SampleWorkspace.lindqvist)))
        #expect(screen.text.contains("Göteborg"))
        #expect(screen.state.address == .customer(SampleWorkspace.lindqvist))
    }

    @Test func aBatchHasAnAddress() throws {
        var screen = TestScreen(.review)
        screen.handle(.visit(.batch(BatchID("0192f1c4-batch"))))
        #expect(screen.state.review.list.count == 4)
        #expect(screen.state.address == .batch(BatchID("0192f1c4-batch")))
    }

    @Test func theFirstTimeAManagerWithPendingProposalsSeesTheReview() throws {
        var state = AppState(
            identity: TestScreen(.review).state.identity, size: Size(width: 120, height: 40), now: SampleWorkspace.now)
        state[ReviewScreen.self].opensItself = true
        let effects = update(&state, .started)
        #expect(effects.contains(.query(.pendingCount)))
        _ = update(&state, .answered(.pendingCount, .pendingCount(Total(count: 3))))
        #expect(state.screen == .review)
    }

    @Test func whereNothingIsPendingTheFirstScreenIsBrowse() throws {
        var state = AppState(
            identity: TestScreen(.review).state.identity, size: Size(width: 120, height: 40), now: SampleWorkspace.now)
        state[ReviewScreen.self].opensItself = true
        _ = update(&state, .started)
        _ = update(&state, .answered(.pendingCount, .pendingCount(Total(count: 0))))
        #expect(state.screen == .browse)
    }

    @Test func thePendingCountIsInTheTitleOfEveryScreen() throws {
        var screen = TestScreen(.review)
        for keys in ["g b", "g a", "g c", "g r"] {
            try screen.press(keys)
            #expect(screen.frame.rows[0].contains("9 pending"))
        }
    }
}
