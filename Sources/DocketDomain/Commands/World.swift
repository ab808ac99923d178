/// What a command has to know of the log before it can be decided.
package enum Need: Hashable, Sendable {
    case stream(StreamID)
    case claim(ClaimKey)
    /// The keys of the messages that imports have added to a thread.
    case importedKeys(ThreadID)
}

/// The part of the log that has been loaded for a decision.
package struct World: Sendable {
    package private(set) var streams: [StreamID: StreamSnapshot?] = [:]
    package private(set) var claims: [ClaimKey: StreamID?] = [:]
    package private(set) var importedKeys: [ThreadID: Set<String>] = [:]

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

    package func has(_ need: Need) -> Bool {
        switch need {
        case .stream(let stream): streams[stream] != nil
        case .claim(let claim): claims[claim] != nil
        case .importedKeys(let thread): importedKeys[thread] != nil
        }
    }

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

    package func owner(of claim: ClaimKey) -> StreamID? {
        claims[claim] ?? nil
    }
}

/// What a command changes, and what it answers.
package struct Decision: Hashable, Sendable {
    package var changes: [StreamChange]
    package var claims: [ClaimChange]
    package var outcome: CommandOutcome

    package init(changes: [StreamChange] = [], claims: [ClaimChange] = [], outcome: CommandOutcome) {
        self.changes = changes
        self.claims = claims
        self.outcome = outcome
    }

    /// Everything holds already.
    static func already(_ outcome: CommandOutcome) -> Self {
        var outcome = outcome
        outcome.already = true
        return Self(outcome: outcome)
    }
}
