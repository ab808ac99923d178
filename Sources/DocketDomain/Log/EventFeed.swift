/// The events of a tenant from a place on, then what comes, from every process that writes: pulled, so that a reader who
/// is slow holds no more than one batch.
///
/// A batch is never empty, and in the order of positions. The sequence ends with the task that reads it; where a backup
/// is put in the place of the log it throws, since places in it are not what they were.
package struct EventFeed: AsyncSequence, Sendable {
    private let log: any EventLog
    private let tenant: TenantID
    private let start: Checkpoint
    private let identity: LogIdentity?

    /// - Parameter identity: Of the log in which the place is; nothing where it is the one that is there now.
    package init(_ log: any EventLog, tenant: TenantID, after start: Checkpoint, in identity: LogIdentity? = nil) {
        self.log = log
        self.tenant = tenant
        self.start = start
        self.identity = identity
    }

    package func makeAsyncIterator() -> AsyncIterator {
        // Watching begins before the first look, so that no write falls between the two.
        AsyncIterator(
            log: log, tenant: tenant, reached: start, identity: identity, writes: log.writes().makeAsyncIterator())
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let log: any EventLog
        fileprivate let tenant: TenantID
        fileprivate var reached: Checkpoint
        fileprivate var identity: LogIdentity?
        fileprivate var writes: AsyncStream<Void>.AsyncIterator

        /// Events in one batch at the most.
        private static let limit = 500

        package mutating func next() async throws -> [RecordedEvent]? {
            while !Task.isCancelled {
                let events: [RecordedEvent]
                let found: LogIdentity
                do {
                    events = try await log.read(tenant: tenant, after: reached, limit: Self.limit)
                    found = try await log.identity()
                } catch  where Task.isCancelled {
                    return nil
                }
                guard found.epoch == identity?.epoch ?? found.epoch else { throw LogIdentity.restored }
                identity = found
                if let last = events.last {
                    reached = last.checkpoint
                    return events
                }
                guard await writes.next(isolation: #isolation) != nil else { return nil }
            }
            return nil
        }
    }
}

extension EventLog {
    /// The events of a tenant after a place, and what comes.
    package func follow(
        tenant: TenantID, after checkpoint: Checkpoint, in identity: LogIdentity? = nil
    ) -> EventFeed {
        EventFeed(self, tenant: tenant, after: checkpoint, in: identity)
    }
}
