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

    /// What the event says.
    package var payload: any StoredPayload {
        switch self {
        case .tenant(let event): event.payload
        case .thread(let event): event.payload
        case .artifact(let event): event.payload
        case .export(let event): event.payload
        case .proposal(let event): event.payload
        case .batch(let event): event.payload
        case .review(let event): event.payload
        case .customer(let event): event.payload
        case .schema(let event): event.payload
        }
    }

    /// What was done, in plain words without who did it.
    func text(_ values: ValueText) -> String {
        switch self {
        case .tenant(let event): event.text
        case .thread(let event): event.text
        case .artifact(let event): event.text
        case .export(let event): event.text
        case .proposal(let event): event.text(values)
        case .batch(let event): event.text
        case .review(let event): event.text
        case .customer(let event): event.text(values)
        case .schema(let event): event.text
        }
    }
}
