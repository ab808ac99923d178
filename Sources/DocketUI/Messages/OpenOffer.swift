import DocketDomain

/// Something in a message that can still be kept as an artifact.
struct OpenOffer: Hashable, Sendable {
    let id: OfferID
    let offer: ArtifactOffer
}

/// The labels of the keys that are told on the card of an offer.
struct OfferKeys: Hashable, Sendable {
    var keep = "K"
    var putOff = "-"
}
