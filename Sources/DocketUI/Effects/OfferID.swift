package import DocketDomain

/// An offer of a message: something in it that can be kept as an artifact.
package struct OfferID: Hashable, Sendable {
    package let message: MessageID
    /// Its place among those of the message.
    package let place: Int

    package init(_ message: MessageID, _ place: Int) {
        self.message = message
        self.place = place
    }
}
