package import DocketDomain

/// An event log without a store: it performs commands as a workspace does, through `requirements`, `decide` and `evolve`.
package final class Ledger {
    /// A stream of a tenant.
    package struct Position: Hashable {
        package let tenant: TenantID
        package let stream: StreamID

        package init(tenant: TenantID, stream: StreamID) {
            self.tenant = tenant
            self.stream = stream
        }
    }

    /// A claim of a tenant.
    package struct TenantClaim: Hashable {
        package let tenant: TenantID
        package let key: ClaimKey
    }

    package private(set) var events: [RecordedEvent] = []
    package private(set) var snapshots: [Position: StreamSnapshot] = [:]
    package private(set) var claims: [TenantClaim: StreamID] = [:]
    package let ids: IDSequence
    /// What the configuration says about reviewing.
    package var policy: ReviewPolicy

    package init(ids: IDSequence = IDSequence(), policy: ReviewPolicy = ReviewPolicy()) {
        self.ids = ids
        self.policy = policy
    }

    /// Everybody of `Cast`, in their two tenants.
    package static func withCast() throws -> Ledger {
        let ledger = Ledger()
        for (command, viewer) in Cast.arrival { try ledger.perform(command, as: viewer) }
        return ledger
    }

    // MARK: Given

    /// Writes what happened before, which no command has to allow.
    package func record(
        _ changes: [StreamChange], claims: [ClaimChange] = [], by viewer: Viewer
    ) throws(DocketError) {
        try write(changes, claims, viewer.tenantID, viewer)
    }

    // MARK: When

    /// Does what a command asks for, where the rules allow it.
    @discardableResult
    package func perform(_ command: Command, as viewer: Viewer) throws(DocketError) -> CommandOutcome {
        let decision = try decision(command, as: viewer)
        let tenant = if case .createTenant(let id, _, _) = command { id } else { viewer.tenantID }
        try write(decision.changes, decision.claims, tenant, viewer)
        ids.advance()
        return decision.outcome
    }

    /// What a command would do, without doing it.
    ///
    /// - Parameter hidden: Streams that are taken for not being there.
    package func decision(
        _ command: Command, as viewer: Viewer, hiding hidden: Set<StreamID> = []
    ) throws(DocketError) -> ChangeSet {
        let context = Context(viewer: viewer, now: ids.now, makeID: ids.next, policy: policy)
        var loaded = LoadedState()
        while case let missing = requirements(of: command, in: loaded, context), !missing.isEmpty {
            for requirement in missing {
                if case .stream(let stream) = requirement, hidden.contains(stream) {
                    loaded.load(stream, nil)
                } else {
                    load(requirement, into: &loaded, viewer)
                }
            }
        }
        return try DocketDomain.decide(command, in: loaded, context)
    }

    private func load(_ requirement: Requirement, into loaded: inout LoadedState, _ viewer: Viewer) {
        switch requirement {
        case .stream(let stream):
            let tenant = stream.kind == .tenant ? TenantID(stream.id) : viewer.tenantID
            loaded.load(stream, snapshots[Position(tenant: tenant, stream: stream)])
        case .claim(let key):
            loaded.load(key, owner: claims[TenantClaim(tenant: viewer.tenantID, key: key)])
        case .importedPath(let thread):
            var path = ImportedPath()
            for case .thread(let event) in events(of: .thread(thread)) { path.apply(event) }
            loaded.load(importedPath: path, of: thread)
        case .messages(let thread):
            var messages = ThreadMessages()
            for case .thread(let event) in events(of: .thread(thread)) { messages.apply(event) }
            loaded.load(messages: messages.shown, of: thread)
        case .newestSource(let artifact):
            var source: MessageID?
            for case .artifact(let event) in events(of: .artifact(artifact)) { event.follow(&source) }
            loaded.load(newestSource: source, of: artifact)
        case .quotes(let thread, let texts):
            var found: [String: MessageID] = [:]
            for text in texts {
                for case .thread(.messageAdded(let added)) in events(of: .thread(thread))
                where found[text] == nil && added.parts.contains(where: { $0.text.contains(text) }) {
                    found[text] = added.id
                }
            }
            loaded.load(quotes: found, of: thread)
        case .newestDecision(let user):
            let decided = events.reversed().compactMap { recorded -> ArtifactID? in
                guard case .proposal(.decided(let decision)) = recorded.event, decision.decidedBy == user,
                    decision.undoableUntil > ids.now, case let id = ArtifactID(recorded.stream.id),
                    artifact(id, in: viewer.tenantID)?.proposal?.decision?.decisionID == decision.decisionID
                else { return nil }
                return id
            }
            loaded.load(newestDecision: Array(decided.prefix(1)), of: user)
        }
    }

    private func write(
        _ changes: [StreamChange], _ claims: [ClaimChange], _ tenant: TenantID, _ viewer: Viewer
    ) throws(DocketError) {
        for change in changes { try apply(change, tenant, viewer) }
        for claim in claims { apply(claim, tenant) }
    }

    private func apply(_ change: StreamChange, _ tenant: TenantID, _ viewer: Viewer) throws(DocketError) {
        let position = Position(tenant: tenant, stream: change.stream)
        let actual = snapshots[position]?.version ?? 0
        switch change.expected {
        case .any: break
        case .noStream where actual == 0: break
        case .exact(let version) where version == actual: break
        default: throw DocketError(.conflict, "\(change.stream) stands at \(actual).")
        }
        for event in change.events {
            let version = (snapshots[position]?.version ?? 0) + 1
            snapshots[position] = StreamSnapshot(version: version, state: try evolve(snapshots[position]?.state, event))
            events.append(
                RecordedEvent(
                    checkpoint: Checkpoint(position: Int64(events.count + 1)), tenantID: tenant, stream: change.stream,
                    version: version,
                    eventID: event.ownID ?? EventID(ids.next()), event: event, actorID: viewer.userID,
                    actorRole: viewer.role,
                    correlationID: "", recordedAt: ids.now))
        }
    }

    private func apply(_ claim: ClaimChange, _ tenant: TenantID) {
        switch claim {
        case .take(let key, let stream): claims[TenantClaim(tenant: tenant, key: key)] = stream
        case .release(let key, let stream):
            let claim = TenantClaim(tenant: tenant, key: key)
            if claims[claim] == stream { claims[claim] = nil }
        }
    }

    // MARK: Then

    /// A thread as it stands.
    package func thread(_ id: ThreadID, in tenant: TenantID = Cast.tenant) -> ThreadState? {
        guard case .thread(let state)? = snapshots[Position(tenant: tenant, stream: .thread(id))]?.state else {
            return nil
        }
        return state
    }

    /// An artifact as it stands.
    package func artifact(_ id: ArtifactID, in tenant: TenantID = Cast.tenant) -> ArtifactState? {
        guard case .artifact(let state)? = snapshots[Position(tenant: tenant, stream: .artifact(id))]?.state else {
            return nil
        }
        return state
    }

    /// An export as it stands.
    package func export(_ id: ExportID, in tenant: TenantID = Cast.tenant) -> ExportState? {
        guard case .export(let state)? = snapshots[Position(tenant: tenant, stream: .export(id))]?.state else {
            return nil
        }
        return state
    }

    /// A customer as they stand.
    package func customer(_ id: CustomerID, in tenant: TenantID = Cast.tenant) -> CustomerState? {
        guard case .customer(let state)? = snapshots[Position(tenant: tenant, stream: .customer(id))]?.state else {
            return nil
        }
        return state
    }

    /// A tenant as it stands.
    package func tenant(_ id: TenantID = Cast.tenant) -> TenantState? {
        guard case .tenant(let state)? = snapshots[Position(tenant: id, stream: .tenant(id))]?.state else { return nil }
        return state
    }

    /// What happened to a stream.
    package func events(of stream: StreamID) -> [Event] {
        events.filter { $0.stream == stream }.map(\.event)
    }

    /// The newest decision of a proposal, as the log has it.
    package func decision(of proposal: ArtifactID) -> ProposalDecided? {
        for case .proposal(.decided(let decision)) in events(of: .artifact(proposal)).reversed() { return decision }
        return nil
    }

    /// Who owns a claim.
    package func owner(of key: ClaimKey, in tenant: TenantID = Cast.tenant) -> StreamID? {
        claims[TenantClaim(tenant: tenant, key: key)]
    }
}
