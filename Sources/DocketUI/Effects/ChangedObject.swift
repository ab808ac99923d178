package import DocketDomain

/// What an event was about.
package enum ChangedObject: Hashable, Sendable {
    case thread(ThreadID)
    case artifact(ArtifactID)
    case export(ExportID)
    case customer(CustomerID)
    /// The profile schema.
    case schema
    /// The users or settings of the tenant.
    case tenant

    package init(_ stream: StreamID) {
        self =
            switch stream.kind {
            case .thread: .thread(ThreadID(stream.id))
            case .artifact: .artifact(ArtifactID(stream.id))
            case .customer: .customer(CustomerID(stream.id))
            case .schema: .schema
            // What they tell is told by the events of their proposals and customers as well.
            case .batch, .review: .tenant
            case .export: .export(ExportID(stream.id))
            case .tenant: .tenant
            }
    }
}
