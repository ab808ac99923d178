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
}
