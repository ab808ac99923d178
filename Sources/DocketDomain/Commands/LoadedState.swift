/// What a command has to know of the log before it can be decided.
package enum Requirement: Hashable, Sendable {
    case stream(StreamID)
    case claim(ClaimKey)
    /// The keys of the messages that imports have added to a thread.
    case importedKeys(ThreadID)
    /// In which messages of a thread these texts stand word for word.
    case quotes(ThreadID, Set<String>)
    /// The proposals that a user decided last, in one step, and can still take back.
    case newestDecision(UserID)
}

/// The part of the log that has been loaded for a decision.
package struct LoadedState: Sendable {
    package private(set) var streams: [StreamID: StreamSnapshot?] = [:]
    package private(set) var claims: [ClaimKey: StreamID?] = [:]
    package private(set) var importedKeys: [ThreadID: Set<String>] = [:]

    /// Thread → quote → the first message that has it.
    package private(set) var quotes: [ThreadID: [String: MessageID]] = [:]
    package private(set) var newestDecisions: [UserID: [ArtifactID]] = [:]

    package init() {}

    package mutating func load(_ stream: StreamID, _ snapshot: StreamSnapshot?) {
        streams.updateValue(snapshot, forKey: stream)
    }

    package mutating func load(_ claim: ClaimKey, owner: StreamID?) {
        claims.updateValue(owner, forKey: claim)
    }

    package mutating func load(importedKeys keys: Set<String>, of thread: ThreadID) {
        importedKeys[thread] = keys
    }

    package mutating func load(quotes found: [String: MessageID], of thread: ThreadID) {
        quotes[thread] = found
    }

    package mutating func load(newestDecision proposals: [ArtifactID], of user: UserID) {
        newestDecisions[user] = proposals
    }

    package func has(_ requirement: Requirement) -> Bool {
        switch requirement {
        case .stream(let stream): streams[stream] != nil
        case .claim(let claim): claims[claim] != nil
        case .importedKeys(let thread): importedKeys[thread] != nil
        case .quotes(let thread, _): quotes[thread] != nil
        case .newestDecision(let user): newestDecisions[user] != nil
        }
    }

    /// The streams that are there, as they were read.
    package var snapshots: [StreamID: StreamSnapshot] { streams.compactMapValues { $0 } }

    package func thread(_ id: ThreadID) -> (state: ThreadState, version: Int)? {
        guard case .thread(let state)? = streams[.thread(id)]??.state else { return nil }
        return (state, streams[.thread(id)]??.version ?? 0)
    }

    package func artifact(_ id: ArtifactID) -> (state: ArtifactState, version: Int)? {
        guard case .artifact(let state)? = streams[.artifact(id)]??.state else { return nil }
        return (state, streams[.artifact(id)]??.version ?? 0)
    }

    package func export(_ id: ExportID) -> (state: ExportState, version: Int)? {
        guard case .export(let state)? = streams[.export(id)]??.state else { return nil }
        return (state, streams[.export(id)]??.version ?? 0)
    }

    package func tenant(_ id: TenantID) -> (state: TenantState, version: Int)? {
        guard case .tenant(let state)? = streams[.tenant(id)]??.state else { return nil }
        return (state, streams[.tenant(id)]??.version ?? 0)
    }

    package func customer(_ id: CustomerID) -> (state: CustomerState, version: Int)? {
        guard case .customer(let state)? = streams[.customer(id)]??.state else { return nil }
        return (state, streams[.customer(id)]??.version ?? 0)
    }

    package func batch(_ id: BatchID) -> BatchState? {
        guard case .batch(let state)? = streams[.batch(id)]??.state else { return nil }
        return state
    }

    package func review(_ id: ReviewID) -> (state: ReviewStepState, version: Int)? {
        guard case .review(let state)? = streams[.review(id)]??.state else { return nil }
        return (state, streams[.review(id)]??.version ?? 0)
    }

    /// The tenant's own schema, once it has one.
    package var schema: ProfileSchema? {
        guard case .schema(let state)? = streams[.schema]??.state else { return nil }
        return state.schema
    }

    /// The version of the stream that the schema is on; 0 where there is none.
    package var schemaStreamVersion: Int { streams[.schema]??.version ?? 0 }

    package func owner(of claim: ClaimKey) -> StreamID? {
        claims[claim] ?? nil
    }
}

/// What a command changes, and what it answers.
package struct ChangeSet: Hashable, Sendable {
    package var changes: [StreamChange]
    package var claims: [ClaimChange]
    package var outbox: [OutboxChange]
    package var outcome: CommandOutcome

    package init(
        changes: [StreamChange] = [], claims: [ClaimChange] = [], outbox: [OutboxChange] = [], outcome: CommandOutcome
    ) {
        self.changes = changes
        self.claims = claims
        self.outbox = outbox
        self.outcome = outcome
    }

    /// Everything holds already.
    static func already(_ outcome: CommandOutcome) -> Self {
        var outcome = outcome
        outcome.already = true
        return Self(outcome: outcome)
    }
}
