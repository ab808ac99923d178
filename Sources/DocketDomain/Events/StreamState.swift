/// The folded state of a stream: what `decide` needs to know of it, and no more.
package enum StreamState: Hashable, Sendable, Codable {
    case tenant(TenantState)
    case thread(ThreadState)
    case artifact(ArtifactState)
    case export(ExportState)
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
    case (.some, .export(.requested)), (.some, .tenant(.created)), (.some, .thread(.created)),
        (.some, .artifact(.created)):
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
    default:
        throw DocketError(.corrupt, "The log has an event that cannot follow what came before it in its stream.")
    }
}
