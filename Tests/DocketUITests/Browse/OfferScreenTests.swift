import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// What an answer offers to keep, on its card.
@Suite struct OfferScreenTests {
    private let answer = """
        Above 1 m the order changes:

        | Mandate | Fee above 1 m |
        |---|---:|
        | Balanced | 0.40% |
        """

    private func conversing(
        offers titles: [String] = ["Fees above 1 m"], width: Int = 80, height: Int = 24
    ) throws -> Conversing {
        let offers = titles.map { ArtifactOffer(kind: .table, title: $0, lines: 3...5, confidence: 0.5) }
        return try Conversing(
            width: width, height: height, asking: "And above 1 m?",
            answer: (answer, ReplyRecord(offers: offers)))
    }

    private func effects(_ conversing: inout Conversing) -> [OfferID] {
        conversing.screen.takeEffects().compactMap { if case .keepOffer(let offer) = $0 { offer } else { nil } }
    }

    @Test(arguments: [(80, 24), (200, 60)]) func anOfferIsACardWithItsKeys(_ width: Int, _ height: Int) throws {
        let conversing = try conversing(width: width, height: height)
        try expectGolden(conversing.screen.text, "Screens/conversation-offer-\(width)x\(height)")
    }

    @Test func aKeyTakesItUpAndItIsOfferedNoMore() throws {
        var conversing = try conversing()
        let offer = OfferID(try conversing.last.id, 0)
        try conversing.screen.press("K")
        #expect(effects(&conversing) == [offer])
        #expect(!conversing.screen.text.contains("worth keeping?"))
        conversing.screen.handle(.offerKept(offer, already: false))
        #expect(conversing.screen.text.contains("Kept as an artifact"))
        try conversing.screen.press("K")
        #expect(effects(&conversing).isEmpty)
        #expect(conversing.screen.text.contains("This message offers nothing to keep"))
    }

    @Test func whatCouldNotBeKeptIsOfferedAgain() throws {
        var conversing = try conversing()
        let offer = OfferID(try conversing.last.id, 0)
        try conversing.screen.press("K")
        conversing.screen.handle(.offerFailed(offer, DocketError(.unavailable, "Another process is writing.")))
        #expect(conversing.screen.state.failure?.message == "Another process is writing.")
        try conversing.screen.press("esc")
        #expect(conversing.screen.text.contains("worth keeping?"))
    }

    @Test func anotherKeyTakesItOffForTheSession() throws {
        var conversing = try conversing()
        try conversing.screen.press("-")
        #expect(!conversing.screen.text.contains("worth keeping?"))
        #expect(conversing.screen.takeEffects().isEmpty)
        let later = try self.conversing()
        #expect(later.screen.text.contains("worth keeping?"))
    }

    @Test func ofSeveralOneIsChosen() throws {
        var conversing = try conversing(offers: ["Fees", "Minimums"])
        try conversing.screen.press("K")
        #expect(conversing.screen.text.contains("Keep which?"))
        try conversing.screen.press("j enter")
        #expect(effects(&conversing).map(\.place) == [1])
        #expect(conversing.screen.text.contains("Fees · worth keeping?"))
        #expect(!conversing.screen.text.contains("Minimums"))
    }

    @Test func withoutBordersItIsASentence() throws {
        let offer = ArtifactOffer(kind: .table, title: "Fees", lines: 1...2, confidence: 0.5)
        var appearance = Appearance(colors: 0)
        appearance.isAccessible = true
        let card = ArtifactCard(offer, OfferKeys(), in: 80, appearance: appearance)
        #expect(card.rows.map(\.text) == ["Offered: table, Fees. K keeps it, - puts it off."])
    }
}
