package import DocketDomain

/// Something that a writer or a reader of a log did: a history is a file of such lines, made by as many processes as one
/// likes, and is checked without the log.
package enum HistoryRecord: Codable, Hashable, Sendable {
    /// A writer is about to hand in an append.
    ///
    /// - Parameters:
    ///   - append: Its correlation id, by which its events are known.
    ///   - at: Nanoseconds of this machine's steady clock, as everywhere here.
    ///   - events: How many it has.
    ///   - claim: What it takes, and nobody gives back.
    ///   - request: Under which key it may come once more.
    case asked(append: String, at: UInt64, events: Int, claim: Claim?, request: String?)
    /// What the writer was told. A writer that was killed, or lost its connection, was told nothing.
    case answered(append: String, at: UInt64, outcome: Outcome)
    /// A batch that a reader got.
    ///
    /// - Parameters:
    ///   - reader: One walk through the log, from some place on.
    ///   - after: What it asked for.
    case read(reader: String, after: Place, events: [Event])
    /// The same, of the whole log, when nobody wrote any more.
    case found(events: [Event])

    /// Something that one stream may own, and which one wants it.
    package struct Claim: Codable, Hashable, Sendable {
        package let key: String
        package let owner: String

        package init(key: String, owner: String) {
            self.key = key
            self.owner = owner
        }
    }

    package enum Outcome: Codable, Hashable, Sendable {
        case written(Place)
        /// The request had been answered before.
        case replayed
        case refused
        case unknown
    }

    /// A place in the log.
    package struct Place: Codable, Hashable, Sendable, Comparable {
        package let transaction: Int64
        package let position: Int64

        package init(transaction: Int64, position: Int64) {
            self.transaction = transaction
            self.position = position
        }

        package init(_ checkpoint: Checkpoint) {
            transaction = checkpoint.transaction
            position = checkpoint.position
        }

        package var checkpoint: Checkpoint { Checkpoint(transaction: transaction, position: position) }

        package static func < (lhs: Self, rhs: Self) -> Bool { lhs.checkpoint < rhs.checkpoint }
    }

    /// An event of the log, without what it says.
    package struct Event: Codable, Hashable, Sendable {
        package let place: Place
        package let id: String
        package let append: String
        package let stream: String
        package let version: Int

        package init(place: Place, id: String, append: String, stream: String, version: Int) {
            self.place = place
            self.id = id
            self.append = append
            self.stream = stream
            self.version = version
        }

        package init(_ event: RecordedEvent) {
            place = Place(event.checkpoint)
            id = event.eventID.rawValue
            append = event.correlationID
            stream = event.stream.description
            version = event.version
        }
    }
}
