/// What a stream's version must be for an append to go through.
package enum ExpectedVersion: Hashable, Sendable {
    case any
    case noStream
    case exact(Int)

    /// The version of a stream that was read; 0 for one that was not there.
    static func standing(at version: Int) -> Self {
        version == 0 ? .noStream : .exact(version)
    }
}

/// New events of one stream. Without events it only asks that the stream still stands where it was read.
package struct StreamChange: Hashable, Sendable {
    package let stream: StreamID
    package let expected: ExpectedVersion
    package let events: [Event]

    package init(stream: StreamID, expected: ExpectedVersion, events: [Event]) {
        self.stream = stream
        self.expected = expected
        self.events = events
    }
}
