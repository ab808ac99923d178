package import DocketDomain
import GRDB

/// The events of a tenant as one viewer may follow them, from every process that writes.
///
/// Delivery is in order and at least once; a reader drops what it has seen, by position.
package struct ChangeFeed: Sendable {
    private let queries: ReadQueries

    package init(_ queries: ReadQueries) {
        self.queries = queries
    }

    /// Everything after a checkpoint, then what comes, until the task is cancelled.
    package func changes(
        after checkpoint: Checkpoint, stream: StreamID? = nil
    ) -> AsyncThrowingStream<[Change], any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    // Watching begins before the first look, so that no write falls between the two.
                    var writes = WriteWatcher(path: queries.database.path).writes.makeAsyncIterator()
                    var reached = checkpoint
                    while !Task.isCancelled {
                        let (changes, next) = try await batch(after: reached, stream: stream)
                        if !changes.isEmpty { continuation.yield(changes) }
                        if next == reached, await writes.next() == nil { break }
                        reached = next
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// What follows a checkpoint, and how far was looked.
    private func batch(
        after checkpoint: Checkpoint, stream: StreamID?
    ) async throws(DocketError) -> ([Change], Checkpoint) {
        let log = SQLiteEventLog(queries.database)
        do {
            let events = try await log.read(tenant: queries.viewer.tenantID, after: checkpoint, limit: 500)
            guard let last = events.last else { return ([], checkpoint) }
            let end = Checkpoint(position: last.position)
            let seen = try await queries.events(after: checkpoint, through: end, stream: stream)
            let entries = Dictionary(uniqueKeysWithValues: seen.map { ($0.event.position, $0) })
            let found = events.filter { stream == nil || $0.stream == stream }.flatMap { event in
                changes(by: event, entry: entries[event.position])
            }
            return (found, end)
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    private func changes(by event: RecordedEvent, entry: HistoryEntry?) -> [Change] {
        var changes: [Change] = []
        let place = Checkpoint(position: event.position)
        switch event.event {
        case .thread(.visibilityChanged(let changed)):
            // Its owner sees a thread before and after; for anybody else the rule needs no owner.
            let saw = changed.from.admits(queries.viewer, owner: nil)
            if entry == nil, saw { changes.append(.disappeared(event.stream, place)) }
            if entry != nil, !saw, event.actorID != queries.viewer.userID {
                changes.append(.appeared(event.stream, place))
            }
        case .customer(.rmAssigned(let assigned)) where queries.viewer.role == .rm:
            if entry == nil, assigned.from == queries.viewer.userID {
                changes.append(.disappeared(event.stream, place))
            }
            if entry != nil, assigned.to == queries.viewer.userID { changes.append(.appeared(event.stream, place)) }
        default: break
        }
        if let entry { changes.append(.event(entry)) }
        return changes
    }
}
