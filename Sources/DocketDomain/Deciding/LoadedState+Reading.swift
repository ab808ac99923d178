extension LoadedState {
    /// Reads what a decision needs, all streams and all claims at once: a batch has thousands of them.
    mutating func load(_ requirements: [Requirement], _ context: Context, from log: any EventLog) async throws {
        let tenant = context.viewer.tenantID
        var streams: [StreamID] = []
        var claims: [ClaimKey] = []
        for requirement in requirements {
            switch requirement {
            case .stream(let stream) where stream.kind == .tenant:
                // A tenant's stream lies within that tenant; all others in the viewer's.
                load(stream, try await log.state(of: stream, tenant: TenantID(stream.id)))
            case .stream(let stream): streams.append(stream)
            case .claim(let claim): claims.append(claim)
            case .importedPath(let thread):
                load(importedPath: try await log.importedPath(of: thread, tenant: tenant), of: thread)
            case .messages(let thread):
                load(messages: try await log.shownMessages(of: thread, tenant: tenant), of: thread)
            case .newestSource(let artifact):
                load(newestSource: try await log.newestSource(of: artifact, tenant: tenant), of: artifact)
            case .quotes(let thread, let texts):
                load(quotes: try await log.messages(of: thread, tenant: tenant, quoting: texts), of: thread)
            case .newestDecision(let user):
                let newest = try await log.newestDecision(of: user, tenant: tenant, undoableAfter: context.now)
                load(newestDecision: newest, of: user)
            }
        }
        if !streams.isEmpty {
            let states = try await log.states(of: streams, tenant: tenant)
            for stream in streams { load(stream, states[stream]) }
        }
        if !claims.isEmpty {
            let owners = try await log.owners(of: claims, tenant: tenant)
            for claim in claims { load(claim, owner: owners[claim]) }
        }
    }
}
