package import DocketDomain

/// The events of a tenant as one viewer may follow them, from every process that writes.
///
/// Delivery is in order and at least once; a reader drops what it has seen, by position.
package struct ChangeFeed: Sendable {
    private let queries: ReadQueries

    package init(_ queries: ReadQueries) {
        self.queries = queries
    }

    /// Everything after a checkpoint, then what comes, until the task that reads is cancelled.
    ///
    /// - Parameter identity: Of the log in which the checkpoint is; nothing where it is the one that is there now.
    package func changes(
        after checkpoint: Checkpoint, stream: StreamID? = nil, in identity: LogIdentity? = nil
    ) -> Changes {
        Changes(queries: queries, start: checkpoint, stream: stream, identity: identity)
    }

    /// Changes in batches that are never empty. The next batch is read when it is asked for: however slow the reader is,
    /// it holds one.
    package struct Changes: AsyncSequence, Sendable {
        fileprivate let queries: ReadQueries
        fileprivate let start: Checkpoint
        fileprivate let stream: StreamID?
        fileprivate let identity: LogIdentity?

        package func makeAsyncIterator() -> AsyncIterator {
            let feed = SQLiteEventLog(queries.database).follow(
                tenant: queries.viewer.tenantID, after: start, in: identity)
            return AsyncIterator(
                events: feed.makeAsyncIterator(), reached: start, view: ChangeView(queries: queries, stream: stream))
        }

        package struct AsyncIterator: AsyncIteratorProtocol {
            fileprivate var events: EventFeed.AsyncIterator
            fileprivate var reached: Checkpoint
            fileprivate let view: ChangeView

            package mutating func next() async throws -> [Change]? {
                do {
                    while let batch = try await events.next(), let last = batch.last {
                        let changes = try await view.changes(by: batch, after: reached)
                        reached = last.checkpoint
                        if !changes.isEmpty { return changes }
                    }
                    return nil
                } catch  where Task.isCancelled {
                    return nil
                } catch {
                    throw WorkspaceDatabase.translated(error)
                }
            }
        }
    }
}

/// What events mean to one viewer.
private struct ChangeView: Sendable {
    let queries: ReadQueries
    let stream: StreamID?

    /// - Parameters:
    ///   - events: One after the other in the log.
    ///   - checkpoint: Where the first of them follows.
    func changes(by events: [RecordedEvent], after checkpoint: Checkpoint) async throws(DocketError) -> [Change] {
        guard let last = events.last else { return [] }
        let end = last.checkpoint
        let seen = try await queries.events(after: checkpoint, through: end, stream: stream)
        let entries = Dictionary(uniqueKeysWithValues: seen.map { ($0.event.position, $0) })
        return events.filter { stream == nil || $0.stream == stream }.flatMap { event in
            changes(by: event, entry: entries[event.position])
        }
    }

    private func changes(by event: RecordedEvent, entry: HistoryEntry?) -> [Change] {
        var changes: [Change] = []
        let place = event.checkpoint
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
