/// An event as one viewer is told it, with the words in which history tells it.
package struct HistoryEntry: Sendable {
    package let event: RecordedEvent
    package let type: String
    package let text: String
    /// Members of the payload that are not for this viewer.
    package let hidden: Set<String>

    package init(event: RecordedEvent, type: String, text: String, hidden: Set<String> = []) {
        self.event = event
        self.type = type
        self.text = text
        self.hidden = hidden
    }
}

extension HistoryEntry {
    /// An event as its row tells it, for a viewer who sees the profile that it is about.
    package init(_ event: RecordedEvent, type: String, actorName: String, schema: ProfileSchema?) {
        self.init(event: event, type: type, text: event.text(actorName: actorName, schema: schema))
    }

    /// An event of a proposal, for a viewer who does not see the customer's profile.
    package init(
        withoutProfile recorded: RecordedEvent, of proposal: ProposalEvent, by creator: UserID, to viewer: UserID,
        type: String, actorName: String, schema: ProfileSchema?
    ) {
        // Whoever hands in what an agent has found may know more than the agent.
        let told = proposal.withoutProfile(isOwn: creator == viewer && recorded.actorID == viewer)
        let event = recorded.telling(.proposal(told))
        self.init(
            event: event, type: type,
            text: event.text(told.textWithoutProfile(ValueText(schema: schema)), actorName: actorName),
            hidden: told.membersWithoutProfile)
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

extension Change {
    /// Where in the log it is told.
    package var place: Checkpoint {
        switch self {
        case .event(let entry): entry.event.checkpoint
        case .appeared(_, let place), .disappeared(_, let place): place
        }
    }
}
