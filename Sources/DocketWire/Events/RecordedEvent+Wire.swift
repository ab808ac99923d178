package import DocketDomain
import OrderedCollections

extension HistoryEntry {
    /// An event as `history` prints it.
    package var wire: JSON {
        event.wire(type: type, text: text, hidden: hidden)
    }
}

extension FollowedChange {
    /// A change as `events` prints it: an event as in `history`, or what came into the follower's sight or left it, with
    /// the checkpoint that goes on behind it.
    package var wire: JSON {
        let told =
            switch change {
            case .event(let entry): entry.wire
            case .appeared(let stream, let place): RecordedEvent.sightChange(of: stream, appeared: true, at: place)
            case .disappeared(let stream, let place): RecordedEvent.sightChange(of: stream, appeared: false, at: place)
            }
        guard case .object(var members) = told else { return told }
        members.updateValue(.string(checkpoint.rawValue), forKey: "checkpoint", insertingAt: 1)
        return .object(members)
    }
}

extension RecordedEvent {
    /// An event as `history` and `events` print it.
    ///
    /// - Parameters:
    ///   - type: The event's name in the log.
    ///   - text: The event in plain words.
    ///   - hidden: Members of the payload that are not for who reads it.
    func wire(type: String, text: String, hidden: Set<String> = []) -> JSON {
        [
            "position": .number(position),
            "event_id": .id(eventID),
            "type": .string(type),
            "stream_id": .string(stream.description),
            "version": .number(version),
            "actor": ["id": .id(actorID), "role": .string(actorRole.rawValue)],
            "recorded_at": .time(recordedAt),
            "payload": event.wirePayload.without(hidden),
            "text": .string(text),
        ]
    }

    /// A thread or a customer came into a follower's sight, or left it.
    fileprivate static func sightChange(of stream: StreamID, appeared: Bool, at checkpoint: Checkpoint) -> JSON {
        [
            "position": .number(checkpoint.position),
            "type": .string("\(stream.kind.rawValue)_\(appeared ? "appeared" : "disappeared")"),
            "stream_id": .string(stream.description),
        ]
    }
}

extension JSON {
    fileprivate func without(_ hidden: Set<String>) -> JSON {
        guard !hidden.isEmpty, case .object(let members) = self else { return self }
        return .object(members.filter { !hidden.contains($0.key) })
    }
}

extension Event {
    /// What the event says, in the words of the wire rather than those in which it is stored.
    var wirePayload: JSON {
        switch self {
        case .tenant(let event): event.wirePayload
        case .thread(let event): event.wirePayload
        case .artifact(let event): event.wirePayload
        case .export(let event): event.wirePayload
        case .proposal, .batch, .review, .customer, .schema: storedPayload
        }
    }
}

extension Event {
    /// The payload in the words in which it is stored, which are those of the wire.
    fileprivate var storedPayload: JSON {
        (try? EventCodec().stored(self)).flatMap { try? JSON(parsing: Array($0.payload)) } ?? .null
    }
}

extension TenantEvent {
    fileprivate var wirePayload: JSON {
        switch self {
        case .created(let created): ["name": .string(created.name)]
        case .userAdded(let added): ["user": added.user.wire]
        case .userRemoved(let removed): ["user_id": .id(removed.userID)]
        case .sightGranted(let granted): ["user_id": .id(granted.userID), "sees": .string(granted.sees?.rawValue)]
        case .tokenAdded(let added): ["token": added.token.wire]
        case .tokenRevoked(let revoked): ["token_id": .id(revoked.tokenID), "user_id": .id(revoked.userID)]
        }
    }
}
