/// An event of an append as a log keeps it, with the id that it has there.
package struct EncodedEvent: Sendable {
    package let event: Event
    package let id: EventID
    package let type: String
    package let schemaVersion: Int
    /// JSON.
    package let payload: String

    package init(_ event: Event, in append: Append, _ codec: EventCodec) throws(DocketError) {
        let stored = try codec.stored(event)
        self.event = event
        id = event.ownID ?? EventID(append.makeID())
        (type, schemaVersion, payload) = (stored.type, stored.schemaVersion, stored.text)
    }
}
