/// An event at its place in the log.
package struct RecordedEvent: Hashable, Sendable {
    /// Where it stands; never reused.
    package let checkpoint: Checkpoint
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
        checkpoint: Checkpoint, tenantID: TenantID, stream: StreamID, version: Int, eventID: EventID, event: Event,
        actorID: UserID, actorRole: Role, correlationID: String, recordedAt: Timestamp
    ) {
        self.checkpoint = checkpoint
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

    package var position: Int64 { checkpoint.position }

    /// The same at the same place, told otherwise.
    func telling(_ event: Event) -> RecordedEvent {
        RecordedEvent(
            checkpoint: checkpoint, tenantID: tenantID, stream: stream, version: version, eventID: eventID,
            event: event, actorID: actorID, actorRole: actorRole, correlationID: correlationID, recordedAt: recordedAt)
    }
}
