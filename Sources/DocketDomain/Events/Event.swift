/// Something that happened to one stream. The log of events is the truth and the audit trail.
package enum Event: Hashable, Sendable {
    case tenant(TenantEvent)
    case thread(ThreadEvent)
    case artifact(ArtifactEvent)
    case export(ExportEvent)
    /// In the stream of the artifact that the proposal is.
    case proposal(ProposalEvent)
    case batch(BatchEvent)
    case review(ReviewEvent)
    case customer(CustomerEvent)
    case schema(SchemaEvent)

    /// The id that the event brings with it, since it is answered and referred to; others get theirs when they are
    /// written.
    package var ownID: EventID? {
        switch self {
        case .proposal(.decided(let decided)): decided.decisionID
        case .proposal(.takenBack(let takenBack)): takenBack.undoID
        default: nil
        }
    }
}

/// An event at its place in the log.
package struct RecordedEvent: Hashable, Sendable {
    /// Grows by every event; never reused.
    package let position: Int64
    package let tenantID: TenantID
    package let stream: StreamID
    /// 1 for the first event of a stream.
    package let version: Int
    package let eventID: EventID
    package let event: Event
    package let actorID: UserID
    package let actorRole: Role
    /// The same for all events of one command.
    package let correlationID: String
    package let recordedAt: Timestamp

    package init(
        position: Int64, tenantID: TenantID, stream: StreamID, version: Int, eventID: EventID, event: Event,
        actorID: UserID, actorRole: Role, correlationID: String, recordedAt: Timestamp
    ) {
        self.position = position
        self.tenantID = tenantID
        self.stream = stream
        self.version = version
        self.eventID = eventID
        self.event = event
        self.actorID = actorID
        self.actorRole = actorRole
        self.correlationID = correlationID
        self.recordedAt = recordedAt
    }
}

/// A place in the event log, opaque to those who hold it: reading resumes after it.
package struct Checkpoint: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let position: Int64

    package init(position: Int64) {
        self.position = position
    }

    package static let start = Self(position: 0)

    /// Reads what `description` wrote; a bare position is understood too.
    package init(parsing text: String) throws(DocketError) {
        let digits = text.hasPrefix("c") ? text.dropFirst() : text[...]
        guard let position = Int64(digits), position >= 0 else {
            throw DocketError(
                .invalidArgument,
                "“\(text)” is no checkpoint. Use one that `docket events` printed, or 0 for the start.")
        }
        self.position = position
    }

    package var description: String { "c\(position)" }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.position < rhs.position
    }
}
