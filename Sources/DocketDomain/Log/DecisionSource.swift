/// What a decision asks of the log beside streams and claims. An engine answers it from the events, or from what it keeps
/// in step with them: never from a projection that may lag.
package protocol DecisionSource {
    /// The messages of a thread, with the keys of those that imports have added to it.
    func importedPath(of thread: ThreadID, tenant: TenantID) async throws -> ImportedPath
    /// The messages that a thread shows, in their order.
    func shownMessages(of thread: ThreadID, tenant: TenantID) async throws -> [MessageAdded]
    /// The message that made an artifact's newest revision, where one did.
    func newestSource(of artifact: ArtifactID, tenant: TenantID) async throws -> MessageID?
    /// In which message of a thread each of these texts stands word for word, the first one where there are several.
    func messages(
        of thread: ThreadID, tenant: TenantID, quoting texts: Set<String>
    ) async throws -> [String: MessageID]
    /// A proposal of what a user decided last and can still take back.
    func newestDecision(
        of user: UserID, tenant: TenantID, undoableAfter now: Timestamp
    ) async throws -> [ArtifactID]
}

extension EventLog {
    package func importedPath(of thread: ThreadID, tenant: TenantID) async throws -> ImportedPath {
        var path = ImportedPath()
        try await forEachEvent(of: .thread(thread), tenant: tenant) { event in
            if case .thread(let event) = event { path.apply(event) }
        }
        return path
    }

    package func shownMessages(of thread: ThreadID, tenant: TenantID) async throws -> [MessageAdded] {
        var messages = ThreadMessages()
        try await forEachEvent(of: .thread(thread), tenant: tenant) { event in
            if case .thread(let event) = event { messages.apply(event) }
        }
        return messages.shown
    }

    package func newestSource(of artifact: ArtifactID, tenant: TenantID) async throws -> MessageID? {
        var source: MessageID?
        try await forEachEvent(of: .artifact(artifact), tenant: tenant) { event in
            if case .artifact(let event) = event { event.follow(&source) }
        }
        return source
    }

    package func messages(
        of thread: ThreadID, tenant: TenantID, quoting texts: Set<String>
    ) async throws -> [String: MessageID] {
        guard !texts.isEmpty else { return [:] }
        var messages = ThreadMessages()
        var all: [MessageAdded] = []
        try await forEachEvent(of: .thread(thread), tenant: tenant) { event in
            guard case .thread(let event) = event else { return }
            messages.apply(event)
            if case .messageAdded(let added) = event { all.append(added) }
        }
        var found: [String: MessageID] = [:]
        // What the thread does not show any more comes last.
        for added in messages.shown + all {
            let message = added.parts.map(\.text).joined(separator: "\n\n")
            for text in texts where found[text] == nil && message.utf8.contains(text.utf8) { found[text] = added.id }
        }
        return found
    }

    private func forEachEvent(of stream: StreamID, tenant: TenantID, _ body: (Event) -> Void) async throws {
        var version = 0
        while true {
            let events = try await read(stream: stream, tenant: tenant, afterVersion: version, limit: 1000)
            for event in events { body(event.event) }
            guard let last = events.last, events.count == 1000 else { return }
            version = last.version
        }
    }
}

extension ArtifactEvent {
    /// Keeps the message that made the newest revision up to date.
    package func follow(_ source: inout MessageID?) {
        switch self {
        case .created(let created): source = created.messageID
        case .revised(let revised): source = revised.messageID
        default: break
        }
    }
}
