import DocketDomain

/// What the rows of messages depend on, besides the messages and the width.
struct MessageContext {
    let identity: Identity
    let appearance: Appearance
    let times: TimeText
    /// The artifacts of the thread, as far as they are loaded.
    let artifacts: PagedList<ArtifactSummary>
    let showsReasoning: Bool
    /// Answers that are being given to the thread.
    let answers: [RunningAnswer]
    /// The key that folds and unfolds messages.
    let foldKey: String
    /// Offers that are not shown any more.
    let settledOffers: Set<OfferID>
    /// The keys that take an offer up, and put it off.
    let offerKeys: OfferKeys
}
