import DocketDomain

/// An append whose events are ready to be written: encoded before anything is locked, and with ids that stay the same
/// however often it has to be tried.
struct PreparedAppend: Sendable {
    let append: Append
    /// For each change its events.
    let events: [[EncodedEvent]]

    init(_ append: Append, _ codec: EventCodec) throws(DocketError) {
        self.append = append
        var all: [[EncodedEvent]] = []
        for change in append.changes {
            var events: [EncodedEvent] = []
            for event in change.events { events.append(try EncodedEvent(event, in: append, codec)) }
            all.append(events)
        }
        events = all
    }

    static func all(of appends: [Append], _ codec: EventCodec) async throws -> [PreparedAppend] {
        try await appends.concurrentMap(from: 20) { try PreparedAppend($0, codec) }
    }
}
