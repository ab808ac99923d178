internal import DequeModule
internal import Synchronization

/// So many in any minute, and no more.
package final class RateLimit: Sendable {
    /// What is told of it.
    package struct State: Hashable, Sendable {
        package let taken: Int
        package let limit: Int
        /// Until one more may go; nil where it may now.
        package let wait: Duration?
    }

    private let taken = Mutex<Deque<ContinuousClock.Instant>>([])
    private let limit: Int
    private let span: Duration
    private let now: @Sendable () -> ContinuousClock.Instant

    package init(
        perMinute limit: Int, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.limit = max(1, limit)
        span = .seconds(60)
        self.now = now
    }

    package var state: State {
        taken.withLock { taken in
            let now = now()
            forget(&taken, before: now)
            return State(taken: taken.count, limit: limit, wait: wait(taken, now))
        }
    }

    /// Takes one of the minute's.
    ///
    /// - Returns: nil where there was one; else after how long there is.
    package func take() -> Duration? {
        taken.withLock { taken in
            let now = now()
            forget(&taken, before: now)
            if let wait = wait(taken, now) { return wait }
            taken.append(now)
            return nil
        }
    }

    private func forget(_ taken: inout Deque<ContinuousClock.Instant>, before now: ContinuousClock.Instant) {
        while let first = taken.first, first + span <= now { taken.removeFirst() }
    }

    private func wait(_ taken: Deque<ContinuousClock.Instant>, _ now: ContinuousClock.Instant) -> Duration? {
        guard taken.count >= limit, let first = taken.first else { return nil }
        return now.duration(to: first + span)
    }
}
