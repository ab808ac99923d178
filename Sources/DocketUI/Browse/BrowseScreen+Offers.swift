import DocketDomain

/// What an answer has that was not made an artifact, and can be.
extension BrowseScreen {
    static var offerCommands: [ScreenCommand<BrowseScreen>] {
        let elsewhere = CommandEntry.Elsewhere.because("Go to a thread's messages first")
        return [
            ScreenCommand(
                CommandEntry(
                    .keepOffer, .changing, "Keep what this message offers as an artifact", hint: "keep", ["K"],
                    in: [.messages], also: ["make an artifact", "save the table"], elsewhere: elsewhere),
                off: { view, shared in view.offerRefusal(shared) ?? shared.identity.writeRefusal },
                run: { $0.keepOffer(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .putOffOffer, .changing, "Not now: take what this message offers off until docket is started again",
                    hint: "not now", ["-"], in: [.messages], also: ["dismiss the offer"], elsewhere: elsewhere),
                off: { view, shared in view.offerRefusal(shared) }, run: { $0.putOffOffers(&$1) }),
        ]
    }

    /// What the selected message offers.
    func openOffers(_ shared: SharedState) -> [OpenOffer] {
        guard let reading, let message = reading.selection else { return [] }
        return reading.offers(of: message, settled: shared.settledOffers)
    }

    private func offerRefusal(_ shared: SharedState) -> String? {
        pane == .messages && !openOffers(shared).isEmpty ? nil : "This message offers nothing to keep"
    }

    private func keepOffer(_ context: inout ScreenContext) {
        let offers = openOffers(context.shared)
        if offers.count > 1 {
            context.present(
                Picker(
                    Topic(BrowseTopic.keepOffer), title: "Keep which?",
                    options: offers.map { Picker.Option("\($0.id.place)", $0.offer.title, note: $0.offer.kind.label) }))
        } else if let offer = offers.first {
            context.keep(offer.id, called: offer.offer.title)
        }
    }

    private func putOffOffers(_ context: inout ScreenContext) {
        let offers = openOffers(context.shared)
        context.shared.settledOffers.formUnion(offers.map(\.id))
        context.say(offers.count == 1 ? "Not kept" : "\(offers.count) offers are not kept")
    }
}

extension CommandID {
    static let keepOffer = CommandID("messages.keep-offer")
    static let putOffOffer = CommandID("messages.put-off-offer")
}
