/// What a decision asks of the log beside streams and claims. An engine answers it from the events, or from what it keeps
/// in step with them: never from a projection that may lag.
package protocol DecisionSource {
    /// The keys of all messages that imports have added to a thread.
    func importedKeys(of thread: ThreadID, tenant: TenantID) async throws -> Set<String>
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
    package func importedKeys(of thread: ThreadID, tenant: TenantID) async throws -> Set<String> {
        var keys: Set<String> = []
        var version = 0
        while true {
            let events = try await read(stream: .thread(thread), tenant: tenant, afterVersion: version, limit: 1000)
            for event in events {
                if case .thread(.messageAdded(let added)) = event.event, let key = added.sourceKey { keys.insert(key) }
            }
            guard let last = events.last, events.count == 1000 else { return keys }
            version = last.version
        }
    }
}
