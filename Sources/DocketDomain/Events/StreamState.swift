/// The folded state of a stream: what `decide` needs to know of it, and no more.
package enum StreamState: Hashable, Sendable, Codable {
    case tenant(TenantState)
    case thread(ThreadState)
    case artifact(ArtifactState)
    case export(ExportState)
    case batch(BatchState)
    case review(ReviewStepState)
    case customer(CustomerState)
    case schema(SchemaState)
}

/// The state after an event, from the state before it. Pure: the same events always give the same state.
///
/// - Throws: `corrupt` where the event cannot follow that state.
package func evolve(_ state: StreamState?, _ event: Event) throws(DocketError) -> StreamState {
    switch (state, event) {
    case (nil, .tenant(.created(let created))): return .tenant(TenantState(created))
    case (nil, .thread(.created(let created))): return .thread(ThreadState(created))
    case (nil, .artifact(.created(let created))): return .artifact(ArtifactState(created))
    case (nil, .export(.requested(let requested))): return .export(ExportState(requested))
    case (nil, .proposal(.made(let made))): return .artifact(ArtifactState(made))
    case (nil, .batch(.submitted(let submitted))): return .batch(BatchState(submitted))
    case (nil, .review(.decided(let decided))): return .review(ReviewStepState(decided))
    case (nil, .customer(.added(let added))): return .customer(CustomerState(added))
    case (nil, .schema(.replaced(let replaced))): return .schema(SchemaState(schema: replaced.schema))
    case (.some, .tenant(.created)), (.some, .thread(.created)), (.some, .artifact(.created)),
        (.some, .proposal(.made)), (.some, .batch(.submitted)), (.some, .review(.decided)), (.some, .customer(.added)),
        (.some, .export(.requested)):
        throw DocketError(.corrupt, "The log has a stream that begins twice.")
    case (.tenant(var tenant)?, .tenant(let event)):
        tenant.apply(event)
        return .tenant(tenant)
    case (.thread(var thread)?, .thread(let event)):
        thread.apply(event)
        return .thread(thread)
    case (.artifact(var artifact)?, .artifact(let event)):
        artifact.apply(event)
        return .artifact(artifact)
    case (.export(var export)?, .export(let event)):
        export.apply(event)
        return .export(export)
    case (.artifact(var artifact)?, .proposal(let event)):
        try artifact.apply(event)
        return .artifact(artifact)
    case (.review(var review)?, .review(let event)):
        review.apply(event)
        return .review(review)
    case (.customer(var customer)?, .customer(let event)):
        customer.apply(event)
        return .customer(customer)
    case (.schema, .schema(.replaced(let replaced))):
        return .schema(SchemaState(schema: replaced.schema))
    default:
        throw DocketError(.corrupt, "The log has an event that cannot follow what came before it in its stream.")
    }
}
