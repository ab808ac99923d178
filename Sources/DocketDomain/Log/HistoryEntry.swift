/// An event with the words in which history tells it.
package struct HistoryEntry: Sendable {
    package let event: RecordedEvent
    /// The payload as it is stored.
    package let payload: JSON
    package let type: String
    package let text: String

    package init(event: RecordedEvent, payload: JSON, type: String, text: String) {
        self.event = event
        self.payload = payload
        self.type = type
        self.text = text
    }
}

/// Something that a follower of the log learns.
package enum Change: Sendable {
    case event(HistoryEntry)
    /// A thread, or a customer with their proposals, that the viewer could not see before.
    case appeared(StreamID, Checkpoint)
    /// A thread, or a customer with their proposals, that the viewer no longer sees.
    case disappeared(StreamID, Checkpoint)
}
