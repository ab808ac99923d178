package import DocketDomain

/// The feed of changes as it is told outside: it begins behind a sealed checkpoint, and gives one with each change.
package struct SealedFeed: AsyncSequence, Sendable {
    private let queries: ReadQueries
    private let start: SealedCheckpoint?
    private let stream: StreamID?
    private let now: @Sendable () -> Timestamp

    /// - Parameter start: Nothing for the beginning of the log.
    package init(
        _ queries: ReadQueries, after start: SealedCheckpoint?, stream: StreamID?,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.queries = queries
        self.start = start
        self.stream = stream
        self.now = now
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(queries: queries, start: start, stream: stream, now: now)
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let queries: ReadQueries
        fileprivate let start: SealedCheckpoint?
        fileprivate let stream: StreamID?
        fileprivate let now: @Sendable () -> Timestamp
        /// What is followed, once the checkpoint has been opened.
        private var followed: (changes: ChangeFeed.Changes.AsyncIterator, seal: CheckpointSeal)?

        fileprivate init(
            queries: ReadQueries, start: SealedCheckpoint?, stream: StreamID?, now: @escaping @Sendable () -> Timestamp
        ) {
            self.queries = queries
            self.start = start
            self.stream = stream
            self.now = now
        }

        package mutating func next() async throws -> [FollowedChange]? {
            if followed == nil { followed = try await begin() }
            guard let seal = followed?.seal, let batch = try await followed?.changes.next() else { return nil }
            let now = now()
            return batch.map { FollowedChange($0, seal.sealed($0.place, at: now)) }
        }

        private func begin() async throws -> (ChangeFeed.Changes.AsyncIterator, CheckpointSeal) {
            let (place, seal, identity) = try await queries.opened(start, stream: stream, now: now())
            let changes = ChangeFeed(queries).changes(after: place, stream: stream, in: identity)
            return (changes.makeAsyncIterator(), seal)
        }
    }
}
